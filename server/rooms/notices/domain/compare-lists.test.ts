import { describe, expect, it } from 'vitest'
import { compareLists } from './compare-lists.ts'

const line = (lineNumber: number, name: string, township = '融水镇') => ({
  lineId: `L${lineNumber}`,
  lineNumber,
  name,
  township,
})

describe('更正前后的差别', () => {
  it('写错的、漏列的、误列的各列出来，按行号；没有变的不列', () => {
    const before = [line(1, '韦明月'), line(2, '覃春花'), line(3, '莫小龙', '永乐镇')]
    const after = [line(1, '韦明月'), line(2, '覃春华'), line(4, '蓝玉兰')]
    expect(compareLists(before, after)).toEqual([
      {
        kind: 'changed',
        lineNumber: 2,
        before: { name: '覃春花', township: '融水镇' },
        after: { name: '覃春华', township: '融水镇' },
      },
      { kind: 'removed', lineNumber: 3, before: { name: '莫小龙', township: '永乐镇' }, after: null },
      { kind: 'added', lineNumber: 4, before: null, after: { name: '蓝玉兰', township: '融水镇' } },
    ])
    expect(compareLists(before, before)).toEqual([])
  })
})
