/**
 * The drawn messages: the node of each, and what is added to those that a reader has reached. Code that has a
 * node looks up its message here instead of reading it back out of the page.
 */
import type { ComponentChild } from "preact";
import type { MemberId, MessageId } from "../../protocol/ids.ts";

/** A message by its author and id. Clients choose ids, so two messages may share an id. */
export interface MessageRef {
  readonly by: MemberId;
  readonly id: MessageId;
}

/** What a message has only while a reader has reached it. */
export interface Extra {
  readonly ref: MessageRef;
  /** The message as text for a screen reader. */
  readonly label?: string | undefined;
  /** Its tools, and the exact time. */
  readonly inside?: ComponentChild;
}

interface DrawnMessage {
  readonly node: HTMLElement;
  readonly show: (extra: Extra | undefined) => void;
}

export type { MessageNodes };

class MessageNodes {
  readonly #drawn = new Map<string, DrawnMessage>();
  /** Outlives a node's removal: the focused message may just have been drawn again. */
  readonly #refs = new WeakMap<Element, MessageRef>();
  /** Whether the list must not move, not even to its end: the reader is about to press something in it. */
  isHeld = false;
  #extras: ReadonlyMap<string, Extra> = new Map();

  /** @param show draws the additions while the message is reached */
  add(
    ref: MessageRef,
    node: HTMLElement | null,
    show: DrawnMessage["show"],
  ): (() => void) | undefined {
    if (node === null) return undefined;
    const key = keyOf(ref);
    this.#drawn.set(key, { node, show });
    this.#refs.set(node, ref);
    show(this.#extras.get(key));
    return () => {
      // It may have been drawn again in another group before this node is removed.
      if (this.#drawn.get(key)?.node === node) this.#drawn.delete(key);
    };
  }

  /** The message that `target` is, or is in. */
  refAt(target: EventTarget | null): MessageRef | undefined {
    const node = target instanceof Element ? target.closest(".message") : null;
    return node === null ? undefined : this.#refs.get(node);
  }

  nodeOf(ref: MessageRef): HTMLElement | undefined {
    return this.#drawn.get(keyOf(ref))?.node;
  }

  /** Shows `extras` and removes all others. Only messages that have or had one are drawn again. */
  show(extras: readonly Extra[]): void {
    const former = this.#extras;
    this.#extras = new Map(extras.map((extra) => [keyOf(extra.ref), extra]));
    for (const key of new Set([...former.keys(), ...this.#extras.keys()])) {
      this.#drawn.get(key)?.show(this.#extras.get(key));
    }
  }
}

/** Those of the only list on the page. */
export const nodes = new MessageNodes();

export function isSameMessage(a: MessageRef | undefined, b: MessageRef | undefined): boolean {
  return a?.id === b?.id && a?.by === b?.by;
}

function keyOf({ by, id }: MessageRef): string {
  return `${by} ${id}`;
}
