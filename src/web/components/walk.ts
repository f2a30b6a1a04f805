/**
 * Walks from message to message with the keys: the one that is reached has the focus.
 */
import { stepOf, type Step } from "../view/steps.ts";
import { words } from "../words/index.ts";

/** A listener for keys on the list. */
export function walk(event: KeyboardEvent): void {
  const list = event.currentTarget;
  const step = stepOf(event);
  if (step === undefined || !(list instanceof HTMLElement)) return;
  const messages = [...list.querySelectorAll<HTMLElement>(".message")];
  const from = event.target instanceof Element ? event.target.closest(".message") : null;
  const here = messages.findIndex((message) => message === from);
  const next = here === -1 ? lastInSight(list, messages) : stepFrom(list, messages, here, step);
  const message = messages[next];
  event.preventDefault();
  // Before the first one are those that are not drawn yet.
  if (message === undefined) list.scrollTop = 0;
  else focus(message);
}

/**
 * A listener for the focus in the list. A message that is reached says who, what and when exactly; of the others
 * nobody asks, and there are many.
 */
export function tellReached({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || !target.matches(".message")) return;
  const group = target.closest(".group");
  const author = group?.querySelector(".author")?.textContent ?? "";
  const body = target.querySelector(".body")?.textContent ?? "";
  const at = (target.querySelector("time") ?? group?.querySelector("time"))?.title ?? "";
  target.setAttribute("aria-label", `${words.said(author, body)} ${at}`);
  target.dataset["at"] = at;
}

function stepFrom(
  list: HTMLElement,
  messages: readonly HTMLElement[],
  here: number,
  step: Step,
): number {
  switch (step) {
    case "previous":
      return here - 1;
    case "next":
      return Math.min(here + 1, messages.length - 1);
    case "first":
      return 0;
    case "last":
      return messages.length - 1;
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

function focus(message: HTMLElement): void {
  message.focus({ preventScroll: true });
  message.scrollIntoView({ block: "nearest" });
}
