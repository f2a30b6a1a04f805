/**
 * The icons of the first paint: strokes of one width on a grid of 20, in the colour of the text beside them.
 * Screen readers ignore them, since their control has a label. The other icons are in later-icon.tsx.
 */
const SHAPES = {
  clock: "M10 6.2V10l2.5 1.7M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Z",
  keys: "M2.6 5.2h14.8v9.6H2.6zM5.4 8.2h.1m3 0h.1m3 0h.1m3 0h.1M6 11.8h8",
  people:
    "M7.6 9.4a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.4 16.4c0-2.9 2-4.6 5.2-4.6s5.2 1.7 5.2 4.6M13 4a2.7 2.7 0 0 1 0 5.1M14.8 12.2c1.8.6 2.8 2.1 2.8 4.2",
  send: "M10 16V4.5M5.4 9 10 4.4 14.6 9",
  settings:
    "M3 6h8.2M15.8 6H17M3 14h1.2M8.8 14H17M11.2 6a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 0 0-4.6 0ZM4.2 14a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 0 0-4.6 0Z",
  smile:
    "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM7.6 8v.1M12.4 8v.1M6.8 11.8c1.6 2.3 4.8 2.3 6.4 0",
} as const;

type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return <Drawing name={name} shape={SHAPES[name]} />;
}

export function Drawing({ name, shape }: { name: string; shape: string }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shape} />
    </svg>
  );
}
