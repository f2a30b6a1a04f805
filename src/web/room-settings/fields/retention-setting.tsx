/**
 * How long the room keeps messages. A shorter time deletes messages at once, so it needs a confirmation.
 */
import { useRef, useState } from "preact/hooks";
import { spanOf } from "../../words/spans.ts";
import { locale, more } from "../../words/index.ts";
import { Confirmation } from "../../ui/controls/confirmation.tsx";
import { Select } from "../../ui/controls/select.tsx";

type RetentionChoice = number | "ever";

/** Seconds. */
const KEPT: readonly RetentionChoice[] = ["ever", 7_776_000, 2_592_000, 604_800, 86_400, 3_600, 0];

interface RetentionSettingProps {
  /** Seconds; `undefined` is for ever. */
  readonly kept: number | undefined;
  readonly onChange: (kept: number | undefined) => void;
}

export function RetentionSetting({ kept, onChange }: RetentionSettingProps) {
  const its = more.retention;
  const now: RetentionChoice = kept ?? "ever";
  const [asked, setAsked] = useState<RetentionChoice>();
  const place = useRef<HTMLDivElement>(null);
  const end = (): void => {
    setAsked(undefined);
    place.current?.querySelector("select")?.focus();
  };
  const set = (it: RetentionChoice): void => onChange(it === "ever" ? undefined : it);
  const choose = (it: RetentionChoice): void => {
    if (lengthOf(it) < lengthOf(now)) return setAsked(it);
    setAsked(undefined);
    if (it !== now) set(it);
  };
  const spans = KEPT.includes(now) ? KEPT : [...KEPT, now];
  const named = (it: RetentionChoice): string =>
    it === "ever" ? its.ever : it === 0 ? its.none : spanOf(it, locale);
  const hintOf = (it: RetentionChoice): string =>
    it === "ever" ? its.everHint : it === 0 ? its.noneHint : its.hint(named(it));
  const isAsking = asked !== undefined && asked !== now;
  return (
    <div class="setting" ref={place}>
      <Select
        label={its.title}
        hint={isAsking ? undefined : hintOf(now)}
        choices={spans.map((it) => [it, named(it)])}
        chosen={asked ?? now}
        onChoose={choose}
      />
      {isAsking && (
        <Confirmation
          question={asked === 0 ? its.askAll : its.ask(named(asked))}
          no={its.keep}
          yes={its.erase}
          onNo={end}
          onYes={() => {
            set(asked);
            end();
          }}
        />
      )}
    </div>
  );
}

function lengthOf(kept: RetentionChoice): number {
  return kept === "ever" ? Infinity : kept;
}
