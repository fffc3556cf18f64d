import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateText } from '#kernel/dates'
import { type Fen, fen, formatYuanShort } from '#kernel/money'
import { packs } from '#policies'
import { type Dice, dice } from '../../../../test/dice.ts'
import { readCases } from '../store-cases.ts'
import { casesOf } from './cases/cases.ts'
import { entitle } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Facts } from './facts.ts'
import { between, type Dated, notBelow, type PolicyPack, perDay, type Rate, type Rule, upTo } from './language.ts'
import { citesOf, packFaults } from './registry.ts'
import { amountSentence } from './sentences.ts'
import { calculate, recount, replay } from './trace.ts'

/** The facts of all cases of both packs: every matter, near every bound. */
const known: readonly Facts[] = (
  await Promise.all(packs.map(async ({ document }) => casesOf(await readCases(document.id), packs)))
)
  .flat()
  .map(({ facts }) => facts)
const settings = known.flatMap((facts) => Object.entries(facts.settings ?? {}))
const days = [...new Set(known.map(({ decisiveOn }) => decisiveOn))]

const sections = [
  'trainingClass',
  'organizer',
  'occupation',
  'trainee',
  'certificate',
  'placement',
  'award',
  'year',
] as const

/** The facts of one case with sections of others, other days, other rates, other readings. */
function someFacts(own: Dice): Facts {
  const [base, other] = [own.one(known), own.one(known)]
  const taken = [own.one(sections), own.one(sections)].filter((section) => other[section] && own.once(2))
  const attended = own.throw(40)
  const rateFen = fen(own.throw(12_000_000))
  const rates = own.once(3) ? other.rates : base.rates
  return {
    ...base,
    ...Object.fromEntries(taken.map((section) => [section, other[section]])),
    ...(own.once(4) && { decisiveOn: own.one(days) }),
    ...(own.once(2) && { attendance: { days: attended, lastCountedOn: null, hours: attended * 8 } }),
    rates: own.once(3) ? rates.map((row) => ({ ...row, rateFen })) : rates,
    settings: { ...base.settings, ...Object.fromEntries(own.list(2, () => own.one(settings))) },
  }
}

/** Tries so many random facts, the same in every run; a failure names the seed. */
function forSome(count: number, check: (facts: Facts, seed: number) => void): void {
  for (let seed = 0; seed < count; seed += 1) check(someFacts(dice(seed)), seed)
}

