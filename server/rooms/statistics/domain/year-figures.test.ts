import { expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { packs } from '#policies'
import type { PolicyPack } from '#policy/language'
import { yearFigures } from './year-figures.ts'

it('只计结对收入是文件的要求：写在包里的只计结对的，没写的计全部', () => {
  const liuzhou = packs.find(({ document }) => document.id === 'lz-2019-63') as PolicyPack
  const narrowed: PolicyPack = { ...liuzhou, asks: { ...liuzhou.asks, 'pairing-income': 'lz-2019-63#5-2' } }
  const baseOf = (pack: PolicyPack) =>
    yearFigures(
      { packs: [pack], decisiveOn: dateText('2020-12-31'), region: '450200', rates: [] },
      { totalFen: 100_000 as Fen, pairingFen: 40_000 as Fen, paired: true },
    ).map(({ baseFen }) => baseFen)
  expect(baseOf(liuzhou)).toEqual([100_000])
  expect(baseOf(narrowed)).toEqual([40_000])
})
