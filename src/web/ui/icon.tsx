/**
 * The icons: strokes of one width on a grid of 20, in the colour of the text beside them. They say nothing to a
 * screen reader; the control they are in has the words.
 */
const SHAPES = {
  alert: "M10 6.5v4.2M10 13.6v.1M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Z",
  arch: "M3.5 17.2h13M5.2 17V8.6a4.8 4.8 0 0 1 9.6 0V17",
  bell: "M3.6 14.6h12.8L15 12.9V9a5 5 0 0 0-10 0v3.9ZM8.3 17.2h3.4",
  "bell-off":
    "M3.6 14.6h11M5 12.9V9c0-1 .3-2 .8-2.7M8 4.4A5 5 0 0 1 15 9v2.6M8.3 17.2h3.4M3.4 3.4l13.2 13.2",
  check: "m4.5 10.6 3.6 3.6 7.4-8",
  clock: "M10 6.2V10l2.5 1.7M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Z",
  close: "m5.5 5.5 9 9m0-9-9 9",
  copy: "M7.2 7.2h8.6v9.6H7.2zM12.8 7V3.2H4.2v9.6H7",
  down: "M10 4v11.5m-4.6-4.4L10 15.7l4.6-4.6",
  go: "M4 10h11.5m-4.4-4.6 4.6 4.6-4.6 4.6",
  keys: "M2.6 5.2h14.8v9.6H2.6zM5.4 8.2h.1m3 0h.1m3 0h.1m3 0h.1M6 11.8h8",
  people:
    "M7.6 9.4a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.4 16.4c0-2.9 2-4.6 5.2-4.6s5.2 1.7 5.2 4.6M13 4a2.7 2.7 0 0 1 0 5.1M14.8 12.2c1.8.6 2.8 2.1 2.8 4.2",
  pin: "M7.2 3h5.6l-.5 5.1 2.4 3.1H5.3l2.4-3.1ZM10 11.4V17",
  send: "M10 16V4.5M5.4 9 10 4.4 14.6 9",
  settings:
    "M3 6h8.2M15.8 6H17M3 14h1.2M8.8 14H17M11.2 6a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 0 0-4.6 0ZM4.2 14a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 0 0-4.6 0Z",
  share: "M10 12.4V3.2M6.7 6.2 10 2.9l3.3 3.3M6.4 8.8H4.2v8h11.6v-8h-2.2",
  smile:
    "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM7.6 8v.1M12.4 8v.1M6.8 11.8c1.6 2.3 4.8 2.3 6.4 0",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return <Drawing name={name} shape={SHAPES[name]} />;
}

export function Drawing({ name, shape }: { name: string; shape: string }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shape} />
    </svg>
  );
}
