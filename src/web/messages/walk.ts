/**
 * Moves from message to message with the keys. The message reached has the focus.
 */
import type { Stick } from "../log/scrolling/stick.ts";
import { stepOf, type Step } from "./steps.ts";

/** What a key does in the list. */
export function walk(event: KeyboardEvent, { isWhole, toEnd }: Stick): void {
  const list = event.currentTarget;
  const step = stepOf(event);
  if (step === undefined || !(list instanceof HTMLElement)) return;
  event.preventDefault();
  if (step === "last") {
    const reach = (): void => focus(messagesIn(list).at(-1));
    // The newest message may not be drawn yet.
    if (isWhole.current) reach();
    else requestAnimationFrame(reach);
    return toEnd();
  }
  const messages = messagesIn(list);
  const from = event.target instanceof Element ? event.target.closest(".message") : null;
  const here = messages.findIndex((message) => message === from);
  const next = here === -1 ? lastInSight(list, messages) : stepFrom(list, messages, here, step);
  focus(messages[next]);
  // Before the first and after the last are messages that are not drawn yet.
  if (next <= 0) list.scrollTop = 0;
  else if (next >= messages.length - 1) list.scrollTop = list.scrollHeight;
}

function messagesIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(".message")];
}

function stepFrom(
  list: HTMLElement,
  messages: readonly HTMLElement[],
  here: number,
  step: Exclude<Step, "last">,
): number {
  switch (step) {
    case "previous":
      return here - 1;
    case "next":
      return Math.min(here + 1, messages.length - 1);
    case "first":
      return 0;
    case "page-up":
    case "page-down": {
      const page = step === "page-up" ? -list.clientHeight : list.clientHeight;
      const target = topOf(messages[here]) + page;
      const reached = messages.findIndex((message) => topOf(message) >= target);
      return reached === -1 ? messages.length - 1 : reached;
    }
  }
}

function lastInSight(list: HTMLElement, messages: readonly HTMLElement[]): number {
  const end = list.getBoundingClientRect().bottom;
  return messages.findLastIndex((message) => topOf(message) < end);
}

function topOf(message: HTMLElement | undefined): number {
  return message?.getBoundingClientRect().top ?? 0;
}

function focus(message: HTMLElement | undefined): void {
  message?.focus({ preventScroll: true });
  message?.scrollIntoView({ block: "nearest" });
}
