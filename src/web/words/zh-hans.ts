/**
 * All that the page says, in Simplified Chinese; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

export const catalogue = ({ plural, number }: Grammar<"other">): Words => ({
  lists: "zh-Hans",
  product: "Alcove",
  tagline: "一个链接，一间聊天室。建好，发出链接，开聊。",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `房间 ${start}…`,

  start: {
    make: "创建房间",
    making: "正在创建房间…",
    makeHint: "不用注册。有链接的人才找得到。",
    unreachable: "连不上服务器。请检查网络，再试一次。",
    or: "或者自己取个名字",
    namePlaceholder: "zhoumo-juhui",
    go: "进入",
    nameHint: "好记，也容易被猜到。",
    nameUnusable: "请用字母 a 到 z 和数字；空格会变成连字符。",
    recent: "最近的房间",
    forget: (room) => `从列表中移除 ${room}`,
  },

  reload: "刷新",
  newVersion: "新版本已就绪。",
  notLoaded: "页面的一部分没能加载。",
  home: "首页",
  log: "消息",
  opening: "正在打开房间…",
  you: "你",
  said: (name, text) => `${name}：${text}`,
  tag: (tag) => `#${tag}`,

  roomSettings: "房间设置",

  people: {
    title: "房间里的人",
    open: (count) => (count === 0 ? "房间里的人" : plural(count, { other: "# 人在房间里" })),
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
    add: "添加到清单",
    remove: (text) => `移除“${text}”`,
    removed: (text) => `已移除“${text}”`,
    undo: "撤销",
    failed: "未能保存更改。",
    full: "清单已满。",
  },

  name: {
    prompt: "你是 {who}",
    change: "更改",
    choose: "起个名字",
    label: "你在这个房间的名字",
    save: "保存",
    cancel: "取消",
    bad: "请输入 1 到 40 个可见字符的名字。",
  },

  composer: {
    label: "消息",
    placeholder: "写点什么",
    send: "发送",
    left: (bytes) => plural(bytes, { other: "还能写 # 字节" }),
    over: (bytes) => plural(bytes, { other: "超出 # 字节。请缩短，或分几次发。" }),
    notText: "里面有无法显示的内容（控制字符或 \uFFFD），请先删掉。",
  },

  format: {
    spoiler: "已隐藏，点按显示",
    leadsTo: "（实际指向 {where}）",
    code: (language) => (language === undefined ? "代码" : `${language} 代码`),
    copy: "复制代码",
    copied: "已复制",
    notCopied: "请手动复制",
  },

  emoji: {
    open: "表情",
  },

  message: {
    erased: "这条消息已删除",
    sending: "正在发送",
    refused: "没有发出。",
    retry: "重试",
    edit: "编辑",
    discard: "丢弃",
    refusals: {
      empty: "消息是空的。",
      muted: "你被禁言了。",
      "not-allowed": "你在这里只能阅读。",
      "not-stored": "未能发送。请稍后再试。",
      "not-text": "里面有无法显示的内容（控制字符或 \uFFFD）。请删掉再试。",
      stale: "这是一天多以前写的。现在发送，还是丢弃？",
      "too-long": "太长了。请缩短，或分几次发。",
    },
  },

  notice: {
    joined: () => "{who} 进来了",
    left: () => "{who} 离开了",
    visited: () => "{who} 来过",
    renamed: "{former} 改名为 {who}",
    renamedUnknown: "有人改名为 {who}",
    others: (count) => plural(count, { other: "另外 # 人" }),
  },

  newLine: "新消息",
  pill: {
    newest: "跳到最新消息",
    unread: (count) => plural(count, { other: "# 条新消息" }),
  },

  rooms: {
    title: "房间",
    open: (unread) => (unread === 0 ? "房间" : plural(unread, { other: "房间，# 条新消息" })),
    pin: (room) => `置顶 ${room}`,
    unpin: (room) => `取消置顶 ${room}`,
    ask: (room) => `从列表中移除 ${room}？之后需要链接才能回来。`,
    forget: "移除",
    keep: "取消",
  },

  settings: {
    title: "设置",
  },

  notify: {
    title: "这个房间的通知",
    message: (author, room) => `${author}（${room}）`,
  },

  typing: {
    some: () => "{who} 正在输入",
    several: "好几个人正在输入",
  },

  keys: {
    open: "键盘帮助",
  },

  missing: {
    here: "加载更早的消息",
    there: "加载错过的消息",
  },
});
