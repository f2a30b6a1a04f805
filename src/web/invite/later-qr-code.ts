/** Draws a link as a QR code. */
import { laterPart } from "../ui/later-part.ts";

export const qrCode = laterPart(() => import("./qr-code.tsx"));
