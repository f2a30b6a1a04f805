/**
 * The texts of later parts of the page in simplified Chinese; see en.ts.
 */
import type { MoreWords } from "../catalogue.ts";
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"other">): MoreWords => ({
  notFound: {
    title: "找不到页面",
    detail: "请检查链接，或者新建一个房间。",
    home: "回到首页",
    nearest: (room) => `前往 ${room}`,
  },
  failed: {
    title: "此页面需要安全连接",
    detail: "Alcove 需要 HTTPS 来保护你的身份。请用 https:// 打开此链接。",
    home: "回到首页",
  },

  names: {
    offered: (count) => plural(count, { other: "# 个匹配项，用上下键选择，按 Tab 插入" }),
  },

  empty: {
    title: "还没有消息",
    detail: "分享链接来邀请别人。即使他们晚些才加入，也能看到你发的消息。",
  },

  link: {
    label: "房间链接",
    copy: "复制链接",
    copied: "已复制",
    failed: "无法复制，请选中后手动复制。",
    share: "分享",
    code: "链接的二维码",
  },

  settings: {
    name: "你的名字",
    theme: "外观",
    themes: { system: "自动", light: "浅色", dark: "深色" },
    density: "消息间距",
    densities: { comfortable: "宽松", compact: "紧凑" },
    language: "语言",
    systemLanguage: "自动",
    languageMissing: "无法加载该语言。",
    joins: "显示进出房间的提示",
    typing: "输入状态提示",
    typingHint: "关闭后，你也看不到别人的输入状态。",
  },

  newest: "跳到最新消息",

  missing: {
    here: "加载更早的消息",
    there: "加载错过的消息",
  },

  keys: {
    title: "键盘操作",
    acts: {
      send: "发送",
      break: "换行",
      complete: "补全名字",
      write: "写消息",
      back: "取消，或回到输入框",
      walk: "上一条或下一条消息",
      jump: "上翻或下翻一页",
      ends: "第一条或最后一条消息",
      tools: "所选消息的操作",
      copy: "复制所选消息",
      erase: "删除选中的消息",
      help: "显示此帮助",
    },
  },

  reload: "刷新",
  newVersion: "Alcove 有新版本可用。",
  notLoaded: "部分页面加载失败。",

  notify: {
    message: (author, room) => `${author}（${room}）`,
    title: "此房间的通知",
    levels: { mentions: "提到我时", all: "所有消息", none: "不通知" },
    hints: {
      mentions: (name) => `有人提到你（@${name}），而你没在看此房间时。`,
      all: () => "你没在看此房间时，每条消息都通知。",
      none: () => "不发通知，未读消息仍会计数。",
    },
    undecided: "浏览器通知未开启。",
    allow: "开启",
    denied: "浏览器设置中已屏蔽通知。",
  },

  emoji: {
    search: "搜索表情（英文）",
    recent: "最近使用",
    groups: [
      "笑脸",
      "人物",
      "动物与自然",
      "食物与饮料",
      "旅行与地点",
      "活动",
      "物品",
      "符号",
      "旗帜",
    ],
    offered: (count) => plural(count, { other: "# 个表情，用上下键选择" }),
    none: "未找到表情",
  },

  closed: {
    version: {
      title: "Alcove 已更新",
      detail: "请刷新页面以继续，草稿已保存。",
    },
    superseded: {
      title: "房间已在另一个窗口打开",
      detail: "可在那里继续，或改在这里使用。",
    },
    tooBig: {
      title: "消息太大",
      detail: "请刷新页面，分几次发送。",
    },
    unknown: (code, reason) => ({
      title: "房间关闭了连接",
      detail: `${reason === "" ? "没有说明原因" : `原因：${reason}`}（${code}）。请再试一次。`,
    }),
    retry: "再试一次",
    forbidden: {
      title: "需要邀请才能进入",
      detail: "请在此粘贴邀请链接。邀请链接可由房主创建。",
    },
    password: {
      title: "请输入密码",
      detail: "此房间受密码保护，也可使用邀请链接。",
    },
    badLink: {
      title: "此邀请链接无效",
      detail: "链接可能已过期或不完整。请重新获取链接，或输入房间密码。",
    },
    kicked: {
      title: "你已被移出此房间",
      details: {
        nothing: "管理员将你移出了房间。你可以重新加入。",
        link: "管理员将你移出了房间。需要邀请链接才能重新加入。",
        password: "管理员将你移出了房间。输入密码即可重新加入。",
      },
    },
    banned: {
      title: "你已被禁止进入此房间",
      detail: "只有管理员或房主可以解除封禁。",
    },
    roomDeleted: {
      title: "此房间已被删除",
      detail: "房主删除了房间和其中的所有内容。",
    },
    notAllowed: {
      title: "此网站不能使用该服务器",
      detail: "服务器管理者可以允许：将本页面的地址加入 ALLOWED_ORIGINS。",
    },
  },

  interrupted: {
    offline: "你已离线。",
    restarting: "房间正在重启。",
    silent: "连接已断开。",
    busy: "房间繁忙。",
    flood: "你发送消息太快了。",
    slow: "你的网络太慢。",
    unreachable: "无法连接房间。",
    promise: "恢复连接后会发出你的消息。",
    retry: "立即重试",
    trying: "正在重试…",
    attempt: (count: number): string => `第 ${number(count)} 次尝试`,
  },

  door: {
    fields: {
      link: "邀请链接",
      password: "密码",
      either: "邀请链接或密码",
    },
    show: "显示密码",
    open: "加入房间",
    trying: "正在验证…",
    wrong: "密码错误。",
    badLink: "此邀请链接无效，可能已过期或不完整。",
    tooMany: (time) => `尝试次数过多，请在 ${time} 后再试。`,
    without: "不使用邀请链接继续",
    comeBack: "重新加入",
  },

  composing: {
    reader: "你只有阅读权限。",
    muted: "你已被禁言，管理员解除禁言前无法发言。",
    slow: (time) => `慢速模式：每${time}一条消息。提前发送的消息会排队发出。`,
  },

  roles: { owner: "房主", moderator: "管理员", member: "成员", reader: "读者" },

  ownerLink: {
    save: "保存房主链接",
    secret: "请勿分享：任何人打开它都会成为房主。",
    label: "房主链接",
    copy: "复制房主链接",
    detail:
      "你在这台设备上一直是房主。换用其他设备或丢失这台设备时，可使用此链接。你可以在房间设置中再创建一个。",
  },

  claim: {
    title: "此房间还没有房主",
    detail: "所有持链接的人权限相同。房主可以限制、管理和删除房间。",
    act: "成为房主",
    refusals: {
      "not-empty": "已有其他人在此发言，因此无法成为房主。",
      owned: "已有人抢先成为房主。",
    },
  },

  room: {
    back: "全部设置",
    sections: {
      general: "常规",
      access: "访问与邀请",
      moderation: "管理",
      data: "你的数据",
      transfer: "导出与导入",
      embeds: "嵌入",
    },
    yours: {
      owner: "你是此房间的房主。",
      moderator: "你是此房间的管理员。",
      member: "你是此房间的成员。",
      reader: "你对此房间只有阅读权限。",
    },
    name: "名称",
    nameHint: "显示在房间顶部。链接不变。",
    topic: "谁可以改话题",
    topics: { member: "所有人", moderator: "管理员" },
    kind: "谁可以加入",
    kinds: { open: "任何人", invite: "凭邀请", password: "凭密码" },
    kindHints: {
      open: "有链接的人都可以加入。",
      invite: "只有持邀请链接的人才能加入。已在房间里的人以后还能回来。",
      password: "知道密码或持邀请链接的人可以加入。",
    },
    password: "新密码",
    setPassword: "保存密码",
    passwordHint: "用旧密码加入的人需要新密码。",
    setting: "正在保存…",
    passwordSet: "密码已保存。",
    guests: "没有角色的人",
    guestsMay: { member: "可以发言", reader: "只能阅读" },
    locked: "锁定",
    lockedHint: "新人需要邀请链接才能加入。",
    slow: "慢速模式",
    slowHint: "两条消息之间的最短间隔。管理员不受限制。",
    off: "关闭",
    failed: "未能保存更改。",
    away: "你已离线。恢复连接后请再试。",
    full: "已达上限。请先撤销一些。",
  },

  retention: {
    title: "消息保留",
    ever: "永久",
    none: "不保留",
    everHint: "消息会一直保留。",
    hint: (time) => `超过${time}的消息会为所有人永久删除。`,
    noneHint: "消息会在一分钟后为所有人永久删除。",
    ask: (time) => `要为所有人永久删除超过${time}的消息吗？`,
    askAll: "要为所有人永久删除这里的全部消息吗？",
    keep: "取消",
    erase: "删除消息",
  },

  shared: {
    topic: "{who} 将话题改为 {what}",
    put: "{who} 将 {what} 添加到清单",
    done: "{who} 完成了 {what}",
    removed: "已从清单移除：{what}",
    noTopic: "话题已移除",
    title: "{who} 将房间改名为 {what}",
  },

  links: {
    title: "邀请链接",
    hint: "打开邀请链接的人会获得相应的角色，直到你撤销链接。",
    role: "角色",
    uses: "人数上限",
    anyUses: "不限",
    people: (count) => plural(count, { other: "# 人" }),
    expiry: "有效期",
    always: "永不过期",
    make: "创建链接",
    made: "请立即复制，之后不再显示。",
    label: "邀请链接",
    left: (count) => plural(count, { other: "还可用 # 次" }),
    came: (count) => plural(count, { other: "# 人已加入" }),
    until: (time) => `有效至 ${time}`,
    over: "已过期",
    password: "密码",
    end: "撤销",
    ask: "要撤销此链接吗？通过它加入的人会失去相应的角色。",
    keep: "取消",
    none: "还没有邀请链接。",
  },

  bans: {
    title: "被封禁的人",
    none: "没有人被封禁。",
    lift: (name) => `解除对 ${name} 的封禁`,
    lifting: "解除封禁",
    address: "包括 IP 地址",
    always: "永久",
  },

  activity: {
    title: "管理记录",
    none: "暂无记录。",
    acts: {
      claim: "{who} 成为房主",
      link: "{who} 创建了邀请链接",
      revoke: "{who} 撤销了邀请链接",
      password: "{who} 更改了密码",
      mute: "{who} 将 {whom} 禁言",
      unmute: "{who} 解除了 {whom} 的禁言",
      kick: "{who} 将 {whom} 移出房间",
      ban: "{who} 封禁了 {whom}",
      lift: "{who} 解除了对 {whom} 的封禁",
      erase: "{who} 删除了 {whom} 的消息",
      set: "{who} 更改了设置",
    },
  },

  export: {
    title: "导出",
    hint: "网页用来阅读。数据（JSON Lines）供程序使用，也可以导入另一个房间。",
    download: "下载所有消息和共享内容",
    forms: { html: "网页", jsonl: "数据" },
    progress: {
      "under-way": "正在下载…",
      there: "已保存到下载内容中。",
      away: "无法连接房间，请再试一次。",
      hasty: "请求过于频繁，请稍后再试。",
      broken: "下载不完整，请再试一次。",
      refused: "你没有导出的权限。",
    },
  },

  import: {
    title: "导入",
    file: "文件",
    hint: "请选择从另一个房间导出的数据文件。其中的消息和共享内容会添加到这里。只有在此房间还没有消息时才能导入。",
    act: "导入",
    underWay: "正在导入…",
    came: (count) => plural(count, { other: "已导入 # 条消息。" }),
    badLine: (line) => `第 ${number(line)} 行不是有效的 Alcove 导出数据。`,
    refusals: {
      "not-empty": "此房间已有消息。请新建一个房间来导入。",
      "room-full": "此房间已满。",
      "state-full": "此房间无法容纳更多共享内容。",
      "bad-body": "此文件不是 Alcove 导出的数据。",
    },
    failed: "导入中断。请再次选择同一个文件以继续。",
  },

  sites: {
    embed: {
      title: "允许嵌入的网站",
      hint: "这些网站可以在其页面中显示此房间，其他网站不可以。",
      site: "网站地址",
    },
    origins: {
      title: "可加入的网站",
      hint: "这些网站的页面可以加入并读取此房间。谁能加入仍由此房间的设置决定。",
      site: "可加入的网站地址",
    },
    add: "添加",
    remove: (site) => `移除 ${site}`,
    removing: "移除",
    bad: "请输入类似 https://example.org 的地址。",
    full: "一个房间最多十个。请先移除一个。",
  },

  mine: {
    title: "你的数据",
    download: "下载我的消息",
    erase: "删除我的消息",
    nameless: "同时去掉我的名字",
    askErase: "要为所有人永久删除你在这里的全部消息吗？",
    keep: "取消",
    eraseNow: "删除",
    erasing: (count) =>
      count === 0 ? "正在删除…" : plural(count, { other: "正在删除… 已删 # 条" }),
    erased: (count) =>
      count === 0 ? "你在这里没有消息。" : plural(count, { other: "已删除 # 条消息。" }),
    stopped: (count) => plural(count, { other: "删除 # 条后停止了。" }),
    leave: "离开房间",
    leaveHint: "你会失去自己的角色，房间也会从这台设备上移除。你的消息会留下，除非你先删除。",
    askLeave: "要离开此房间吗？再次加入时可能需要新的邀请或密码。",
    askLeaveOwned: "要离开此房间吗？你是房主，只有房主链接能让你再次成为房主。",
    stay: "取消",
    leaveNow: "离开",
  },

  deleting: {
    title: "删除房间",
    detail: "所有消息和共享内容将为所有人永久删除，链接也会失效。",
    word: "删除",
    type: "输入“{word}”以确认",
    typeEither: "输入“{name}”或“{word}”以确认",
    act: "删除房间",
  },

  member: {
    open: (name) => `管理 ${name}`,
    mute: "禁言",
    unmute: "解除禁言",
    kick: "移出房间",
    ban: "封禁…",
    banNow: "封禁",
    time: "时长",
    always: "永久",
    address: "同时封禁其 IP 地址",
    cancel: "取消",
    done: {
      mute: "已禁言。",
      unmute: "已解除禁言。",
      kick: "已移出。",
      ban: "已封禁。",
    },
    promote: "设为管理员…",
    promoteLabel: "管理员邀请链接",
    promoteHint: (name) => `请将此链接发给 ${name}。首个打开它的人将成为管理员。`,
    outranked: "你不能管理角色与你相同或更高的人。",
    gone: "对方已离开房间。",
  },

  messageTools: {
    title: "消息操作",
    more: "更多操作",
    no: "取消",
    each: {
      copy: { label: "复制文字", done: "已复制", failed: "复制失败。" },
      erase: {
        label: "删除这条消息",
        ask: "要为所有人删除这条消息吗？",
        yes: "删除",
        failed: "删除失败。",
      },
    },
  },

  access: {
    anyone: "任何持链接的人都可以阅读和发言。",
    reader: "任何持链接的人都可以阅读。",
    password: "需要链接和密码才能加入。",
  },

  inviting: {
    title: "邀请",
    make: "创建邀请链接",
    copy: "复制邀请链接",
    made: "任何人打开此链接都会成为成员。你可以在房间设置中撤销它。",
    shut: "只有持邀请链接的人才能加入。",
    asked: "只有持邀请链接的人才能加入。邀请链接可由房主创建。",
    locked: "房间已锁定。新人需要房主的邀请链接才能加入。",
  },

  home: "首页",

  said: (name, text) => `${name}：${text}`,

  people: {
    nameless: "某人",
    close: "关闭",
    more: (count) => `还有 ${number(count)} 人`,
    all: (count) => `全部显示（${number(count)}）`,
    fewer: "收起",
  },

  sharing: {
    topic: "话题",
    setTopic: "添加话题",
    list: "清单",
    done: (done, all) => `已完成 ${number(done)}/${number(all)}`,
    add: "添加一项",
    remove: (text) => `移除“${text}”`,
    removed: (text) => `已移除“${text}”`,
    undo: "撤销",
    failed: "未能保存更改。",
    full: "清单已满。",
  },

  name: {
    label: "你在此房间的名字",
    save: "保存",
    cancel: "取消",
    bad: "请输入 1 到 40 个可见字符的名字。",
  },

  message: {
    refused: "未发送。",
    retry: "重试",
    edit: "编辑",
    discard: "丢弃",
    refusals: {
      empty: "消息是空的。",
      muted: "你已被禁言。",
      "not-allowed": "你只有阅读权限。",
      "not-stored": "发送失败，请稍后再试。",
      "not-text": "消息包含无法发送的字符。",
      stale: "这是一天多以前写的。仍要发送吗？",
      "too-long": "消息太长。请缩短，或分几次发送。",
    },
  },

  notice: {
    joined: () => "{who} 加入了",
    left: () => "{who} 离开了",
    visited: () => "{who} 加入后离开了",
    renamed: "{former} 改名为 {who}",
    renamedUnknown: "有人改名为 {who}",
    others: (count) => plural(count, { other: "另外 # 人" }),
  },

  rooms: {
    pin: (room) => `置顶 ${room}`,
    unpin: (room) => `取消置顶 ${room}`,
    ask: (room) => `要从列表中移除 ${room} 吗？之后需要链接才能回来。`,
    forget: "移除",
    keep: "取消",
  },

  typing: {
    some: () => "{who} 正在输入",
    several: "多人正在输入",
  },

  composer: {
    left: (count) => plural(count, { other: "大约还可输入 # 个字符" }),
    over: (count) => plural(count, { other: "超出 # 个字符。请缩短，或分几次发送。" }),
    notText: "消息包含无法发送的字符：控制字符或 \uFFFD。",
  },
});
