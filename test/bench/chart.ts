/**
 * Results as a bar chart in SVG. It follows the reader's light or dark theme.
 */

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  readonly isAccented: boolean;
}

/** Pixels. */
const WIDTH = 720;
const LABEL_WIDTH = 210;
const VALUE_WIDTH = 110;
const ROW = 30;
const BAR = 18;
const TOP = 88;
const BOTTOM = 16;
const STYLE = `
  svg { background: #fff; font: 14px system-ui, sans-serif }
  text { fill: #24211d }
  .note { fill: #6b645b; font-size: 12px }
  .title { font-size: 16px; font-weight: 600 }
  rect { fill: #b9b1a6 }
  .accent { fill: #b4541f }
  @media (prefers-color-scheme: dark) {
    svg { background: #1b1917 }
    text { fill: #efeae3 }
    .note { fill: #a59c90 }
    rect { fill: #5c554c }
    .accent { fill: #e98b52 }
  }
`;

export function barChart(title: string, notes: readonly string[], bars: readonly Bar[]): string {
  const height = TOP + bars.length * ROW + BOTTOM;
  const most = Math.max(...bars.map((it) => it.value));
  const rows = bars.map((bar, i) => {
    const top = TOP + i * ROW;
    const width = Math.max(1, (bar.value / most) * (WIDTH - LABEL_WIDTH - VALUE_WIDTH));
    const accent = bar.isAccented ? ' class="accent"' : "";
    return `  <text x="${LABEL_WIDTH - 10}" y="${top + BAR - 4}" text-anchor="end">${escape(bar.label)}</text>
  <rect${accent} x="${LABEL_WIDTH}" y="${top}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>
  <text x="${(LABEL_WIDTH + width + 8).toFixed(1)}" y="${top + BAR - 4}">${escape(bar.shown)}</text>`;
  });
  const lines = notes.map(
    (note, i) => `  <text class="note" x="16" y="${48 + i * 18}">${escape(note)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}">
  <style>${STYLE}</style>
  <text class="title" x="16" y="28">${escape(title)}</text>
${lines.join("\n")}
${rows.join("\n")}
</svg>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
