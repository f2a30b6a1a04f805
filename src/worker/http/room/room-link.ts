/**
 * A room's own link: one address for all.
 */
import { reading } from "./read-room.ts";
import { roomResource } from "../answer/resource.ts";
import { speaking } from "./post-message.ts";

export const roomLink = roomResource("", reading, speaking);
