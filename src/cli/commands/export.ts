/**
 * `alcove export`: all that was ever said, a JSON object a line.
 */
import { Progress, put } from "../output.ts";
import { safeJson } from "../safe.ts";
import { type Setting, stay } from "../stay.ts";

export async function exportRoom(setting: Setting): Promise<void> {
  const progress = new Progress();
  try {
    await stay(setting, async (room) => {
      const end = room.cursor?.seq ?? 0;
      let count = 0;
      for await (const message of room.messages({ since: 0, follow: false })) {
        await put(safeJson(message));
        count += 1;
        const part = Math.floor((100 * message.seq) / end);
        progress.tell(() => `${count.toLocaleString("en")} messages, ${part} %`);
      }
    });
  } finally {
    progress.end();
  }
}
