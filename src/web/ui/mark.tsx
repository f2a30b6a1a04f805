/**
 * Alcove's mark: a niche in a wall. The same shapes as public/icon.svg, in the colours of the theme.
 */
export function Mark() {
  return (
    <svg
      class="mark"
      viewBox="0 0 32 32"
      width="32"
      height="32"
      aria-hidden="true"
      focusable="false"
    >
      <path class="mark-wall" d="M5 29V14a11 11 0 0 1 22 0v15Z" />
      <path class="mark-niche" d="M10 29V15a6 6 0 0 1 12 0v14Z" />
      <path class="mark-light" d="M13.6 29V17.4a4.2 4.2 0 0 1 8.4 0V29Z" />
    </svg>
  );
}
