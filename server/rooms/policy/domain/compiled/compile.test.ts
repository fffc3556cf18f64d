import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packs } from '#policies'
import { type Dice, dice } from '../../../../../test/dice.ts'
import { randomFacts, randomRates } from '../../../../../test/random-facts.ts'
import { randomPacks } from '../../../../../test/random-policy.ts'
import { casesOf } from '../cases/cases.ts'
import { type Decision, entitle } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import type { PolicyPack } from '../rule.ts'
import { matters } from '../words.ts'
import { compilePacks } from './compile.ts'

/** What comes out, or that nothing can: which of two rules without a rate is named is of no matter. */
const outcome = (decide: () => Decision[]): Decision[] | string => {
  try {
    return decide()
  } catch (error) {
    return (error as Error).message.replace(/.* has no rate/, 'no rate')
  }
}

type Seen = Map<string, number>

/** Both evaluators on the same facts; counts what came out, to know that the test saw enough of it. */
function compare(given: readonly Facts[], by: readonly PolicyPack[], seen: Seen): void {
  const compiled = compilePacks(by)
  for (const facts of given) {
    const wanted = outcome(() => entitle(facts, by))
    const got = outcome(() => compiled.decisions(facts, compiled.decide(facts)))
    if (!isDeepStrictEqual(got, wanted)) expect(got).toEqual(wanted)
    for (const one of Array.isArray(wanted) ? wanted : []) {
      for (const name of one.entitled ? ['entitled'] : one.reasons.map(({ condition }) => condition)) {
        seen.set(name, (seen.get(name) ?? 0) + 1)
      }
    }
  }
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('编译的核算与参照核算逐条相等，理由在内', () => {
  it('随机的政策包、标准和事实，各类事项', () => {
    const seen: Seen = new Map()
    const same = fc.property(fc.nat(), (seed) => {
      const own = dice(seed)
      const [by, rates] = [randomPacks(own), randomRates(own)]
      compare(
        times(15, () => randomFacts(own, rates)),
        by,
        seen,
      )
    })
    fc.assert(same, { numRuns: 120 })
    expect(
      Math.min(...['entitled', 'yields', 'rate-table-missing'].map((name) => seen.get(name) ?? 0)),
    ).toBeGreaterThan(20)
  })

  const cases = packs.flatMap(({ document: { id } }) =>
    casesOf(readFileSync(new URL(`../../../../../policies/${id}/cases.csv`, import.meta.url), 'utf8'), packs),
  )

  it('两份文件的每一个案例，以及换掉其中一样事实', () => {
    const own = dice(1)
    const seen: Seen = new Map()
    const varied = cases.flatMap(({ facts }) => [facts, ...times(3, () => changed(facts, own))])
    compare(varied, packs, seen)
    const rules = packs.flatMap(({ rules }) => rules)
    expect(seen.get('entitled')).toBeGreaterThan(rules.length)
  })
})

/** The facts with one section taken from other facts. */
function changed(facts: Facts, own: Dice): Facts {
  const other = randomFacts(own, facts.rates)
  const section = own.one(Object.keys(other) as (keyof Facts)[])
  return { ...facts, [section]: other[section] }
}

it('标准按数组只编一次索引，换一组标准另编', () => {
  const compiled = compilePacks(packs)
  const [one, two] = [randomRates(dice(5)), randomRates(dice(6))]
  for (const rates of [one, two, one, two]) {
    const facts = randomFacts(dice(7), rates)
    expect(compiled.decisions(facts, compiled.decide(facts))).toEqual(entitle(facts, packs))
  }
})

it('没有规则的事项没有结论', () => {
  const compiled = compilePacks([])
  for (const matter of matters.values) expect(compiled.outcomes(matter).rules).toEqual([])
})
