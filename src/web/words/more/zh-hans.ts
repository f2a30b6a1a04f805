/**
 * What only later parts of the page say, in simplified Chinese; see en.ts.
 */
import type { MoreWords } from "../catalogue.ts";
import type { Grammar } from "../grammar.ts";

export const more = ({ plural, number }: Grammar<"other">): MoreWords => ({
  notFound: {
    title: "这里什么都没有",
    detail: "房间的地址是 /r/ 加上名字。请检查链接，或者新建一个房间。",
    home: "回到首页",
    nearest: (room) => `前往 ${room}`,
  },
  failed: {
    title: "这个页面需要安全连接",
    detail: "浏览器只在 https 页面上保存对话的密钥。请用 https 打开链接。",
    home: "回到首页",
  },

  names: {
    offered: (count) => plural(count, { other: "# 个名字，按上下键选择，Tab 补全" }),
  },

  empty: {
    title: "还没有人说话",
    detail: "把链接发给想邀请的人。你现在写下的话，他们来了就能看到。",
  },

  link: {
    label: "房间链接",
    copy: "复制链接",
    copied: "已复制",
    failed: "请手动复制",
    share: "分享",
    code: "链接的二维码",
  },

  settings: {
    name: "你的名字",
    theme: "外观",
    themes: { system: "自动", light: "浅色", dark: "深色" },
    density: "间距",
    densities: { comfortable: "宽松", compact: "紧凑" },
    language: "语言",
    systemLanguage: "跟随浏览器",
    languageMissing: "暂时无法加载。",
    joins: "显示谁进出房间",
    typing: "显示谁正在输入",
    typingHint: "别人也会看到你正在输入；关闭后双方都看不到。",
  },

  keys: {
    title: "键盘操作",
    acts: {
      send: "发送",
      break: "换行",
      complete: "补全名字",
      write: "写消息",
      back: "取消，或回到输入框",
      walk: "在消息之间移动",
      jump: "上翻或下翻一页",
      ends: "到第一条或最后一条消息",
      erase: "删除所在的消息",
      help: "显示这份帮助",
    },
  },

  notify: {
    levels: { mentions: "提到我时", all: "所有消息", none: "不通知" },
    hints: {
      mentions: (name) => `有人写 @${name}，而你没在看这个房间时。`,
      all: () => "你没在看这个房间时，每条消息都通知。",
      none: () => "这个房间保持安静，新消息仍会计数。",
    },
    undecided: "浏览器还没有允许通知。",
    allow: "允许",
    denied: "浏览器不让这个网站发通知。可以在浏览器的网站设置里更改。",
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
    none: "没有叫这个名字的",
  },

  closed: {
    version: {
      title: "Alcove 更新了",
      detail: "请刷新页面再继续。草稿会保留。",
    },
    superseded: {
      title: "房间已在别处打开",
      detail: "另一个窗口接手了。想回来的话，随时可以。",
    },
    tooBig: {
      title: "一次发得太多了",
      detail: "请刷新页面，分成小段再发。",
    },
    unknown: (code, reason) => ({
      title: "房间关闭了连接",
      detail: `${reason === "" ? "没有说明原因" : `原因：${reason}`}（${code}）。可以再试一次。`,
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
      title: "你被禁止进入这个房间",
      detail: "只有管理员或房主可以解除封禁。",
    },
    roomDeleted: {
      title: "这个房间不在了",
      detail: "房间的主人删掉了它，连同说过的一切。这个链接已经没有用了。",
    },
    notAllowed: {
      title: "这个页面不能使用那个服务器",
      detail: "服务器的主人可以放行：把本页面的地址加进 ALLOWED_ORIGINS。",
    },
  },

  interrupted: {
    offline: "你已离线。",
    restarting: "房间正在重启。",
    silent: "房间没有回应。",
    busy: "房间太忙了。",
    flood: "你一下子发得太多了。",
    slow: "你的网络跟不上了。",
    unreachable: "连不上房间。",
    promise: "你写的会留着，恢复后就发出。",
    retry: "马上重试",
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
    trying: "正在尝试…",
    wrong: "密码错误。",
    badLink: "此邀请链接无效，可能已过期或不完整。",
    tooMany: (time) => `尝试次数太多了。请在 ${time} 再试。`,
    without: "不使用邀请链接继续",
    comeBack: "重新加入",
  },

  composing: {
    reader: "你可以阅读，但不能发言。",
    muted: "你被禁言了：在管理员解除之前，你写的内容发不出去。",
    slow: (time) => `慢速模式：每 ${time}一条消息。发得早的会自动稍后发出。`,
  },

  roles: { owner: "主人", moderator: "管理员", member: "成员", reader: "读者" },

  ownerLink: {
    save: "保存房主链接",
    secret: "请勿分享：任何人打开它都会成为房主。",
    label: "房主链接",
    copy: "复制房主链接",
    detail:
      "你在这台设备上一直是房主。换用其他设备或丢失这台设备时，可使用此链接。你可以在房间设置中再创建一个。",
  },

  claim: {
    title: "这个房间还没有主人",
    detail: "有链接的人都一样。主人可以关闭房间、管理它、删除它。",
    act: "成为房间的主人",
    refusals: {
      "not-empty": "已经有别人在这里活动过，所以它属于大家。",
      owned: "有人快了一步：房间已经有主人了。",
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
      owner: "你是这个房间的主人。",
      moderator: "你是这个房间的管理员。",
      member: "你是这个房间的成员。",
      reader: "你是这个房间的读者。",
    },
    name: "名称",
    nameHint: "显示在房间顶部。链接不变。",
    topic: "谁可以改话题",
    topics: { member: "所有人", moderator: "管理员" },
    kind: "谁可以进来",
    kinds: { open: "任何人", invite: "凭邀请", password: "凭密码" },
    kindHints: {
      open: "有链接的人。",
      invite: "打开邀请链接的人。现在在房间里的人以后还能回来。",
      password: "知道密码的人，或打开邀请链接的人。",
    },
    password: "新密码",
    setPassword: "设置",
    passwordHint: "凭旧密码进来的人需要新密码。",
    setting: "正在设置…",
    passwordSet: "密码已设置。",
    guests: "没有角色的人",
    guestsMay: { member: "可以发言", reader: "只能阅读" },
    locked: "锁定",
    lockedHint: "没有邀请链接，谁也不能新进来。",
    slow: "慢速模式",
    slowHint: "两条消息之间要等多久。管理员不用等。",
    off: "关闭",
    failed: "房间没有接受。",
    away: "现在没有连接。连上以后请再试。",
    full: "房间存不下更多了。请先结束一些。",
  },

  retention: {
    title: "消息保留",
    ever: "永久",
    none: "不保留",
    everHint: "这里说过的话会一直留着。",
    hint: (time) => `超过 ${time}的消息会对所有人永久清除。`,
    noneHint: "说过的话一分钟后就会对所有人永久清除。",
    ask: (time) => `现在就对所有人永久清除超过 ${time}的消息吗？`,
    askAll: "现在就对所有人永久清除这里说过的一切吗？",
    keep: "保留",
    erase: "清除",
  },

  shared: {
    topic: "{who} 把话题改为 {what}",
    put: "{who} 把 {what} 列入清单",
    done: "{who} 完成了 {what}",
    removed: "已从清单移除：{what}",
    noTopic: "话题已移除",
    title: "{who} 把房间改名为 {what}",
  },

  links: {
    title: "邀请链接",
    hint: "谁打开它就有了它的角色，直到你结束这个链接。",
    role: "角色",
    uses: "人数",
    anyUses: "不限",
    people: (count) => plural(count, { other: "# 人" }),
    expiry: "有效期",
    always: "一直有效",
    make: "生成链接",
    made: "现在就复制：它只显示这一次。",
    label: "邀请链接",
    left: (count) => plural(count, { other: "还可用 # 次" }),
    came: (count) => plural(count, { other: "# 人由此进来" }),
    until: (time) => `到 ${time}`,
    over: "已过期",
    password: "密码",
    end: "结束",
    ask: "要结束它吗？由它进来的人会失去它给的角色。",
    keep: "保留",
    none: "还没有。",
  },

  bans: {
    title: "封禁",
    none: "没有人被封禁。",
    lift: (name) => `解除对 ${name} 的封禁`,
    lifting: "解除",
    address: "连同地址",
    always: "永久",
  },

  deeds: {
    title: "管理记录",
    none: "还没有。",
    somebody: "某人",
    acts: {
      claim: "{who} 成为房间的主人",
      link: "{who} 生成了链接",
      revoke: "{who} 结束了链接",
      password: "{who} 更改了密码",
      mute: "{who} 将 {whom} 禁言",
      unmute: "{who} 解除了 {whom} 的禁言",
      kick: "{who} 把 {whom} 请出房间",
      ban: "{who} 封禁了 {whom}",
      lift: "{who} 解除了对 {whom} 的封禁",
      erase: "{who} 删除了 {whom} 的消息",
      set: "{who} 更改了设置",
    },
  },

  taking: {
    title: "导出",
    hint: "网页用来阅读。数据供程序使用，也可以导入另一个房间。",
    download: "下载说过的和共享的一切",
    forms: { html: "网页", jsonl: "数据" },
    progress: {
      "under-way": "正在下载…",
      there: "已在你的下载里。",
      away: "现在连不上房间。请再试。",
      hasty: "太频繁了。请稍后再试。",
      broken: "没有下载完整。请再试。",
      refused: "房间没有给出。",
    },
  },

  bringing: {
    title: "导入",
    file: "文件",
    hint: "从这里或别处的房间以数据形式带走的文件。只要这里还没有人说过话，那里说过的和共享的一切都会进来。",
    act: "导入",
    underWay: "正在导入…",
    came: (count) => plural(count, { other: "已导入 # 条消息。" }),
    badLine: (line) => `第 ${number(line)} 行不是以数据形式带走的房间内容。`,
    refusals: {
      "not-empty": "这里已经有人说过话。请为它新建一个房间。",
      "room-full": "房间放不下更多了。",
      "state-full": "房间放不下更多共享内容了。",
      "bad-body": "这不是以数据形式带走的房间。",
    },
    failed: "没有完整导入。请再发送同一个文件：会接着上次继续。",
  },

  embed: {
    title: "允许嵌入的网站",
    hint: "这些网站的页面可以在框架里显示这个房间，其他网站不可以。",
    site: "网站地址",
    add: "添加",
    remove: (site) => `移除 ${site}`,
    removing: "移除",
    bad: "这不是网站地址。应类似 https://example.org。",
    full: "一个房间最多十个。请先移除一个。",
  },

  mine: {
    title: "你的数据",
    download: "下载我说过的",
    erase: "删除我说过的",
    nameless: "同时去掉我的名字",
    askErase: "要对所有人永久删除你在这里说过的一切吗？",
    keep: "保留",
    eraseNow: "删除",
    erasing: (count) =>
      count === 0 ? "正在删除…" : plural(count, { other: "正在删除… 已删 # 条" }),
    erased: (count) =>
      count === 0 ? "没有可删除的。" : plural(count, { other: "已删除 # 条消息。" }),
    stopped: (count) => plural(count, { other: "删除 # 条后停止了。" }),
    leave: "永久离开",
    leaveHint: "房间会忘记你的角色，这台设备会忘记这个房间。你说过的会连同名字留下，除非你先删除。",
    askLeave: "要永久离开吗？再进来时可能又需要链接或密码。",
    askLeaveOwned: "要永久离开吗？你是房间的主人，只有主人的链接能让你再成为主人。",
    stay: "留下",
    leaveNow: "离开",
  },

  deleting: {
    title: "删除房间",
    detail: "所有消息和共享内容将为所有人永久删除，链接也会失效。",
    word: "删除",
    type: "输入 “{word}” 以确认",
    typeEither: "输入 “{name}” 或 “{word}” 以确认",
    act: "删除房间",
  },

  member: {
    open: (name) => `管理 ${name}`,
    mute: "禁言",
    unmute: "解除禁言",
    kick: "移出房间",
    ban: "封禁…",
    banNow: "封禁",
    time: "多久",
    always: "永久",
    address: "同一地址来的人也封禁",
    cancel: "取消",
    done: {
      mute: "已禁言。",
      unmute: "可以再发言了。",
      kick: "已移出。",
      ban: "已封禁。",
    },
    moderator: "要让某人成为管理员，请给他一个管理员的邀请链接。",
    outranked: "对方的角色和你相同，或比你更高。",
    gone: "对方已经不在这里了。",
  },

  erasing: {
    open: "删除这条消息",
    ask: "为所有人删除？",
    yes: "删除",
    no: "保留",
    failed: "没能删除。",
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
});
