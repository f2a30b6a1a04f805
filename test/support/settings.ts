/**
 * Opens a section of a room's settings the way a user does.
 */
import type { Locator, Page } from "playwright-core";

/** @param press how to press a control: with the mouse by default, or by keyboard or touch */
export async function openSection(
  page: Page,
  section: string,
  press: (control: Locator) => Promise<void> = (control) => control.click(),
): Promise<void> {
  const sheet = page.locator(".room-sheet");
  if ((await sheet.count()) === 0) await press(page.locator(".room-button"));
  await sheet.waitFor();
  const back = sheet.getByRole("link", { name: "All sections" });
  if (await back.isVisible()) await press(back);
  await press(sheet.getByRole("link", { name: section, exact: true }));
  await sheet.getByRole("heading", { level: 3, name: section }).waitFor();
}
