import { describe, expect, it } from 'vitest'
import { chineseNumeral, clauseWords, isAnchor, parseAnchor } from './policy-anchor.ts'

describe('条款出处', () => {
  it.each([
    ['gx-2022-7#1', '桂人社发〔2022〕7号一'],
    ['gx-2022-7#3-1', '桂人社发〔2022〕7号三（一）'],
    ['gx-2022-7#9', '桂人社发〔2022〕7号（九）'],
    ['gx-2022-7#10', '桂人社发〔2022〕7号（十）'],
    ['gx-2022-7#15', '桂人社发〔2022〕7号（十五）'],
    ['gx-2022-7#annex-1', '桂人社发〔2022〕7号附件1'],
    ['gx-2022-7#header', '桂人社发〔2022〕7号文头'],
    ['lz-2019-63#6-2', '柳政规〔2019〕63号六（二）'],
    ['lz-2019-63#7', '柳政规〔2019〕63号七'],
    ['lz-2019-63#annex', '柳政规〔2019〕63号附件'],
    ['gl-2023-1#3', 'gl-2023-1#3'],
    ['practice:notice-days', 'practice:notice-days'],
  ])('%s 写作 %s', (anchor, words) => {
    expect(clauseWords(anchor)).toBe(words)
  })

  it('别的城市的文件带来自己的文号', () => {
    expect(clauseWords('gl-2023-1#3-2-1', { 'gl-2023-1': { number: '市政规〔2023〕1号', chapters: 6 } })).toBe(
      '市政规〔2023〕1号三（二）1',
    )
  })

  it('出处的写法', () => {
    expect(parseAnchor('gx-2022-7#3-1')).toEqual({ pack: 'gx-2022-7', place: '3-1' })
    expect(
      ['gx-2022-7', '#1', 'gx-2022-7#', 'gx-2022-7#0', 'gx-2022-7#annex-', 'gx-2022-7#x'].filter(isAnchor),
    ).toEqual([])
  })

  it('中文数字', () => {
    expect([1, 9, 10, 11, 15, 20, 21, 99].map(chineseNumeral)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十五',
      '二十',
      '二十一',
      '九十九',
    ])
  })
})
