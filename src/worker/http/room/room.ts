/**
 * A room's own link: one address for all.
 */
import { reading } from "./reading.ts";
import { roomResource } from "../answer/resource.ts";
import { speaking } from "./speaking.ts";

export const room = roomResource("", reading, speaking);
