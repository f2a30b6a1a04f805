/**
 * All that the page says, in Arabic; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

/** Names of rooms, addresses and tags run from left to right, whatever they begin with. */
const latin = (text: string): string => `\u2066${text}\u2069`;

type Form = "zero" | "one" | "two" | "few" | "many" | "other";

export const catalogue = ({ plural, number }: Grammar<Form>): Words => ({
  lists: "ar",
  product: "Alcove",
  tagline: "غرفة للحديث يفتحها رابط. أنشئ غرفة، وأرسل الرابط، وتحدّثوا.",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `الغرفة ${latin(`${start}…`)}`,

  start: {
    make: "أنشئ غرفة",
    making: "يجري إنشاء الغرفة…",
    makeHint: "بلا حساب. لا يجدها إلا من لديه الرابط.",
    unreachable: "تعذّر الوصول إلى الخادم. تحقّق من اتصالك وحاول مجددًا.",
    or: "أو اختر اسمًا",
    namePlaceholder: "game-night",
    go: "ادخل",
    nameHint: "سهل الحفظ، وسهل التخمين أيضًا.",
    nameUnusable: `استخدم الحروف من ${latin("a")} إلى ${latin("z")} والأرقام؛ وتصير المسافات شرطات.`,
    recent: "الغرف الأخيرة",
    forget: (room) => `أزل ${latin(room)} من القائمة`,
  },

  reload: "أعد التحميل",
  newVersion: "هناك نسخة جديدة جاهزة.",
  notLoaded: "تعذّر تحميل جزء من الصفحة.",
  log: "الرسائل",
  opening: "يجري فتح الغرفة…",
  you: "أنت",
  tag: (tag) => latin(`#${tag}`),

  roomSettings: "إعدادات الغرفة",

  people: {
    title: "في الغرفة",
    open: (count) =>
      plural(count, {
        zero: "من في الغرفة",
        one: "شخص واحد في الغرفة",
        two: "شخصان في الغرفة",
        few: "# أشخاص في الغرفة",
        many: "# شخصًا في الغرفة",
        other: "# شخص في الغرفة",
      }),
  },

  name: {
    prompt: "أنت {who}",
    change: "غيّر",
    choose: "اختر اسمك",
  },

  composer: {
    label: "رسالة",
    placeholder: "اكتب رسالة",
    send: "أرسل",
    left: (bytes) =>
      plural(bytes, {
        zero: "لم يبقَ متّسع",
        one: "بقي بايت واحد",
        two: "بقي بايتان",
        few: "بقي # بايتات",
        many: "بقي # بايتًا",
        other: "بقي # بايت",
      }),
    over: (bytes) =>
      plural(bytes, {
        zero: "بلغت الحد. اختصر، أو أرسل على دفعات.",
        one: "تجاوزت الحد ببايت واحد. اختصر، أو أرسل على دفعات.",
        two: "تجاوزت الحد ببايتين. اختصر، أو أرسل على دفعات.",
        few: "تجاوزت الحد بـ# بايتات. اختصر، أو أرسل على دفعات.",
        many: "تجاوزت الحد بـ# بايتًا. اختصر، أو أرسل على دفعات.",
        other: "تجاوزت الحد بـ# بايت. اختصر، أو أرسل على دفعات.",
      }),
    notText: "في النص ما لا يمكن عرضه: رموز تحكّم أو \uFFFD. احذفه أولًا.",
  },

  format: {
    spoiler: "مخفيّ. أظهره",
    leadsTo: "(يؤدي إلى {where})",
    code: (language) => (language === undefined ? "شيفرة" : `شيفرة ${latin(language)}`),
    copy: "انسخ الشيفرة",
    copied: "تم النسخ",
    notCopied: "انسخه بنفسك",
  },

  emoji: {
    open: "رموز تعبيرية",
  },

  message: {
    erased: "حُذفت هذه الرسالة",
    sending: "قيد الإرسال",
  },

  newLine: "جديد",
  pill: {
    newest: "إلى أحدث رسالة",
    unread: (count) =>
      plural(count, {
        zero: "لا رسائل جديدة",
        one: "رسالة جديدة",
        two: "رسالتان جديدتان",
        few: "# رسائل جديدة",
        many: "# رسالة جديدة",
        other: "# رسالة جديدة",
      }),
  },

  rooms: {
    title: "الغرف",
    open: (unread) =>
      plural(unread, {
        zero: "الغرف",
        one: "الغرف، رسالة جديدة",
        two: "الغرف، رسالتان جديدتان",
        few: "الغرف، # رسائل جديدة",
        many: "الغرف، # رسالة جديدة",
        other: "الغرف، # رسالة جديدة",
      }),
  },

  settings: {
    title: "الإعدادات",
  },

  notify: {
    message: (author, room) => `\u2068${author}\u2069 في ${latin(room)}`,
  },

  keys: {
    open: "مساعدة لوحة المفاتيح",
  },

  missing: {
    here: "حمّل رسائل أقدم",
    there: "حمّل ما فاتك من رسائل",
  },
});
