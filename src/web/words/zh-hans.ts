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
  log: "消息",
  opening: "正在打开房间…",
  you: "你",
  tag: (tag) => `#${tag}`,

  roomSettings: "房间设置",

  people: {
    title: "房间里的人",
    open: (count) => (count === 0 ? "房间里的人" : plural(count, { other: "# 人在房间里" })),
  },

  name: {
    prompt: "你是 {who}",
    change: "更改",
    choose: "起个名字",
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
  },

  newLine: "新消息",
  pill: {
    newest: "跳到最新消息",
    unread: (count) => plural(count, { other: "# 条新消息" }),
  },

  rooms: {
    title: "房间",
    open: (unread) => (unread === 0 ? "房间" : plural(unread, { other: "房间，# 条新消息" })),
  },

  settings: {
    title: "设置",
  },

  notify: {
    message: (author, room) => `${author}（${room}）`,
  },

  keys: {
    open: "键盘帮助",
  },

  missing: {
    here: "加载更早的消息",
    there: "加载错过的消息",
  },
});
