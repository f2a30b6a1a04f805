/**
 * The icons that only later parts show, so that the first paint does not wait for them. Drawn as in icon.tsx.
 */
import { Drawing } from "./icon.tsx";

const SHAPES = {
  close: "m5.5 5.5 9 9m0-9-9 9",
  go: "M4 10h11.5m-4.4-4.6 4.6 4.6-4.6 4.6",
  alert: "M10 6.5v4.2M10 13.6v.1M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Z",
  arch: "M3.5 17.2h13M5.2 17V8.6a4.8 4.8 0 0 1 9.6 0V17",
  bell: "M3.6 14.6h12.8L15 12.9V9a5 5 0 0 0-10 0v3.9ZM8.3 17.2h3.4",
  "bell-off":
    "M3.6 14.6h11M5 12.9V9c0-1 .3-2 .8-2.7M8 4.4A5 5 0 0 1 15 9v2.6M8.3 17.2h3.4M3.4 3.4l13.2 13.2",
  check: "m4.5 10.6 3.6 3.6 7.4-8",
  copy: "M7.2 7.2h8.6v9.6H7.2zM12.8 7V3.2H4.2v9.6H7",
  down: "M10 4v11.5m-4.6-4.4L10 15.7l4.6-4.6",
  pin: "M7.2 3h5.6l-.5 5.1 2.4 3.1H5.3l2.4-3.1ZM10 11.4V17",
  share: "M10 12.4V3.2M6.7 6.2 10 2.9l3.3 3.3M6.4 8.8H4.2v8h11.6v-8h-2.2",
  key: "M9.6 10.4 16 4M13.4 6.6l2 2M11 9l1.4 1.4M6.6 16.8a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2Z",
  more: "M4.5 10h.1M10 10h.1M15.4 10h.1",
  bin: "M4 5.6h12M8 5.4V3.2h4v2.2M5.4 5.8l.7 11h7.8l.7-11M8.4 8.8l.2 5M11.6 8.8l-.2 5",
} as const;

export type LaterIconName = keyof typeof SHAPES;

export function LaterIcon({ name }: { name: LaterIconName }) {
  return <Drawing name={name} shape={SHAPES[name]} />;
}
