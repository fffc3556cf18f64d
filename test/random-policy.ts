import { addDays, type DateText, dateText, monthText } from '../server/kernel/dates.ts'
import { fen } from '../server/kernel/money.ts'
import type { ClaimBasis } from '../server/rooms/policy/domain/columns/history.ts'
import type { Test } from '../server/rooms/policy/domain/condition.ts'
import type { Dated } from '../server/rooms/policy/domain/dated.ts'
import { measures, quantities, statedAmounts } from '../server/rooms/policy/domain/figures.ts'
import { components, fundItems, payees } from '../server/rooms/policy/domain/items.ts'
import type { Limit, LimitScope } from '../server/rooms/policy/domain/limit.ts'
import { questionOf, questions } from '../server/rooms/policy/domain/questions/index.ts'
import type { Rate } from '../server/rooms/policy/domain/rate.ts'
import { slotOf } from '../server/rooms/policy/domain/ration.ts'
import { choice, count } from '../server/rooms/policy/domain/reading.ts'
import type { Fund, PolicyPack, Rule } from '../server/rooms/policy/domain/rule.ts'
import { matters, skillLevels } from '../server/rooms/policy/domain/words.ts'
import type { Dice } from './dice.ts'
import { days, percentTable, rateTable } from './random-facts.ts'

const names = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]

const readings: Rule['readings'] = {
  months: count(6, { title: ['', ''], unit: ['', ''], least: 1, most: 12, why: ['', ''], cites: [] }),
  broad: choice('yes', { title: ['', ''], choices: { yes: ['', ''], no: ['', ''] }, why: ['', ''], cites: [] }),
}

function randomLeaf(own: Dice): Test {
  if (own.once(10)) return { reading: 'broad', value: own.one(['yes', 'no']) }
  if (own.once(4)) {
    const compare = own.one(['at-least', 'at-most'] as const)
    return { measure: own.one(names(measures)), compare, bound: own.one([0, 1, 3, 6, 60, 'months']) }
  }
  const question = own.one(names(questions))
  const anyOf = own.some(questionOf(question).answers.values)
  return own.once(3) ? { question, anyOf, negated: true } : { question, anyOf }
}

function randomTest(own: Dice): Test {
  const leaves = () => own.list(3, () => randomLeaf(own))
  return own.once(4) ? { all: leaves() } : own.once(3) ? { any: leaves() } : randomLeaf(own)
}

const someFen = (own: Dice) => fen(own.one([0, 1, 99, 5_000, 20_000, 100_000]))
const rounding = (own: Dice) => own.one(['down', 'up', 'half-up'] as const)

const plainRates: readonly ((own: Dice) => Rate)[] = [
  (own) => ({ op: 'per', unit: own.one(names(quantities)), rateFen: someFen(own) }),
  (own) => ({
    op: 'tiers',
    unit: own.one(names(quantities)),
    tiers: [0, ...own.list(2, () => 0)].map(() => ({ first: own.one([1, 3, 5, null]), rateFen: someFen(own) })),
  }),
  (own) => ({
    op: 'by-level',
    levels: Object.fromEntries(own.some(skillLevels.values).map((level) => [level, someFen(own)])),
  }),
  () => ({ op: 'from-table', table: rateTable }),
  (own) => ({
    op: 'share',
    of: own.one(names(statedAmounts)),
    numerator: own.one([1, 30, 60]),
    denominator: own.one([1, 7, 100]),
    rounding: rounding(own),
  }),
  (own) => ({
    op: 'share-from-table',
    table: percentTable,
    of: own.one(names(statedAmounts)),
    rounding: rounding(own),
  }),
]

/** A rate in up to two bounds. */
function randomRate(own: Dice, depth = 0): Rate {
  if (depth === 2 || own.once(2)) return own.one(plainRates)(own)
  const of = randomRate(own, depth + 1)
  return own.one<Rate>([
    { op: 'up-to', capFen: someFen(own), of },
    { op: 'at-least', floorFen: someFen(own), of },
    { op: 'up-to-stated', amount: own.one(names(statedAmounts)), of },
    { op: 'within', leastFen: fen(99), mostFen: someFen(own), of },
  ])
}

/** Sometimes two rates in turn, which meet on a day; sometimes a gap, in which no rate is in force. */
function randomDated(own: Dice): Dated<Rate> {
  const start = own.once(12) ? days[2] : dateText('2000-01-01')
  const first = { from: start as DateText, until: null, value: randomRate(own) }
  if (own.once(2)) return [first]
  const until = own.one(days)
  return [
    { ...first, until },
    { from: until, until: null, value: randomRate(own) },
  ]
}

