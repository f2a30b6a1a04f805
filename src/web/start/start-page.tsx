/**
 * The page on which users create a room or open one.
 */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useTitle } from "../rooms/use-title.ts";
import { go } from "../browser/navigation.ts";
import { Later } from "../loading/later.ts";
import { pathOf } from "../browser/server.ts";
import { words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { NamedRoom } from "./named-room.tsx";
import { RecentRooms } from "../room-list/recent-rooms.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";

const making = new Later(() => import("../owning/make-own-room.ts"));

type StartState = "idle" | "making" | "unreachable";

export function StartPage() {
  useTitle();
  const [progress, setProgress] = useState<StartState>("idle");
  // The browser may show this page as it was left after going back from a room, so it is updated then.
  const [returns, setReturns] = useState(0);
  useLayoutEffect(() => {
    const refresh = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) return;
      setProgress("idle");
      setReturns((count) => count + 1);
    };
    addEventListener("pageshow", refresh);
    return () => removeEventListener("pageshow", refresh);
  }, []);
  const make = async (): Promise<void> => {
    setProgress("making");
    await making.load();
    const made = await making.value?.makeOwnRoom();
    if (made === undefined) return setProgress("unreachable");
    // By its link, so that its key is kept until the room has admitted the user.
    go(`${pathOf(made.room)}#key=${made.key}`);
  };
  // The app's shortcut.
  useEffect(() => {
    if (location.search !== "?make") return;
    history.replaceState(null, "", "/");
    void make();
  }, []);
  return (
    <main class="start">
      <section class="alcove">
        <Mark />
        <h1>{words.product}</h1>
        <p class="tagline">{words.tagline}</p>
        <button type="button" class="button main" disabled={progress === "making"} onClick={make}>
          {progress === "making" ? words.start.making : words.start.make}
          <LaterIcon name="go" />
        </button>
        <p class={progress === "unreachable" ? "hint warning" : "hint"} role="status">
          {progress === "unreachable" ? words.start.unreachable : words.start.makeHint}
        </p>
        <NamedRoom />
      </section>
      <RecentRooms key={returns} />
      <SettingsButton />
    </main>
  );
}
