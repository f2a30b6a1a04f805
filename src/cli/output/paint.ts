/**
 * Colours for a terminal that has them, unless the user turned them off.
 */
import type { WriteStream } from "node:tty";
import { ownHueOf } from "../../client/faces.ts";
import type { MemberId } from "../../protocol/ids.ts";

export interface Paint {
  readonly member: (id: MemberId, text: string) => string;
  readonly soft: (text: string) => string;
  readonly alarming: (text: string) => string;
}

/** One of the 256 colours for each hue, 30° apart from 0° on; readable on white and on black. */
const HUE_COLOURS = [168, 167, 172, 136, 106, 35, 37, 31, 68, 99, 134, 169];

const in256 = (colour: number) => (text: string) => `\u001B[38;5;${colour}m${text}\u001B[39m`;

const PLAIN: Paint = { member: (_, text) => text, soft: (text) => text, alarming: (text) => text };

const COLOURED: Paint = {
  member: (id, text) => in256(HUE_COLOURS[ownHueOf(id) / 30] ?? 0)(text),
  soft: (text) => `\u001B[2m${text}\u001B[22m`,
  alarming: in256(167),
};

/** Node checks NO_COLOR, FORCE_COLOR and what the terminal supports. */
export function paintFor(stream: { readonly hasColors?: WriteStream["hasColors"] }): Paint {
  return stream.hasColors?.(256) === true ? COLOURED : PLAIN;
}