/** How many places each scope gives in the tests. */
const places: Readonly<Record<LimitScope, number>> = {
  'person-year': 2,
  'person-occupation-level': 1,
  'person-level': 1,
  'person-award': 1,
  'person-class': 1,
  'person-certificate': 1,
  'person-day': 1,
  'person-month': 1,
  'person-months': 4,
  'person-organizer-months': 2,
  person: 2,
  class: 2,
  organizer: 2,
  'organizer-award': 1,
  'organizer-year': 2,
}

function randomLimit(own: Dice): Limit {
  const per = own.one(names(places))
  return {
    per,
    counts: own.one(['training-subsidy', 'either']),
    atMost: places[per],
    labels: ['', ''],
    exceptional: own.once(2),
    cites: [],
    ...(own.once(4) && { unlessIn: own.one(['person-certificate', 'person-year', 'organizer']) }),
    ...(own.once(4) && { where: { reading: 'broad', value: own.one(['yes', 'no']) } }),
  }
}

/** A limit that is not asked where another slot is in use stands beside one that uses it. */
function withCompanion(limit: Limit): Limit[] {
  const { unlessIn, where: _, ...plain } = limit
  return unlessIn ? [limit, { ...plain, per: unlessIn, atMost: 3 }] : [limit]
}

function randomFund(own: Dice): Fund {
  const sources = own.one<Fund['sources']>([['employment-subsidy-fund'], 'from-rate-table', 'as-approved', rateTable])
  return { item: own.one(fundItems.values), sources, basis: 'text', cites: [] }
}

function randomRule(own: Dice, id: string, conditions: number): Rule {
  const requires = own
    .list(conditions, () => randomTest(own))
    .map((test, index) => ({ code: `condition-${index}`, labels: ['', ''] as const, test, cites: [] }))
  return {
    id,
    title: ['', ''],
    cites: ['p-1#3'],
    about: own.some(matters.values),
    component: own.one(components.values),
    payee: own.one(payees.values),
    requires,
    ...(own.once(2) && {
      yieldsTo: own.some(['p-1/1/a', 'p-1/1/b', 'p-1/1/c', 'p-2/1/a']).filter((one) => one !== id),
    }),
    rate: randomDated(own),
    fund: randomFund(own),
    limits: own.list(3, () => randomLimit(own)).flatMap(withCompanion),
    readings,
    notModelled: [],
  }
}

const documentOf = (id: string, territory: string, from: string, until: string): PolicyPack['document'] => ({
  id,
  number: id,
  title: ['', ''],
  issuer: ['', ''],
  addressees: [],
  signedOn: dateText(from),
  publishedOn: null,
  effectiveFrom: dateText(from),
  validUntil: dateText(until),
  periodCites: ['p-1#2'],
  periodReading: ['', ''],
  disclosure: '',
  territory,
  chapters: 1,
})

/** Two packs of random rules with so many conditions, one of them for a city; their periods meet. */
export function randomPacks(own: Dice, conditions = 3): readonly PolicyPack[] {
  const rules = (ids: readonly string[]) => ids.map((id) => randomRule(own, id, conditions))
  return [
    {
      version: '1.0.0',
      document: documentOf('p-1', '45', '2019-08-01', '2025-12-31'),
      rules: rules(['p-1/1/c', 'p-1/1/a', 'p-1/1/b']),
    },
    {
      version: '2.0.0',
      document: documentOf('p-2', '4502', '2020-06-30', '2026-12-31'),
      rules: rules(['p-2/1/b', 'p-2/1/a']),
    },
  ]
}

/** What limits count by: few people, organizations, occupations …, so that they meet; days and months overlap. */
export function randomClaim(own: Dice, number: number): ClaimBasis {
  const first = own.throw(60)
  const maybe = <T>(value: T): T | undefined => (own.once(3) ? undefined : value)
  const claim = {
    person: own.one(['A', 'B', 'C']),
    effectiveOn: addDays(days[0] as DateText, own.throw(20)),
    submissionNo: own.throw(3) === 0 ? number : own.throw(4),
    year: own.one([2020, 2021]),
    occupation: own.one(['x', 'y', null]),
    level: own.one(['junior', 'senior', null]),
    organizer: maybe(own.one(['O', 'P'])),
    certificate: maybe(own.one(['c1', 'c2', 'c3'])),
    award: maybe(own.one(['a1', 'a2'])),
    trainingClass: maybe(own.one(['k1', 'k2'])),
    days: own.list(5, () => 0).map((_, index) => addDays(days[0] as DateText, first + index * own.one([1, 1, 1, 17]))),
    months: maybe(own.some(['2020-11', '2020-12', '2021-01', '2021-02', '2021-03'].map(monthText))),
  }
  if (!own.once(5)) return { ...claim, days: [...new Set(claim.days)] }
  const limit = randomLimit(own)
  const exceptions = [slotOf(limit, { ...claim, id: '', limits: [], trace: [] })]
  return {
    ...claim,
    days: [...new Set(claim.days)],
    exceptions: own.once(2) ? [...exceptions, ...exceptions] : exceptions,
  }
}
