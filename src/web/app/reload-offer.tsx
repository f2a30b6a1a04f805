/**
 * A calm word above the page: what a reload is good for, when it suits.
 */
import { words } from "../words/index.ts";
import { Reload } from "./reload.tsx";

export interface ReloadOfferProps {
  /** A newer version is there, or something is missing of this one. */
  readonly why: "newVersion" | "notLoaded";
  readonly onReload: () => void;
}

export function ReloadOffer({ why, onReload }: ReloadOfferProps) {
  return (
    <div class="reload-offer" role="status">
      <p>{words[why]}</p>
      <Reload kind="quiet" onReload={onReload} />
    </div>
  );
}
