import { describe, expect, it } from 'vitest'
import {
  type OccupationCode,
  occupationGroups,
  readOccupationCode,
  readTradeKey,
  type Trade,
  tradeKey,
} from './occupation-code.ts'
import type { RegionCode } from './region-code.ts'

const welder = '6-18-02-04' as OccupationCode

describe('职业编码', () => {
  it.each(['6-18-02-04', '６－１８－０２－０４', '6—18—02—04', ' 6 - 18 - 02 - 04 ', '6–18−02‐04'])(
    '“%s” 读作 6-18-02-04',
    (text) => {
      expect(readOccupationCode(text)).toBe(welder)
    },
  )

  it.each(['', '6-18-02', '9-18-02-04', '0-18-02-04', '6-8-02-04', '6180204', '6-18-02-04-01'])(
    '“%s” 不是职业编码',
    (text) => {
      expect(readOccupationCode(text)).toBeUndefined()
    },
  )

  it('大类、中类、小类', () => {
    expect(occupationGroups(welder)).toEqual({ major: '6', middle: '6-18', minor: '6-18-02' })
  })
})

describe('培训职业（工种）的身份', () => {
  const trades: Trade[] = [
    { kind: 'listed', edition: '2022', code: welder },
    { kind: 'listed', edition: '2015', code: welder },
    { kind: 'local', region: '450200' as RegionCode, item: 17 },
  ]

  it('写出再读回不变；不同版本、不同目录不相混', () => {
    expect(trades.map(tradeKey)).toEqual(['2022:6-18-02-04', '2015:6-18-02-04', 'local-450200:17'])
    expect(trades.map((trade) => readTradeKey(tradeKey(trade)))).toEqual(trades)
  })

  it.each(['', '2023:6-18-02-04', '2022:6-18', '450200:17', 'local-450200:0', 'local-45:1', 'local-450200:1.5'])(
    '“%s” 不是',
    (key) => {
      expect(readTradeKey(key)).toBeUndefined()
    },
  )
})
