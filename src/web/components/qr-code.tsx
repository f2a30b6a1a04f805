/**
 * A link for the camera of somebody who is near. Its place is kept until it is there.
 */
import { useEffect, useState } from "preact/hooks";
import type { Qr } from "../view/qr.ts";
import { words } from "../words/index.ts";

export function QrCode({ link }: { link: string }) {
  const [code, setCode] = useState<Qr>();
  useEffect(() => {
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const { qrOf } = await import("../view/qr.ts");
      if (isWanted) setCode(qrOf(link));
    };
    // Without it there is still the link.
    draw().catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [link]);
  return (
    <div class="qr">
      {code !== undefined && (
        <svg role="img" aria-label={words.link.code} viewBox={`0 0 ${code.size} ${code.size}`}>
          <path d={code.path} />
        </svg>
      )}
    </div>
  );
}
