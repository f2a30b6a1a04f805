/**
 * All that the page says, in Spanish; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

export const catalogue = ({ plural, number }: Grammar<"one" | "other">): Words => ({
  lists: "es",
  product: "Alcove",
  tagline: "Una sala para hablar, con un enlace. Créala, envía el enlace y a hablar.",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `Sala ${start}…`,

  start: {
    make: "Crear una sala",
    making: "Creando la sala…",
    makeHint: "Sin cuentas. Solo quien tenga el enlace puede encontrarla.",
    unreachable: "No se pudo llegar al servidor. Revisa tu conexión e inténtalo otra vez.",
    or: "o elige un nombre",
    namePlaceholder: "noche-de-juegos",
    go: "Entrar",
    nameHint: "Fácil de recordar, y fácil de adivinar.",
    nameUnusable: "Usa letras de la a a la z y cifras; los espacios se vuelven guiones.",
    recent: "Salas recientes",
    forget: (room) => `Quitar ${room} de la lista`,
  },

  reload: "Recargar",
  newVersion: "Hay una versión nueva.",
  notLoaded: "Una parte de la página no se pudo cargar.",
  log: "Mensajes",
  opening: "Abriendo la sala…",
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
    left: (bytes) => plural(bytes, { one: "Queda # byte", other: "Quedan # bytes" }),
    over: (bytes) =>
      plural(bytes, {
        one: "Sobra # byte. Acórtalo o envíalo por partes.",
        other: "Sobran # bytes. Acórtalo o envíalo por partes.",
      }),
    notText: "Hay algo que no se puede mostrar: caracteres de control o \uFFFD. Quítalo primero.",
  },

  format: {
    spoiler: "Texto oculto. Pulsa para verlo",
    leadsTo: "(lleva a {where})",
    code: (language) => (language === undefined ? "Código" : `Código, ${language}`),
    copy: "Copiar el código",
    copied: "Copiado",
    notCopied: "Cópialo a mano",
  },

  emoji: {
    open: "Emojis",
  },

  message: {
    erased: "Este mensaje se borró",
    sending: "Enviando",
  },

  newLine: "Nuevos",
  pill: {
    newest: "Ir a lo más reciente",
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

  notify: {
    message: (author, room) => `${author} en ${room}`,
  },

  keys: {
    open: "Ayuda del teclado",
  },

  missing: {
    here: "Cargar mensajes anteriores",
    there: "Cargar los mensajes que te perdiste",
  },
});