/** Nothing in it can be changed any more. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

describe('判定', () => {
  it('一万组各种事项的事实：金额、步骤、句子一致，或者每个理由都说清；每条规则都有得到的', () => {
    const paid = new Set<string>()
    const wrong: unknown[] = []
    forSome(10_000, (facts, seed) => {
      for (const decision of entitle(frozen(facts), packs)) {
        if (!decision.entitled) {
          const unmet = decision.checks.filter(({ met }) => !met)
          if (unmet.length === 0 || unmet.length !== decision.reasons.length) wrong.push([seed, decision])
          continue
        }
        const { trace, amountFen, uncappedFen, ruleId } = decision
        paid.add(ruleId)
        const again = replay(trace)
        const agree = again.amountFen === amountFen && again.uncappedFen === uncappedFen && amountFen <= uncappedFen
        const amount = formatYuanShort(amountFen)
        const said =
          amountSentence(trace).endsWith(`${amount}元`) && amountSentence(trace, 'en').endsWith(` ${amount} yuan`)
        if (!agree || !said) wrong.push([seed, decision, amountSentence(trace)])
      }
    })
    expect(wrong).toEqual([])
    expect(packs.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !paid.has(id))).toEqual([])
  })

  it('每一句说明都有：中英文的句子写的就是金额或全部理由', () => {
    forSome(300, (facts, seed) => {
      const language = seed % 2 === 0 ? 'zh' : 'en'
      for (const decision of entitle(facts, packs)) {
        const { sentence, refusals } = explain(decision, packs, language)
        const said = decision.entitled
          ? amountSentence(decision.trace, language)
          : refusals.map((line) => line.sentence).join(language === 'zh' ? '；' : '; ')
        expect([sentence, refusals.length]).toEqual([said, decision.entitled ? 0 : decision.reasons.length])
      }
    })
  })

  it('同样的事实总得同样的结果；身份、月份、标准、政策包换个顺序，结果不变', () => {
    forSome(500, (facts, seed) => {
      const { trainee, workMonths } = facts
      const turned: Facts = {
        ...facts,
        ...(trainee && { trainee: { ...trainee, statuses: trainee.statuses.toReversed() } }),
        ...(workMonths && { workMonths: workMonths.toReversed() }),
        rates: facts.rates.toReversed(),
      }
      const result = JSON.stringify(entitle(facts, packs))
      expect([seed, JSON.stringify(entitle(facts, packs))]).toEqual([seed, result])
      expect([seed, JSON.stringify(entitle(turned, packs.toReversed()))]).toEqual([seed, result])
    })
  })
})

describe('减去天数后重算', () => {
  const money = fc.integer({ min: 1, max: 300_000 }).map(fen)
  const staircase = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 6 }), money), { minLength: 1, maxLength: 4 })
    .chain((steps) =>
      fc.boolean().map((open): Rate => {
        const tiers = steps.map(([first, rateFen], index) => ({
          first: open && index === steps.length - 1 ? null : first,
          rateFen,
        }))
        return { op: 'tiers', unit: 'day', tiers }
      }),
    )
  const bounded = fc
    .tuple(fc.oneof(staircase, money.map(perDay)), fc.option(money), fc.option(money))
    .map(([rate, cap, floor]): Rate => {
      const capped = cap === null ? rate : upTo(cap, rate)
      return floor === null ? capped : notBelow(floor, capped)
    })
  const facts = (attended: number): Facts => ({
    matter: 'training',
    decisiveOn: dateText('2024-06-03'),
    region: '450225',
    attendance: { days: attended, lastCountedOn: null },
    rates: [],
  })
  const traceOf = (rate: Rate, attended: number) => {
    const calculation = calculate(rate, facts(attended))
    if ('lacks' in calculation) throw new Error(calculation.lacks)
    return calculation.trace
  }

  it('按天的、分段的、有封顶和最低额的，减到几天就等于只上几天', () => {
    fc.assert(
      fc.property(bounded, fc.nat(20), fc.nat(20), (rate, more, less) => {
        const whole = less + more
        const cut = recount(traceOf(rate, whole), { day: less })
        expect(cut.at(-1)?.resultFen).toBe(traceOf(rate, less).at(-1)?.resultFen)
        expect(replay(cut).amountFen).toBe(cut.at(-1)?.resultFen)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('随日期变化的包', () => {
  const [gx] = packs as [PolicyPack]
  const [workshop] = gx.rules as [Rule]
  const from = dateText('2024-01-01')
  const until = dateText('2024-01-31')
  const anchors = new Set<string>(packs.flatMap(citesOf))
  const period = fc.record({ start: fc.integer({ min: -3, max: 30 }), length: fc.integer({ min: 1, max: 20 }) })
  const somePeriods = fc
    .array(period, { minLength: 1, maxLength: 4 })
    .map((list) => list.toSorted((a, b) => a.start - b.start))
  /** Half of them without gaps, so that packs that load come about. */
  const chained = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }).map((lengths) => {
    let start = 0
    return lengths.map((length) => {
      const one = { start, length }
      start += length
      return one
    })
  })

  it('每天恰有一个标准的才载入；没有标准的日子、有两个标准的日子，说出是哪一天', () => {
    let [loaded, refused] = [0, 0]
    fc.assert(
      fc.property(fc.oneof(somePeriods, chained), (list) => {
        const rate: Dated<Rate> = list.flatMap(({ start, length }, index) =>
          between(addDays(from, start), addDays(from, start + length - 1), perDay(((index + 1) * 100) as Fen)),
        )
        const pack = {
          ...gx,
          document: { ...gx.document, effectiveFrom: from, validUntil: until },
          rules: [{ ...workshop, rate }],
        }
        const faults = packFaults([pack], anchors)
        const inForce = Array.from({ length: 31 }, (_, index) => {
          const day = addDays(from, index)
          return { day, values: rate.filter((one) => one.from <= day && (one.until ?? until) >= day).length }
        })
        const empty = inForce.find(({ values }) => values === 0)
        const double = inForce.find(({ values }) => values > 1)
        if (empty) expect(faults.join('\n')).toContain(`${empty.day} 至`)
        if (double) expect(faults.join('\n')).toContain(`${double.day} 有两个标准`)
        if (!empty && !double) expect(faults).toEqual([])
        if (faults.length === 0) loaded += 1
        else refused += 1
      }),
      { numRuns: 500 },
    )
    expect(Math.min(loaded, refused)).toBeGreaterThan(20)
  })
})
