/**
 * What only later parts of the page say, in Spanish; see en.ts.
 */
import type { MoreWords } from "../catalogue.ts";
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"one" | "other">): MoreWords => ({
  notFound: {
    title: "Aquí no hay nada",
    detail: "Las salas están en /r/ más un nombre. Revisa el enlace o crea una sala.",
    home: "Ir a la página de inicio",
    nearest: (room) => `Ir a ${room}`,
  },
  failed: {
    title: "Esta página necesita una conexión segura",
    detail:
      "Tu navegador solo guarda las claves de una conversación en páginas con https. Abre el enlace con https.",
    home: "Ir a la página de inicio",
  },

  names: {
    offered: (count) =>
      plural(count, {
        one: "# nombre. Tab lo completa",
        other: "# nombres. Arriba y abajo para elegir",
      }),
  },

  empty: {
    title: "Aún no se ha dicho nada",
    detail: "Envía el enlace a quienes quieras ver aquí. Lo que escribas ahora los espera.",
  },

  link: {
    label: "Enlace a esta sala",
    copy: "Copiar enlace",
    copied: "Copiado",
    failed: "Cópialo a mano",
    share: "Compartir",
    code: "Código QR del enlace",
  },

  settings: {
    name: "Tu nombre",
    theme: "Tema",
    themes: { system: "Automático", light: "Claro", dark: "Oscuro" },
    density: "Espaciado",
    densities: { comfortable: "Cómodo", compact: "Compacto" },
    language: "Idioma",
    systemLanguage: "El del navegador",
    languageMissing: "No se pudo cargar en este momento.",
    joins: "Mostrar quién entra y sale",
    typing: "Mostrar quién escribe",
    typingHint: "Los demás también lo ven de ti. Si no, ni lo uno ni lo otro.",
  },

  keys: {
    title: "Teclado",
    acts: {
      send: "Enviar",
      break: "Salto de línea",
      complete: "Completar un nombre",
      write: "Escribir un mensaje",
      back: "Cancelar o volver a escribir",
      walk: "Ir de mensaje en mensaje",
      jump: "Subir o bajar una página",
      ends: "Ir al primer mensaje o al último",
      erase: "Borrar el mensaje al que se llegó",
      help: "Mostrar esta ayuda",
    },
  },

  notify: {
    levels: { mentions: "Menciones", all: "Todos los mensajes", none: "Ninguna" },
    hints: {
      mentions: (name) => `Cuando alguien escriba @${name} y no estés mirando la sala.`,
      all: () => "Con cada mensaje mientras no estés mirando la sala.",
      none: () => "Esta sala no avisa. Su contador sigue mostrando lo nuevo.",
    },
    undecided: "Tu navegador todavía no te avisa.",
    allow: "Permitirlo",
    denied:
      "Tu navegador no deja que este sitio te avise. Puedes cambiarlo en sus ajustes para este sitio.",
  },

  emoji: {
    search: "Buscar emojis (en inglés)",
    recent: "Usados hace poco",
    groups: [
      "Caritas",
      "Personas",
      "Animales y naturaleza",
      "Comida y bebida",
      "Viajes y lugares",
      "Actividades",
      "Objetos",
      "Símbolos",
      "Banderas",
    ],
    offered: (count) =>
      plural(count, {
        one: "# emoji. Intro lo pone",
        other: "# emojis. Arriba y abajo para elegir",
      }),
    none: "Ninguno se llama así",
  },

  closed: {
    version: {
      title: "Alcove se ha actualizado",
      detail: "Recarga la página para seguir. Tu borrador está guardado.",
    },
    superseded: {
      title: "La sala está abierta en otro sitio",
      detail: "Otra ventana tomó el relevo. Vuelve aquí si quieres.",
    },
    tooBig: {
      title: "Eso fue demasiado de una vez",
      detail: "Recarga la página y envíalo en partes más pequeñas.",
    },
    unknown: (code, reason) => ({
      title: "La sala cerró la conexión",
      detail: `${reason === "" ? "No dijo por qué" : `Dijo: ${reason}`} (${code}). Puedes intentarlo otra vez.`,
    }),
    retry: "Intentar otra vez",
    forbidden: {
      title: "Necesitas una invitación",
      detail: "Pega aquí tu enlace de invitación. Los propietarios de la sala pueden crear uno.",
    },
    password: {
      title: "Escribe la contraseña",
      detail: "Esta sala está protegida con contraseña. También sirve un enlace de invitación.",
    },
    badLink: {
      title: "Este enlace de invitación no es válido",
      detail:
        "Puede que haya caducado o esté incompleto. Pide otro, o escribe la contraseña de la sala.",
    },
    kicked: {
      title: "Te han expulsado de esta sala",
      details: {
        nothing: "Te expulsó alguien que modera. Puedes volver a entrar.",
        link: "Te expulsó alguien que modera. Para volver necesitas un enlace de invitación.",
        password: "Te expulsó alguien que modera. Para volver, escribe la contraseña.",
      },
    },
    banned: {
      title: "Te han vetado en esta sala",
      detail: "Solo un moderador o un propietario puede levantar el veto.",
    },
    roomDeleted: {
      title: "Esta sala ya no existe",
      detail: "Su dueño la borró con todo lo que había. Su enlace ya no lleva a ninguna parte.",
    },
    notAllowed: {
      title: "Esta página no puede usar ese servidor",
      detail: "Su dueño puede permitirlo: añadiendo la dirección de esta página a ALLOWED_ORIGINS.",
    },
  },

  interrupted: {
    offline: "No tienes conexión.",
    restarting: "La sala se está reiniciando.",
    silent: "La sala no responde.",
    busy: "La sala está muy concurrida.",
    flood: "Enviaste mucho de golpe.",
    slow: "Tu conexión no daba abasto.",
    unreachable: "No se puede llegar a la sala.",
    promise: "Lo que escribas se guarda y se envía cuando vuelva.",
    retry: "Reintentar ahora",
    trying: "Intentando…",
    attempt: (count: number): string => `Intento ${number(count)}`,
  },

  door: {
    fields: {
      link: "Enlace de invitación",
      password: "Contraseña",
      either: "Enlace de invitación o contraseña",
    },
    show: "Mostrar contraseña",
    open: "Entrar en la sala",
    trying: "Probando…",
    wrong: "Contraseña incorrecta.",
    badLink: "Este enlace de invitación no es válido. Puede que haya caducado o esté incompleto.",
    tooMany: (time) => `Demasiados intentos. Prueba otra vez a las ${time}.`,
    without: "Continuar sin invitación",
    comeBack: "Volver a entrar",
  },

  composing: {
    reader: "Aquí puedes leer, pero no escribir.",
    muted: "Estás en silencio: lo que escribas no llega hasta que alguien que modera lo levante.",
    slow: (time) =>
      `Modo lento: un mensaje cada ${time}. Lo que envíes antes sale solo cuando toque.`,
  },

  roles: { owner: "Dueño", moderator: "Moderador", member: "Miembro", reader: "Lector" },

  ownerLink: {
    save: "Guardar enlace de propietario",
    secret: "No lo compartas: quien lo abra será propietario de la sala.",
    label: "Enlace de propietario",
    copy: "Copiar enlace de propietario",
    detail:
      "En este dispositivo sigues siendo propietario. Usa el enlace en otro, o si pierdes este. Puedes crear otro en los ajustes de la sala.",
  },

  claim: {
    title: "Esta sala no tiene dueño",
    detail:
      "Todos los que tienen el enlace son iguales. Su dueño puede cerrarla, moderarla y borrarla.",
    act: "Hacerme dueño de la sala",
    refusals: {
      "not-empty": "Otros ya han participado aquí, así que sigue siendo de todos.",
      owned: "Alguien se adelantó: la sala ya tiene dueño.",
    },
  },

  room: {
    back: "Todas las secciones",
    sections: {
      general: "General",
      access: "Acceso e invitaciones",
      moderation: "Moderación",
      data: "Tus datos",
      transfer: "Exportar e importar",
      embeds: "Inserción en webs",
    },
    yours: {
      owner: "Eres dueño de esta sala.",
      moderator: "Moderas esta sala.",
      member: "Eres miembro de esta sala.",
      reader: "Eres lector de esta sala.",
    },
    name: "Nombre",
    nameHint: "Se muestra sobre la sala. Su enlace no cambia.",
    topic: "Quién puede cambiar el tema",
    topics: { member: "Todos", moderator: "Moderadores" },
    kind: "Quién entra",
    kinds: { open: "Cualquiera", invite: "Con invitación", password: "Con contraseña" },
    kindHints: {
      open: "Quien tenga el enlace.",
      invite: "Quien abra un enlace de invitación. Los que están ahora pueden volver.",
      password: "Quien sepa la contraseña o abra un enlace de invitación.",
    },
    password: "Contraseña nueva",
    setPassword: "Ponerla",
    passwordHint: "Quien entró con una contraseña anterior necesita la nueva.",
    setting: "Poniéndola…",
    passwordSet: "La contraseña está puesta.",
    guests: "Quienes no tienen rol",
    guestsMay: { member: "Pueden escribir", reader: "Solo leen" },
    locked: "Cerrada con llave",
    lockedHint: "Nadie nuevo entra sin un enlace de invitación.",
    slow: "Modo lento",
    slowHint: "Cuánto se espera entre dos mensajes. Quien modera no espera.",
    off: "No",
    failed: "La sala no lo aceptó.",
    away: "Ahora no hay conexión. Inténtalo cuando la haya.",
    full: "La sala no guarda más de estos. Termina alguno antes.",
  },

  retention: {
    title: "Guardar los mensajes",
    ever: "Para siempre",
    none: "No guardarlos",
    everHint: "Lo que se dice aquí se queda.",
    hint: (time) => `Lo que tiene más de ${time} se borra, para todos y para siempre.`,
    noneHint: "Lo que se dice se borra al minuto, para todos y para siempre.",
    ask: (time) => `¿Borrar ahora todo lo que tiene más de ${time}, para todos y para siempre?`,
    askAll: "¿Borrar ahora todo lo que se ha dicho aquí, para todos y para siempre?",
    keep: "Conservarlo",
    erase: "Borrar",
  },

  shared: {
    topic: "{who} cambió el tema a {what}",
    put: "{who} puso {what} en la lista",
    done: "{who} marcó {what} como hecho",
    removed: "Quitado de la lista: {what}",
    noTopic: "Se quitó el tema",
    title: "{who} cambió el nombre de la sala a {what}",
  },

  links: {
    title: "Enlaces de invitación",
    hint: "Quien abre uno tiene su rol desde entonces, hasta que termines el enlace.",
    role: "Rol",
    uses: "Para",
    anyUses: "Sin límite",
    people: (count) => plural(count, { one: "# persona", other: "# personas" }),
    expiry: "Válido por",
    always: "Siempre",
    make: "Crear un enlace",
    made: "Cópialo ahora: solo se muestra esta vez.",
    label: "Enlace de invitación",
    left: (count) => plural(count, { one: "queda # uso", other: "quedan # usos" }),
    came: (count) =>
      plural(count, { one: "# persona entró con él", other: "# personas entraron con él" }),
    until: (time) => `hasta ${time}`,
    over: "caducado",
    password: "La contraseña",
    end: "Terminar",
    ask: "¿Terminarlo? Quien entró con él pierde el rol que le dio.",
    keep: "Conservarlo",
    none: "No hay ninguno.",
  },

  bans: {
    title: "Vetos",
    none: "No hay nadie vetado.",
    lift: (name) => `Levantar el veto a ${name}`,
    lifting: "Levantar",
    address: "con su dirección",
    always: "para siempre",
  },

  deeds: {
    title: "Registro de moderación",
    none: "Nada todavía.",
    somebody: "alguien",
    acts: {
      claim: "{who} se hizo dueño de la sala",
      link: "{who} creó un enlace",
      revoke: "{who} terminó un enlace",
      password: "{who} cambió la contraseña",
      mute: "{who} silenció a {whom}",
      unmute: "{who} dejó hablar a {whom}",
      kick: "{who} hizo salir a {whom}",
      ban: "{who} vetó a {whom}",
      lift: "{who} levantó el veto a {whom}",
      erase: "{who} borró un mensaje de {whom}",
      set: "{who} cambió los ajustes",
    },
  },

  taking: {
    title: "Exportar",
    hint: "Una página es para leer. Los datos son para programas, y pueden llevarse a otra sala.",
    download: "Descargar todo lo dicho y compartido",
    forms: { html: "Como página", jsonl: "Como datos" },
    progress: {
      "under-way": "Descargando…",
      there: "Está entre tus descargas.",
      away: "Ahora no se puede llegar a la sala. Inténtalo otra vez.",
      hasty: "Han sido muchas veces. Inténtalo dentro de un momento.",
      broken: "No llegó entera. Inténtalo otra vez.",
      refused: "La sala no lo dio.",
    },
  },

  bringing: {
    title: "Importar",
    file: "Archivo",
    hint: "Lo que te llevaste como datos de otra sala, de aquí o de otro lugar. Entra todo lo dicho y compartido allí, mientras aquí no se haya dicho nada.",
    act: "Traerla",
    underWay: "Trayéndola…",
    came: (count) => plural(count, { one: "Entró # mensaje.", other: "Entraron # mensajes." }),
    badLine: (line) => `La línea ${number(line)} no es de una sala llevada como datos.`,
    refusals: {
      "not-empty": "Aquí ya se ha dicho algo. Crea una sala nueva para ello.",
      "room-full": "En la sala no cabe más.",
      "state-full": "En la sala no cabe más de lo compartido.",
      "bad-body": "Eso no es una sala llevada como datos.",
    },
    failed: "No entró entera. Envía otra vez el mismo archivo: sigue donde estaba.",
  },

  embed: {
    title: "Sitios permitidos",
    hint: "Sus páginas pueden tener esta sala dentro, en un marco. Ningún otro sitio puede.",
    site: "Dirección de un sitio",
    add: "Añadir",
    remove: (site) => `Quitar ${site}`,
    removing: "Quitar",
    bad: "Esa no es la dirección de un sitio. Una es como https://example.org.",
    full: "Una sala no tiene más de diez. Quita uno antes.",
  },

  mine: {
    title: "Tus datos",
    download: "Descargar lo que he dicho",
    erase: "Borrar lo que he dicho",
    nameless: "Quitar también mi nombre de ello",
    askErase: "¿Borrar todo lo que has dicho aquí, para todos y para siempre?",
    keep: "Conservarlo",
    eraseNow: "Borrar",
    erasing: (count) =>
      count === 0
        ? "Borrando…"
        : plural(count, {
            one: "Borrando… # mensaje hasta ahora",
            other: "Borrando… # mensajes hasta ahora",
          }),
    erased: (count) =>
      count === 0
        ? "No había nada que borrar."
        : plural(count, { one: "# mensaje borrado.", other: "# mensajes borrados." }),
    stopped: (count) =>
      plural(count, { one: "Se detuvo tras # mensaje.", other: "Se detuvo tras # mensajes." }),
    leave: "Irme para siempre",
    leaveHint:
      "La sala olvida tu rol, y este dispositivo olvida la sala. Lo que dijiste se queda con tu nombre, si no lo borras antes.",
    askLeave: "¿Irte para siempre? Puede que necesites otra vez lo que te dejó entrar.",
    askLeaveOwned:
      "¿Irte para siempre? Esta sala es tuya, y solo un enlace de dueño te la devuelve.",
    stay: "Quedarme",
    leaveNow: "Irme",
  },

  deleting: {
    title: "Borrar la sala",
    detail:
      "Se borrarán para siempre, y para todos, los mensajes y lo compartido. El enlace dejará de funcionar.",
    word: "borrar",
    type: "Escribe «{word}» para confirmar",
    typeEither: "Escribe «{name}» o «{word}» para confirmar",
    act: "Borrar sala",
  },

  member: {
    open: (name) => `Moderar a ${name}`,
    mute: "Silenciar",
    unmute: "Dejar hablar",
    kick: "Expulsar de la sala",
    ban: "Vetar…",
    banNow: "Vetar",
    time: "Por cuánto tiempo",
    always: "Para siempre",
    address: "También a quien venga de su dirección",
    cancel: "Cancelar",
    done: {
      mute: "En silencio.",
      unmute: "Puede volver a escribir.",
      kick: "Expulsado.",
      ban: "Vetado.",
    },
    moderator: "Para que alguien modere, dale un enlace de invitación para ello.",
    outranked: "Tiene el mismo rol que tú, o uno más alto.",
    gone: "Ya no está aquí.",
  },

  erasing: {
    open: "Borrar este mensaje",
    ask: "¿Borrarlo para todos?",
    yes: "Borrar",
    no: "Conservar",
    failed: "No se pudo borrar.",
  },

  access: {
    anyone: "Cualquiera con el enlace puede leer y escribir.",
    reader: "Cualquiera con el enlace puede leer.",
    password: "Para entrar hacen falta el enlace y la contraseña.",
  },

  inviting: {
    title: "Invitar",
    make: "Crear enlace de invitación",
    copy: "Copiar enlace de invitación",
    made: "Quien abra este enlace pasa a ser miembro. Puedes revocarlo en los ajustes de la sala.",
    shut: "Solo se puede entrar con un enlace de invitación.",
    asked:
      "Solo se puede entrar con un enlace de invitación. Los propietarios de la sala pueden crear uno.",
    locked:
      "La sala está bloqueada. Para entrar hace falta un enlace de invitación de un propietario.",
  },
});
