/**
 * A link as a code for another person's camera.
 */
import { useMemo } from "preact/hooks";
import { qrOf } from "./qr.ts";
import { more } from "../words/index.ts";

export function QrCode({ link }: { link: string }) {
  const { size, path } = useMemo(() => qrOf(link), [link]);
  return (
    <svg role="img" aria-label={more.link.code} viewBox={`0 0 ${size} ${size}`}>
      <path d={path} />
    </svg>
  );
}
