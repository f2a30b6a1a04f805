/**
 * The room's settings: the list of sections, with the chosen one beside it; on a phone, one of the two. The
 * section is part of the address, so that it can be linked to, and going back leaves it.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { goOut } from "../browser/leaving-steps.ts";
import { goInto } from "../browser/navigation.ts";
import { hashOf, type Section, sectionsFor } from "./settings-sections.ts";
import type { RoomState } from "../../client/index.ts";
import { more, words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { contentsOf } from "./sections.tsx";
import type { SectionProps } from "./section-props.ts";

export interface RoomSheetProps extends Pick<SectionProps, "room" | "name" | "link" | "title"> {
  readonly state: Pick<RoomState, "entries" | "role" | "timeline">;
  /** The section that the address names; "" is none. */
  readonly asked: string;
}

export function RoomSheet({ asked, state, ...props }: RoomSheetProps) {
  const { role, timeline } = state;
  // As it was when the sheet opened, so that the result of an import stays visible.
  const [isEmpty] = useState(timeline.messages.length === 0 && timeline.gaps.length === 0);
  const sections = sectionsFor(role);
  const chosen = sections.find((it) => it === asked);
  const shown = chosen ?? "general";
  const pane = useRef<HTMLElement>(null);
  const list = useRef<HTMLElement>(null);
  const former = useRef(chosen);
  useLayoutEffect(() => {
    if (former.current === chosen) return;
    const left = former.current;
    former.current = chosen;
    pane.current?.scrollTo(0, 0);
    // On a phone, the pressed link has gone with the list, or the list is back.
    if (chosen !== undefined) pane.current?.querySelector("h3")?.focus();
    else list.current?.querySelector<HTMLElement>(`[href$="/${left ?? ""}"]`)?.focus();
  }, [chosen]);
  const its = more.room;
  return (
    <Sheet
      label={words.roomSettings}
      kind={`settings-sheet room-sheet ${chosen === undefined ? "listing" : ""}`}
      onClose={goOut}
    >
      <div class="room-sheet-top">
        <SectionLink class="icon-button room-sheet-back" label={its.back}>
          <LaterIcon name="go" />
        </SectionLink>
        <div>
          <h2>{words.roomSettings}</h2>
          {role !== undefined && <p class="hint">{its.yours[role]}</p>}
        </div>
      </div>
      <nav ref={list} aria-label={words.roomSettings}>
        <ul>
          {sections.map((it) => (
            <li key={it}>
              <SectionLink to={it} isHere={it === shown}>
                {its.sections[it]}
              </SectionLink>
            </li>
          ))}
        </ul>
      </nav>
      <section ref={pane} class="room-pane" aria-labelledby="room-section">
        <h3 id="room-section" tabIndex={-1}>
          {its.sections[shown]}
        </h3>
        {contentsOf(shown, { ...props, state, isEmpty, onClose: goOut })}
      </section>
    </Sheet>
  );
}

interface SectionLinkProps {
  /** Without one, to the list of sections. */
  readonly to?: Section;
  readonly isHere?: boolean;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A real link, so that it can be copied. */
function SectionLink({ to, isHere = false, label, children, ...its }: SectionLinkProps) {
  const hash = hashOf(to);
  return (
    <a
      {...its}
      href={hash}
      aria-label={label}
      title={label}
      aria-current={isHere ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goInto(hash);
      }}
    >
      {children}
    </a>
  );
}
