/**
 * What opens at the bell, in a file of its own: the settings import it too (see build/bundle.ts).
 */
export { NotifyChoice } from "./notify-choice.tsx";
