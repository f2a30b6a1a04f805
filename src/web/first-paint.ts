/**
 * Runs before anything is drawn, as a script of its own that the document waits for: nobody who chose the dark is
 * dazzled while the page loads.
 */
import { settingsIn } from "./device/settings.ts";
import { device } from "./device/store.ts";
import { dress } from "./theme.ts";

dress(settingsIn(device));
