/**
 * Names for members without one: one of 32 adjectives and one of 32 animals, so that guests of a room rarely share a name.
 */
const MANNERS =
  "Amber Brave Calm Clever Cosy Curious Eager Early Fair Gentle Golden Happy Humble Jolly Keen Kind Lively Lucky Mellow Merry Nimble Patient Quick Quiet Rosy Silver Sleepy Sunny Swift Tidy Warm Witty".split(
    " ",
  );
const CREATURES =
  "Badger Beaver Bison Crane Deer Dove Falcon Finch Fox Gecko Hare Hedgehog Heron Ibis Jay Koala Lark Lynx Marten Mole Otter Owl Panda Puffin Quail Raven Robin Seal Sparrow Swan Tern Wren".split(
    " ",
  );

/** A friendly guest name from two random bytes. */
export function guestName(bytes: Uint8Array): string {
  const manner = MANNERS[(bytes[0] ?? 0) % MANNERS.length];
  const creature = CREATURES[(bytes[1] ?? 0) % CREATURES.length];
  return `${manner} ${creature}`;
}

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The guest name for the member `id`: always the same, and not of their choosing. */
export function guestNameOf(id: string): string {
  const [first = 0, second = 0, third = 0] = Array.from(id.slice(0, 3), (it) =>
    Math.max(0, BASE64URL.indexOf(it)),
  );
  const bits = (first << 12) | (second << 6) | third;
  return guestName(Uint8Array.of(bits >> 10, (bits >> 2) & 0xff));
}
