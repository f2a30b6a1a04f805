/**
 * A page that shows all the pictures.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

export function pictureOf(state: string, device: string, theme: string): string {
  return `${state.replaceAll(" ", "-")}-${device}-${theme}.png`;
}

export async function writeAlbum(
  folder: string,
  states: readonly string[],
  devices: readonly string[],
  themes: readonly string[],
): Promise<void> {
  const sections = states.map((state) => {
    const pictures = devices.flatMap((device) =>
      themes.map((theme) => {
        const file = pictureOf(state, device, theme);
        return `<a href="${file}"><img class="${device}" src="${file}" alt="${device}, ${theme}" loading="lazy"></a>`;
      }),
    );
    return `<section id="${idOf(state)}"><h2>${state}</h2><div>${pictures.join("\n")}</div></section>`;
  });
  const index = states.map((state) => `<a href="#${idOf(state)}">${state}</a>`);
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html>
<meta charset="utf-8">
<title>Alcove, every state</title>
<style>
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: #777; color: #fff }
nav { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 1rem; position: sticky; top: 0; background: #444 }
nav a { color: #fff }
section { padding: 1rem; scroll-margin-top: 6rem }
section div { display: flex; flex-wrap: wrap; gap: 1rem }
img { display: block; height: 32rem }
</style>
<nav>${index.join("\n")}</nav>
${sections.join("\n")}
`,
  );
}

function idOf(state: string): string {
  return state.replaceAll(" ", "-");
}
