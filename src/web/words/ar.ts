/**
 * The page's texts in Arabic; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

/** Names of rooms, addresses and tags run left to right, whatever they begin with. */
const latin = (text: string): string => `\u2066${text}\u2069`;

export type ArabicPlural = "zero" | "one" | "two" | "few" | "many" | "other";

export const catalogue = ({ plural, number }: Grammar<ArabicPlural>): Words => ({
  lists: "ar",
  product: "Alcove",
  tagline: "غرف دردشة تُشارَك برابط. أنشئ غرفة، وأرسل الرابط، وابدأ الدردشة.",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `الغرفة ${latin(`${start}…`)}`,

  start: {
    make: "إنشاء غرفة",
    making: "يجري إنشاء الغرفة…",
    makeHint: "لا حاجة إلى حساب. لا يجدها إلا من لديه الرابط.",
    unreachable: "تعذّر الوصول إلى الخادم. تحقّق من اتصالك.",
    or: "أو اختر اسمًا",
    namePlaceholder: "game-night",
    go: "فتح الغرفة",
    nameHint: "سهل التذكّر، وسهل التخمين أيضًا.",
    nameUnusable: `استخدم الحروف من ${latin("a")} إلى ${latin("z")} والأرقام؛ وتتحوّل المسافات إلى شرطات.`,
    recent: "الغرف الأخيرة",
    forget: (room) => `إزالة ${latin(room)} من القائمة`,
  },

  log: "الرسائل",
  opening: "يجري تحميل الرسائل…",
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
    change: "تغيير",
    choose: "اختيار اسم",
  },

  composer: {
    label: "رسالة",
    placeholder: "اكتب رسالة",
    send: "إرسال",
  },

  format: {
    spoiler: "نص مخفي. اضغط لإظهاره",
    leadsTo: "(يؤدي إلى {where})",
    code: (language) => (language === undefined ? "شيفرة" : `شيفرة ${latin(language)}`),
    copy: "نسخ الشيفرة",
    copied: "تم النسخ",
    notCopied: "تعذّر النسخ. حدّده ثم انسخه.",
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

  keys: {
    open: "اختصارات لوحة المفاتيح",
  },
});
