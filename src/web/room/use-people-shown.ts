/**
 * Where the panel of people is shown: beside the messages on a wide screen, and in a sheet over them on a narrow one.
 */
import { useState } from "preact/hooks";
import { useMedia } from "../browser/use-media.ts";
import { device } from "../device/device-store.ts";
import { useSettings } from "../settings/use-settings.ts";
import type { RoomParts } from "./later-room-parts.ts";

interface PeopleShown {
  readonly isBeside: boolean;
  readonly isOver: boolean;
  /** Whether it is shown. */
  readonly isExpanded: boolean;
  readonly show: (isWanted: boolean) => void;
}

/** @param hasPlace whether the page has a place for it now; what the reader chose is kept */
export function usePeopleShown(kit: RoomParts["kit"], hasPlace: boolean): PeopleShown {
  const { showsSide } = useSettings();
  // As in narrow.css.
  const isWide = useMedia("(width >= 60rem)");
  const [isOpen, setIsOpen] = useState(false);
  const isBeside = hasPlace && isWide && showsSide;
  const isOver = hasPlace && !isWide && isOpen;
  return {
    isBeside,
    isOver,
    isExpanded: isBeside || isOver,
    show(isWanted) {
      if (isWide) kit?.changeSettings(device, { showsSide: isWanted });
      else setIsOpen(isWanted);
    },
  };
}
