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
  home: "Página de inicio",
  log: "Mensajes",
  opening: "Abriendo la sala…",
  you: "tú",
  said: (name, text) => `${name}: ${text}`,
  tag: (tag) => `#${tag}`,

  roomSettings: "Ajustes de la sala",

  people: {
    title: "En la sala",
    open: (count) =>
      count === 0
        ? "Personas en la sala"
        : plural(count, { one: "# persona en la sala", other: "# personas en la sala" }),
    close: "Cerrar",
    more: (count) => `y ${number(count)} más`,
    all: (count) => `Mostrar las ${number(count)}`,
    fewer: "Mostrar menos",
  },

  sharing: {
    topic: "Tema",
    setTopic: "Añadir un tema",
    list: "Lista",
    done: (done, all) => `${number(done)} de ${number(all)} hechas`,
    add: "Añadir a la lista",
    remove: (text) => `Quitar «${text}»`,
    removed: (text) => `Se ha quitado «${text}»`,
    undo: "Deshacer",
    failed: "No se pudo guardar el cambio.",
    full: "La lista está llena.",
  },

  name: {
    prompt: "Eres {who}",
    change: "Cambiar",
    choose: "Elige tu nombre",
    label: "Tu nombre en esta sala",
    save: "Guardar",
    cancel: "Cancelar",
    bad: "Escribe un nombre de 1 a 40 caracteres visibles.",
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
    refused: "No se envió.",
    retry: "Reintentar",
    edit: "Editar",
    discard: "Descartar",
    refusals: {
      empty: "El mensaje está vacío.",
      muted: "Estás en silencio.",
      "not-allowed": "Aquí solo puedes leer.",
      "not-stored": "No se pudo enviar. Inténtalo dentro de un momento.",
      "not-text":
        "Tiene algo que no se puede mostrar: caracteres de control o \uFFFD. Quítalo e inténtalo otra vez.",
      stale: "Lo escribiste hace más de un día. ¿Enviarlo ahora o descartarlo?",
      "too-long": "Es demasiado largo. Acórtalo o envíalo por partes.",
    },
  },

  notice: {
    joined: (count) => (count === 1 ? "{who} ha entrado" : "{who} han entrado"),
    left: (count) => (count === 1 ? "{who} se ha ido" : "{who} se han ido"),
    visited: (count) => (count === 1 ? "{who} entró y salió" : "{who} entraron y salieron"),
    renamed: "{former} ahora es {who}",
    renamedUnknown: "Alguien se llama ahora {who}",
    others: (count) => plural(count, { one: "# persona más", other: "# personas más" }),
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
    pin: (room) => `Fijar ${room} arriba`,
    unpin: (room) => `Dejar de fijar ${room}`,
    ask: (room) => `¿Quitar ${room} de la lista? Para volver necesitarás su enlace.`,
    forget: "Quitar",
    keep: "Cancelar",
  },

  settings: {
    title: "Ajustes",
  },

  notify: {
    title: "Notificaciones de esta sala",
    message: (author, room) => `${author} en ${room}`,
  },

  typing: {
    some: (count) =>
      plural(count, { one: "{who} está escribiendo", other: "{who} están escribiendo" }),
    several: "Varias personas están escribiendo",
  },

  keys: {
    open: "Ayuda del teclado",
  },

  missing: {
    here: "Cargar mensajes anteriores",
    there: "Cargar los mensajes que te perdiste",
  },
});
