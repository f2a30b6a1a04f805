/**
 * The texts of later parts of the page in Spanish; see en.ts.
 */
import type { MoreWords } from "../catalogue.ts";
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"one" | "other">): MoreWords => ({
  notFound: {
    title: "Página no encontrada",
    detail: "Revisa el enlace o crea una sala nueva.",
    home: "Ir a la página de inicio",
    nearest: (room) => `Ir a ${room}`,
  },
  failed: {
    title: "Esta página necesita una conexión segura",
    detail: "Alcove necesita HTTPS para proteger tu identidad. Abre este enlace con https://.",
    home: "Ir a la página de inicio",
  },

  names: {
    offered: (count) =>
      plural(count, {
        one: "# resultado. Pulsa Tab para insertarlo",
        other: "# resultados. Elige con las flechas arriba y abajo",
      }),
  },

  empty: {
    title: "Aún no hay mensajes",
    detail:
      "Comparte el enlace para invitar a otras personas. Verán lo que publiques aunque entren más tarde.",
  },

  link: {
    label: "Enlace a esta sala",
    copy: "Copiar enlace",
    copied: "Copiado",
    failed: "No se pudo copiar. Selecciónalo y cópialo.",
    share: "Compartir",
    code: "Código QR del enlace",
  },

  settings: {
    name: "Tu nombre",
    theme: "Tema",
    themes: { system: "Automático", light: "Claro", dark: "Oscuro" },
    density: "Densidad de los mensajes",
    densities: { comfortable: "Cómodo", compact: "Compacto" },
    language: "Idioma",
    systemLanguage: "Automático",
    languageMissing: "No se pudo cargar ese idioma.",
    joins: "Mostrar cuándo entra o sale alguien",
    typing: "Indicador de escritura",
    typingHint: "Si lo desactivas, tampoco verás el de los demás.",
  },

  newest: "Ir a lo más reciente",

  missing: {
    here: "Cargar mensajes anteriores",
    there: "Cargar mensajes que te perdiste",
  },

  keys: {
    title: "Teclado",
    acts: {
      send: "Enviar",
      break: "Salto de línea",
      complete: "Completar un nombre",
      write: "Escribir un mensaje",
      back: "Cancelar o volver al cuadro de mensaje",
      walk: "Mensaje anterior o siguiente",
      jump: "Una página arriba o abajo",
      ends: "Primer o último mensaje",
      tools: "Acciones del mensaje seleccionado",
      copy: "Copiar el mensaje seleccionado",
      erase: "Eliminar el mensaje seleccionado",
      help: "Mostrar esta ayuda",
    },
  },

  reload: "Recargar",
  newVersion: "Hay una versión nueva de Alcove.",
  notLoaded: "No se pudo cargar parte de la página.",

  notify: {
    message: (author, room) => `${author} en ${room}`,
    title: "Notificaciones de esta sala",
    levels: { mentions: "Menciones", all: "Todos los mensajes", none: "Ninguna" },
    hints: {
      mentions: (name) => `Cuando alguien te mencione (@${name}) y no estés mirando la sala.`,
      all: () => "Con cada mensaje mientras no estés mirando la sala.",
      none: () => "Sin notificaciones. Los mensajes sin leer se siguen contando.",
    },
    undecided: "Las notificaciones del navegador están desactivadas.",
    allow: "Activar",
    denied: "Las notificaciones están bloqueadas en los ajustes del navegador.",
  },

  emoji: {
    search: "Buscar emojis (en inglés)",
    recent: "Usados recientemente",
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
        one: "# emoji. Pulsa Intro para insertarlo",
        other: "# emojis. Elige con las flechas arriba y abajo",
      }),
    none: "No se encontraron emojis",
  },

  closed: {
    version: {
      title: "Alcove se ha actualizado",
      detail: "Recarga la página para continuar. Tu borrador está guardado.",
    },
    superseded: {
      title: "Esta sala está abierta en otra ventana",
      detail: "Continúa allí o úsala aquí.",
    },
    tooBig: {
      title: "Mensaje demasiado grande",
      detail: "Recarga la página y divide el mensaje.",
    },
    unknown: (code, reason) => ({
      title: "La sala cerró la conexión",
      detail: `${reason === "" ? "No se indicó el motivo" : `Motivo: ${reason}`} (${code}). Inténtalo de nuevo.`,
    }),
    retry: "Intentar de nuevo",
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
        nothing: "Te expulsó un moderador. Puedes volver a entrar.",
        link: "Te expulsó un moderador. Para volver necesitas un enlace de invitación.",
        password: "Te expulsó un moderador. Para volver, escribe la contraseña.",
      },
    },
    banned: {
      title: "Te han vetado en esta sala",
      detail: "Solo un moderador o un propietario puede levantar el veto.",
    },
    roomDeleted: {
      title: "Esta sala se eliminó",
      detail: "Un propietario la eliminó con todo su contenido.",
    },
    notAllowed: {
      title: "Este sitio no puede usar ese servidor",
      detail:
        "Quien administra el servidor puede permitirlo: la dirección de esta página debe estar en ALLOWED_ORIGINS.",
    },
  },

  interrupted: {
    offline: "No tienes conexión.",
    restarting: "La sala se está reiniciando.",
    silent: "Se perdió la conexión.",
    busy: "La sala está saturada.",
    flood: "Estás enviando mensajes demasiado rápido.",
    slow: "Tu conexión es demasiado lenta.",
    unreachable: "No se puede conectar con la sala.",
    promise: "Tus mensajes se enviarán cuando recuperes la conexión.",
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
    trying: "Comprobando…",
    wrong: "Contraseña incorrecta.",
    badLink: "Este enlace de invitación no es válido. Puede que haya caducado o esté incompleto.",
    tooMany: (time) => `Demasiados intentos. Próximo intento: ${time}.`,
    without: "Continuar sin invitación",
    comeBack: "Volver a entrar",
  },

  composing: {
    reader: "Solo tienes acceso de lectura.",
    muted: "Te han silenciado. No puedes escribir hasta que un moderador te quite el silencio.",
    slow: (time) => `Modo lento: un mensaje cada ${time}. Los que envíes antes quedan en cola.`,
  },

  roles: { owner: "Propietario", moderator: "Moderador", member: "Miembro", reader: "Lector" },

  ownerLink: {
    save: "Guardar enlace de propietario",
    secret: "No lo compartas: quien lo abra será propietario de la sala.",
    label: "Enlace de propietario",
    copy: "Copiar enlace de propietario",
    detail:
      "En este dispositivo sigues siendo propietario. Usa el enlace en otro dispositivo, o si pierdes este. Puedes crear otro enlace en los ajustes de la sala.",
  },

  claim: {
    title: "Esta sala no tiene propietario",
    detail:
      "Todos los que tienen el enlace tienen los mismos derechos. Un propietario puede restringirla, moderarla y eliminarla.",
    act: "Hacerme propietario",
    refusals: {
      "not-empty": "Otras personas ya han escrito aquí, así que nadie puede hacerse propietario.",
      owned: "Alguien se te adelantó: la sala ya tiene propietario.",
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
      owner: "Eres propietario de esta sala.",
      moderator: "Moderas esta sala.",
      member: "Eres miembro de esta sala.",
      reader: "Solo tienes acceso de lectura a esta sala.",
    },
    name: "Nombre",
    nameHint: "Se muestra en la parte superior de la sala. El enlace no cambia.",
    topic: "Quién puede cambiar el tema",
    topics: { member: "Todos", moderator: "Moderadores" },
    kind: "Quién puede entrar",
    kinds: { open: "Cualquiera", invite: "Con invitación", password: "Con contraseña" },
    kindHints: {
      open: "Puede entrar cualquiera con el enlace.",
      invite:
        "Solo se entra con un enlace de invitación. Quienes ya están en la sala pueden volver.",
      password: "Se entra con la contraseña o con un enlace de invitación.",
    },
    password: "Contraseña nueva",
    setPassword: "Guardar contraseña",
    passwordHint: "Quien entró con una contraseña anterior necesitará la nueva.",
    setting: "Guardando…",
    passwordSet: "Contraseña guardada.",
    guests: "Personas sin rol",
    guestsMay: { member: "Pueden escribir", reader: "Solo leen" },
    locked: "Bloqueada",
    lockedHint: "Para entrar por primera vez hace falta un enlace de invitación.",
    slow: "Modo lento",
    slowHint: "Tiempo mínimo entre mensajes. No afecta a los moderadores.",
    off: "No",
    failed: "No se pudo guardar el cambio.",
    away: "No tienes conexión. Inténtalo de nuevo cuando la recuperes.",
    full: "Has llegado al límite. Revoca alguno antes.",
  },

  retention: {
    title: "Conservar mensajes",
    ever: "Para siempre",
    none: "No conservar",
    everHint: "Los mensajes se conservan.",
    hint: (time) => `Los mensajes de más de ${time} se eliminan definitivamente para todos.`,
    noneHint: "Los mensajes se eliminan definitivamente para todos al cabo de un minuto.",
    ask: (time) => `¿Eliminar definitivamente para todos los mensajes de más de ${time}?`,
    askAll: "¿Eliminar definitivamente todos los mensajes de esta sala, para todos?",
    keep: "Cancelar",
    erase: "Eliminar mensajes",
  },

  shared: {
    topic: "{who} cambió el tema a {what}",
    put: "{who} añadió {what} a la lista",
    done: "{who} marcó {what} como hecho",
    removed: "Se quitó de la lista: {what}",
    noTopic: "Se quitó el tema",
    title: "{who} cambió el nombre de la sala a {what}",
  },

  links: {
    title: "Enlaces de invitación",
    hint: "Quien abre un enlace de invitación obtiene su rol, hasta que lo revoques.",
    role: "Rol",
    uses: "Usos máximos",
    anyUses: "Sin límite",
    people: (count) => plural(count, { one: "# persona", other: "# personas" }),
    expiry: "Caducidad",
    always: "Nunca",
    make: "Crear enlace",
    made: "Cópialo ahora. No volverás a verlo.",
    label: "Enlace de invitación",
    left: (count) => plural(count, { one: "queda # uso", other: "quedan # usos" }),
    came: (count) => plural(count, { one: "# persona se unió", other: "# personas se unieron" }),
    until: (time) => `hasta ${time}`,
    over: "caducado",
    password: "Contraseña",
    end: "Revocar",
    ask: "¿Revocar este enlace? Quienes lo usaron pierden el rol que les dio.",
    keep: "Cancelar",
    none: "Aún no hay enlaces de invitación.",
  },

  bans: {
    title: "Personas vetadas",
    none: "No hay nadie vetado.",
    lift: (name) => `Levantar el veto a ${name}`,
    lifting: "Levantar veto",
    address: "incluida su dirección IP",
    always: "para siempre",
  },

  activity: {
    title: "Registro de moderación",
    none: "Nada todavía.",
    acts: {
      claim: "{who} se hizo propietario de la sala",
      link: "{who} creó un enlace de invitación",
      revoke: "{who} revocó un enlace de invitación",
      password: "{who} cambió la contraseña",
      mute: "{who} silenció a {whom}",
      unmute: "{who} quitó el silencio a {whom}",
      kick: "{who} expulsó a {whom}",
      ban: "{who} vetó a {whom}",
      lift: "{who} levantó el veto a {whom}",
      erase: "{who} eliminó un mensaje de {whom}",
      set: "{who} cambió los ajustes",
    },
  },

  export: {
    title: "Exportar",
    hint: "La página web es para leer. Los datos (JSON Lines) son para programas y se pueden importar en otra sala.",
    download: "Descargar todos los mensajes y elementos compartidos",
    forms: { html: "Página web", jsonl: "Datos" },
    progress: {
      "under-way": "Descargando…",
      there: "Guardado en tus descargas.",
      away: "No se puede conectar con la sala. Inténtalo de nuevo.",
      hasty: "Demasiadas solicitudes. Inténtalo de nuevo en un momento.",
      broken: "La descarga quedó incompleta. Inténtalo de nuevo.",
      refused: "No tienes permiso para exportar esto.",
    },
  },

  import: {
    title: "Importar",
    file: "Archivo",
    hint: "Elige un archivo de datos exportado de otra sala. Sus mensajes y elementos compartidos se añaden aquí. Solo se puede importar mientras esta sala no tenga mensajes.",
    act: "Importar",
    underWay: "Importando…",
    came: (count) =>
      plural(count, { one: "# mensaje importado.", other: "# mensajes importados." }),
    badLine: (line) =>
      `La línea ${number(line)} no contiene datos válidos de una exportación de Alcove.`,
    refusals: {
      "not-empty": "Esta sala ya tiene mensajes. Crea una sala nueva para importar.",
      "room-full": "Esta sala está llena.",
      "state-full": "En esta sala no caben más elementos compartidos.",
      "bad-body": "Este archivo no es una exportación de datos de Alcove.",
    },
    failed: "La importación se interrumpió. Elige de nuevo el mismo archivo para continuar.",
  },

  sites: {
    embed: {
      title: "Sitios permitidos",
      hint: "Estos sitios pueden mostrar esta sala en sus páginas. Ningún otro puede.",
      site: "Dirección del sitio",
    },
    origins: {
      title: "Sitios que pueden entrar",
      hint: "Las páginas de estos sitios pueden entrar en esta sala y leerla. Siguen las mismas reglas de acceso.",
      site: "Sitio que puede entrar",
    },
    add: "Añadir",
    remove: (site) => `Quitar ${site}`,
    removing: "Quitar",
    bad: "Escribe una dirección como https://example.org.",
    full: "Una sala puede tener hasta diez. Quita uno antes.",
  },

  mine: {
    title: "Tus datos",
    download: "Descargar mis mensajes",
    erase: "Eliminar mis mensajes",
    nameless: "Quitar también mi nombre",
    askErase: "¿Eliminar definitivamente todos tus mensajes de esta sala, para todos?",
    keep: "Cancelar",
    eraseNow: "Eliminar",
    erasing: (count) =>
      count === 0
        ? "Eliminando…"
        : plural(count, {
            one: "Eliminando… # mensaje hasta ahora",
            other: "Eliminando… # mensajes hasta ahora",
          }),
    erased: (count) =>
      count === 0
        ? "No tienes mensajes aquí."
        : plural(count, { one: "# mensaje eliminado.", other: "# mensajes eliminados." }),
    stopped: (count) =>
      plural(count, { one: "Se detuvo tras # mensaje.", other: "Se detuvo tras # mensajes." }),
    leave: "Salir de la sala",
    leaveHint:
      "Pierdes tu rol, y la sala se quita de este dispositivo. Tus mensajes se conservan si no los eliminas antes.",
    askLeave:
      "¿Salir de esta sala? Para volver puede que necesites otra invitación o la contraseña.",
    askLeaveOwned:
      "¿Salir de esta sala? Es tuya, y solo con un enlace de propietario volverás a serlo.",
    stay: "Cancelar",
    leaveNow: "Salir",
  },

  deleting: {
    title: "Eliminar sala",
    detail:
      "Se eliminarán definitivamente, para todos, los mensajes y los elementos compartidos. El enlace dejará de funcionar.",
    word: "eliminar",
    type: "Escribe «{word}» para confirmar",
    typeEither: "Escribe «{name}» o «{word}» para confirmar",
    act: "Eliminar sala",
  },

  member: {
    open: (name) => `Moderar a ${name}`,
    mute: "Silenciar",
    unmute: "Quitar silencio",
    kick: "Expulsar de la sala",
    ban: "Vetar…",
    banNow: "Vetar",
    time: "Duración",
    always: "Siempre",
    address: "Vetar también su dirección IP",
    cancel: "Cancelar",
    done: {
      mute: "Ya no puede escribir.",
      unmute: "Puede volver a escribir.",
      kick: "Ya no está en la sala.",
      ban: "Ya no puede entrar.",
    },
    promote: "Hacer moderador…",
    promoteLabel: "Enlace de invitación de moderador",
    promoteHint: (name) =>
      `Envía este enlace a ${name}. La primera persona que lo abra será moderador.`,
    outranked: "No puedes moderar a quien tiene tu mismo rol o uno más alto.",
    gone: "Ya salió de la sala.",
  },

  messageTools: {
    title: "Acciones del mensaje",
    more: "Más acciones",
    no: "Cancelar",
    each: {
      copy: { label: "Copiar texto", done: "Copiado", failed: "No se pudo copiar." },
      erase: {
        label: "Eliminar este mensaje",
        ask: "¿Eliminar este mensaje para todos?",
        yes: "Eliminar",
        failed: "No se pudo eliminar.",
      },
    },
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

  home: "Página de inicio",

  said: (name, text) => `${name}: ${text}`,

  people: {
    nameless: "alguien",
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
    add: "Añadir un elemento",
    remove: (text) => `Quitar «${text}»`,
    removed: (text) => `Se quitó «${text}»`,
    undo: "Deshacer",
    failed: "No se pudo guardar el cambio.",
    full: "La lista está llena.",
  },

  name: {
    label: "Tu nombre en esta sala",
    save: "Guardar",
    cancel: "Cancelar",
    bad: "Escribe un nombre de 1 a 40 caracteres visibles.",
  },

  message: {
    refused: "No se envió.",
    retry: "Reintentar",
    edit: "Editar",
    discard: "Descartar",
    refusals: {
      empty: "El mensaje está vacío.",
      muted: "Te han silenciado.",
      "not-allowed": "Solo tienes acceso de lectura.",
      "not-stored": "No se pudo enviar. Inténtalo de nuevo en un momento.",
      "not-text": "Contiene caracteres que no se pueden enviar.",
      stale: "Lo escribiste hace más de un día. ¿Enviarlo de todos modos?",
      "too-long": "Es demasiado largo. Acórtalo o divídelo.",
    },
  },

  notice: {
    joined: (count) => (count === 1 ? "{who} entró" : "{who} entraron"),
    left: (count) => (count === 1 ? "{who} salió" : "{who} salieron"),
    visited: (count) => (count === 1 ? "{who} entró y salió" : "{who} entraron y salieron"),
    renamed: "{former} cambió su nombre a {who}",
    renamedUnknown: "Alguien cambió su nombre a {who}",
    others: (count) => plural(count, { one: "# persona más", other: "# personas más" }),
  },

  rooms: {
    pin: (room) => `Fijar ${room} arriba`,
    unpin: (room) => `Dejar de fijar ${room}`,
    ask: (room) => `¿Quitar ${room} de la lista? Para volver necesitarás su enlace.`,
    forget: "Quitar",
    keep: "Cancelar",
  },

  typing: {
    some: (count) =>
      plural(count, { one: "{who} está escribiendo", other: "{who} están escribiendo" }),
    several: "Varias personas están escribiendo",
  },

  composer: {
    left: (count) => plural(count, { one: "Queda # carácter", other: "Quedan unos # caracteres" }),
    over: (count) =>
      plural(count, {
        one: "Sobra # carácter. Acorta el mensaje o divídelo.",
        other: "Sobran # caracteres. Acorta el mensaje o divídelo.",
      }),
    notText:
      "El mensaje contiene un carácter que no se puede enviar: un carácter de control o \uFFFD.",
  },
});
