/**
 * The page's texts in Spanish; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

export const catalogue = ({ plural, number }: Grammar<"one" | "other">): Words => ({
  lists: "es",
  product: "Alcove",
  tagline:
    "Salas de chat que se comparten con un enlace. Crea una, envía el enlace y empieza a chatear.",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `Sala ${start}…`,

  start: {
    make: "Crear una sala",
    making: "Creando la sala…",
    makeHint: "No necesitas cuenta. Solo quien tenga el enlace puede encontrarla.",
    unreachable: "No se puede conectar con el servidor. Revisa tu conexión.",
    or: "o elige un nombre",
    namePlaceholder: "noche-de-juegos",
    go: "Abrir sala",
    nameHint: "Fácil de recordar, y también de adivinar.",
    nameUnusable: "Usa letras de la a a la z y números; los espacios se convierten en guiones.",
    recent: "Salas recientes",
    forget: (room) => `Quitar ${room} de la lista`,
  },

  log: "Mensajes",
  opening: "Cargando mensajes…",
  you: "tú",
  tag: (tag) => `#${tag}`,

  roomSettings: "Ajustes de la sala",

  people: {
    title: "En la sala",
    open: (count) =>
      count === 0
        ? "Personas en la sala"
        : plural(count, { one: "# persona en la sala", other: "# personas en la sala" }),
  },

  name: {
    prompt: "Eres {who}",
    change: "Cambiar",
    choose: "Elige tu nombre",
  },

  composer: {
    label: "Mensaje",
    placeholder: "Escribe un mensaje",
    send: "Enviar",
  },

  format: {
    spoiler: "Texto oculto. Pulsa para verlo",
    leadsTo: "(lleva a {where})",
    code: (language) => (language === undefined ? "Código" : `Código, ${language}`),
    copy: "Copiar el código",
    copied: "Copiado",
    notCopied: "No se pudo copiar. Selecciónalo y cópialo.",
  },

  emoji: {
    open: "Emojis",
  },

  message: {
    erased: "Este mensaje se eliminó",
    sending: "Enviando",
  },

  newLine: "Nuevos",
  pill: {
    unread: (count) => plural(count, { one: "# mensaje nuevo", other: "# mensajes nuevos" }),
  },

  rooms: {
    title: "Salas",
    open: (unread) =>
      unread === 0
        ? "Salas"
        : plural(unread, { one: "Salas, # mensaje nuevo", other: "Salas, # mensajes nuevos" }),
  },

  settings: {
    title: "Ajustes",
  },

  keys: {
    open: "Atajos de teclado",
  },
});
