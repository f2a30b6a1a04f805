/**
 * Icons that only owners and moderators see, so that nobody else waits for them. As those of icon.tsx.
 */
import { Drawing } from "../ui/icon.tsx";

const SHAPES = {
  key: "M9.6 10.4 16 4M13.4 6.6l2 2M11 9l1.4 1.4M6.6 16.8a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2Z",
  more: "M4.5 10h.1M10 10h.1M15.4 10h.1",
  bin: "M4 5.6h12M8 5.4V3.2h4v2.2M5.4 5.8l.7 11h7.8l.7-11M8.4 8.8l.2 5M11.6 8.8l-.2 5",
} as const;

export function OwnersIcon({ name }: { name: keyof typeof SHAPES }) {
  return <Drawing name={name} shape={SHAPES[name]} />;
}
