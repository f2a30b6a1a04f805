/**
 * What every member can do with their own messages: export them, delete them, and leave for good.
 */
import { useRef, useState } from "preact/hooks";
import { act } from "../../client/core/act.ts";
import type { Role, RoomView } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { useActs, whyNot } from "../owning/use-acts.ts";
import { go } from "../browser/navigation.ts";
import { eraseMine } from "./erase-mine.ts";
import { device } from "../device/device-store.ts";
import { rooms } from "../rooms/here.ts";
import { forgetKnown } from "../rooms/known-rooms.ts";
import { more } from "../words/index.ts";
import { Toggle } from "../ui/controls/toggle.tsx";
import { Downloads } from "./downloads.tsx";
import { Grave } from "../ui/controls/grave.tsx";
import { Warning } from "../ui/warning.tsx";

/** Milliseconds in which a room's allowance for a few parts refills. */
const PAUSE = 3_000;

interface MineProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly role: Role | undefined;
}

export function Mine({ room, name, role }: MineProps) {
  return (
    <>
      <Downloads label={more.mine.download} name={name} what="mine" />
      <EraseMine room={room} />
      <Leave room={room} name={name} role={role} />
    </>
  );
}

type Erasing =
  | { readonly is: "under-way" | "done"; readonly count: number }
  | { readonly is: "stopped"; readonly count: number; readonly refusal: string };

function EraseMine({ room }: { room: RoomView }) {
  const its = more.mine;
  const [erasing, setErasing] = useState<Erasing>();
  const [isNameless, setIsNameless] = useState(false);
  const isUnderWay = useRef(false);
  const erase = async (): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    let count = 0;
    setErasing({ is: "under-way", count });
    try {
      await eraseMine(isNameless, {
        act: (action) => act(room, action),
        pause: () => new Promise((over) => setTimeout(over, PAUSE)),
        tell(now) {
          count = now;
          setErasing({ is: "under-way", count });
        },
      });
      setErasing({ is: "done", count });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setErasing({ is: "stopped", count, refusal: error.code });
    } finally {
      isUnderWay.current = false;
    }
  };
  return (
    <div class="setting">
      <Grave
        label={its.erase}
        question={its.askErase}
        no={its.keep}
        yes={its.eraseNow}
        onYes={() => void erase()}
      >
        <Toggle label={its.nameless} isOn={isNameless} onTurn={setIsNameless} />
      </Grave>
      <p class={erasing?.is === "stopped" ? "warning hint" : "hint"} role="status">
        {erasing !== undefined && told(erasing)}
      </p>
    </div>
  );
}

function told(erasing: Erasing): string {
  const its = more.mine;
  switch (erasing.is) {
    case "under-way":
      return its.erasing(erasing.count);
    case "done":
      return its.erased(erasing.count);
    case "stopped":
      return `${its.stopped(erasing.count)} ${whyNot(erasing.refusal) ?? ""}`;
  }
}

function Leave({ room, name, role }: MineProps) {
  const its = more.mine;
  const { ask, refusal } = useActs(room);
  const leave = async (): Promise<void> => {
    const { isDone } = await ask({ act: "forget" });
    if (!isDone) return;
    forgetKnown(rooms, device, name);
    go("/");
  };
  return (
    <div class="setting">
      <Grave
        label={its.leave}
        question={role === "owner" ? its.askLeaveOwned : its.askLeave}
        no={its.stay}
        yes={its.leaveNow}
        onYes={() => void leave()}
      />
      <p class="hint">{its.leaveHint}</p>
      <Warning>{whyNot(refusal)}</Warning>
    </div>
  );
}
