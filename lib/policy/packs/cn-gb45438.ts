import type { PolicyPack } from '../pack.ts';

/**
 * China's labelling standard, in force since September 1, 2025. Words: "AI" or 人工智能, and 生成 or 合成, both in one text. Height: only `strict`
 * keeps 5 % of the shortest side.
 */
export const cnGb45438: PolicyPack = {
  id: 'cn-gb45438',
  title: 'China: GB 45438-2025',
  language: 'zh-Hans',
  source: 'https://openstd.samr.gov.cn/bzgk/gb/',
  updated: '2025-02-28',
  rules: {
    aiLabel: {
      title: 'Words and size of the label',
      quote: '文字高度不应低于画面最短边长度的5%',
      style: 'strict',
      mark: '人工智能生成',
    },
  },
};
