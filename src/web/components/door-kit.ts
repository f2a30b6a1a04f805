/**
 * What a room says to who is not let in, and in one that somebody owns, to who is.
 */
export { Standing } from "./bounds.tsx";
export { Door } from "./door.tsx";
