/**
 * A notice above the page: what a reload would bring, at a time that suits the user.
 */
import { more } from "../words/index.ts";
import { Reload } from "./reload.tsx";

export interface ReloadOfferProps {
  /** There is a newer version, or a file of this one could not be loaded. */
  readonly why: "newVersion" | "notLoaded";
  readonly onReload: () => void;
}

export function ReloadOffer({ why, onReload }: ReloadOfferProps) {
  return (
    <div class="reload-offer" role="status">
      <p>{more[why]}</p>
      <Reload kind="quiet" onReload={onReload} />
    </div>
  );
}
