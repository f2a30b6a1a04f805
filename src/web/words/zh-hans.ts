/**
 * The page's texts in simplified Chinese; see en.ts.
 */
import type { Words } from "./catalogue.ts";
import type { Grammar } from "./grammar.ts";

export const catalogue = ({ plural, number }: Grammar<"other">): Words => ({
  lists: "zh-Hans",
  product: "Alcove",
  tagline: "通过链接分享的聊天室。创建房间，发出链接，开始聊天。",
  title: (room, unread) =>
    `${unread > 0 ? `(${number(unread)}) ` : ""}${room === undefined ? "" : `${room} · `}Alcove`,
  unnamedRoom: (start) => `房间 ${start}…`,

  start: {
    make: "创建房间",
    making: "正在创建房间…",
    makeHint: "无需注册，只有知道链接的人才能找到。",
    unreachable: "无法连接服务器，请检查网络。",
    or: "或者自己取个名字",
    namePlaceholder: "zhoumo-juhui",
    go: "打开房间",
    nameHint: "好记，但也容易被别人猜到。",
    nameUnusable: "请用字母 a 到 z 和数字；空格会变成连字符。",
    recent: "最近的房间",
    forget: (room) => `从列表中移除 ${room}`,
  },

  log: "消息",
  opening: "正在加载消息…",
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
    placeholder: "输入消息",
    send: "发送",
  },

  format: {
    spoiler: "已隐藏，点按显示",
    leadsTo: "（实际指向 {where}）",
    code: (language) => (language === undefined ? "代码" : `${language} 代码`),
    copy: "复制代码",
    copied: "已复制",
    notCopied: "无法复制，请选中后手动复制。",
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
    unread: (count) => plural(count, { other: "# 条新消息" }),
  },

  rooms: {
    title: "房间",
    open: (unread) => (unread === 0 ? "房间" : plural(unread, { other: "房间，# 条新消息" })),
  },

  settings: {
    title: "设置",
  },

  keys: {
    open: "键盘帮助",
  },
});
