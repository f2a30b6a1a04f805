import { afterEach, expect, test } from "vitest";
import { chooseLanguage, languageOf } from "../../../src/web/device/language.ts";
import { storeIn } from "../../../src/web/device/device-store.ts";
import { Later } from "../../../src/web/loading/later.ts";
import { choose, chosen, languages } from "../../../src/web/app/speaking.ts";
import {
  language,
  list,
  loadMore,
  more,
  speak,
  times,
  whenSpoken,
  words,
} from "../../../src/web/words/index.ts";
import { english, tongueFor } from "../../../src/web/words/languages.ts";

afterEach(() => choose("en"));

test.each([
  [["zh-CN", "en"], "zh-Hans", "zh-CN"],
  [["zh-Hans-SG"], "zh-Hans", "zh-Hans-SG"],
  [["zh-TW"], "zh-Hans", "zh-Hans"],
  [["es-419"], "es", "es-419"],
  [["ar-EG"], "ar", "ar-EG"],
  [["pt-BR", "es-AR", "en"], "es", "es-AR"],
  [["en-GB", "ar"], "en", "en-GB"],
  [["pt"], "en", "en"],
  [["EN-us@posix"], "en", "en"],
  [[], "en", "en"],
])("a browser that prefers %j gets %s, with the dates of %s", (wanted, tag, locale) => {
  const tongue = tongueFor("system", wanted);
  expect([tongue.language.tag, tongue.locale]).toEqual([tag, locale]);
});

test("a chosen language is used whatever the browser prefers, with the browser's region", () => {
  expect(tongueFor("ar", ["de", "en"])).toMatchObject({ language: { tag: "ar" }, locale: "ar" });
  expect(tongueFor("ar", ["de", "ar-MA"]).locale).toBe("ar-MA");
});

test("the choice of a language is stored, and can be left to the system again", () => {
  const kept = store();
  expect(languageOf(kept)).toBe("system");
  chooseLanguage(kept, "es");
  expect(languageOf(kept)).toBe("es");
  chooseLanguage(kept, "system");
  expect(languageOf(kept)).toBe("system");
});

test("a language that the page no longer has is not chosen", () => {
  const kept = store();
  kept.write("language", "tlh");
  expect(languageOf(kept)).toBe("system");
});

test("every language that can be chosen applies at once, and the page is drawn in it", async () => {
  const heard: string[] = [];
  const undo = whenSpoken(() => heard.push(words.start.make));
  for (const { tag } of languages) {
    expect(await choose(tag)).toBe(true);
    expect([chosen(), language.tag]).toEqual([tag, tag]);
  }
  undo();
  await choose("es");
  expect(heard).toEqual(["创建房间", "Crear una sala", "إنشاء غرفة"]);
});

test("texts of later parts are in the same language as soon as they are needed", async () => {
  await choose("es");
  await loadMore();
  expect(more.room.off).toBe("No");
  const heard: string[] = [];
  const undo = whenSpoken(() => heard.push(more.room.off));
  await choose("zh-Hans");
  undo();
  expect(heard).toEqual(["关闭"]);
});

test("dates and lists follow the language", async () => {
  await choose("zh-Hans");
  expect(times.dayLabel(0, 0)).toBe("今天");
  expect(list().format(["Ana", "Ben"])).toBe("Ana和Ben");
  await choose("es");
  expect(times.dayLabel(0, 0)).toBe("Hoy");
  expect(list().format(["Ana", "Ben"])).toBe("Ana y Ben");
});

test("a language whose texts cannot be loaded changes nothing, and can be asked for again", async () => {
  await choose("es");
  const its = new Later<never>(() => Promise.reject(new Error("offline")));
  const absent = { language: { ...english, words: its }, locale: "en" };
  expect(await speak(absent)).toBe(false);
  expect(await speak(absent)).toBe(false);
  expect(language.tag).toBe("es");
});

test("of two languages chosen in a row the last applies, however late the first loads", async () => {
  let arrive = (): void => {};
  const slow = {
    ...english,
    words: new Later<never>(
      () =>
        new Promise((_, reject) => {
          arrive = () => reject(new Error("late"));
        }),
    ),
  };
  const first = speak({ language: slow, locale: "en-NZ" });
  await choose("ar");
  arrive();
  await first;
  expect(language.tag).toBe("ar");
});

function store() {
  const kept = new Map<string, string>();
  return storeIn(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  }));
}
