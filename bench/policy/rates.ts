import type { RateEntry } from '#policy'
import { day, kinds, levels, occupations } from './words.ts'

/** Fen of a row; the numbers are invented, round and different. */
const fen = (amount: number) => amount as RateEntry['rateFen']

const row = (own: Partial<RateEntry>): RateEntry => ({
  table: 'lz-2019-63/enterprise-training',
  document: '示例标准',
  region: '45',
  from: day('2019-01-01'),
  until: null,
  kind: null,
  occupation: null,
  level: null,
  group: null,
  tier: null,
  rank: null,
  subject: null,
  unit: 'person',
  rateFen: fen(0),
  sources: ['unemployment-insurance-surplus'],
  ...own,
})

const enterpriseKinds = kinds.filter((kind) => kind !== 'employment-skills' && kind !== 'startup')

/**
 * Rates of the enterprise training subsidy: by kind and level, dearer from 2023; some occupations have rates of their own,
 * one city too; a kind without a level has none.
 */
export const rates: readonly RateEntry[] = [
  ...enterpriseKinds.flatMap((kind, a) =>
    levels.flatMap((level, b) => [
      row({ kind, level, until: day('2022-12-31'), rateFen: fen(60_000 + 10_000 * b + 1_000 * a) }),
      row({ kind, level, from: day('2023-01-01'), rateFen: fen(70_000 + 12_000 * b + 1_000 * a) }),
    ]),
  ),
  ...occupations
    .slice(0, 20)
    .flatMap((occupation, a) =>
      levels.map((level, b) =>
        row({ kind: 'skills-upgrading', occupation, level, rateFen: fen(90_000 + 10_000 * b + 500 * a) }),
      ),
    ),
  ...levels.map((level, b) => row({ region: '4502', level, kind: 'safety', rateFen: fen(50_000 + 9_000 * b) })),
  row({ kind: 'onboarding', rateFen: fen(40_000) }),
]
