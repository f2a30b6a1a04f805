/**
 * What the bell loads, and nothing else imports: the settings import notify-choice.tsx itself. See
 * refuseSharedEntries in build/bundle.ts.
 */
export { NotifyChoice } from "./notify-choice.tsx";
