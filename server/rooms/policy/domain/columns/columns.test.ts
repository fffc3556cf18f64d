import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dice, dice } from '../../../../../test/dice.ts'
import { randomFacts, randomRates } from '../../../../../test/random-facts.ts'
import { randomClaim, randomPacks } from '../../../../../test/random-policy.ts'
import { type Decision, entitle } from '../evaluate.ts'
import type { Facts, RateEntry } from '../facts.ts'
import { type Ration, ration } from '../ration.ts'
import { ruleOf } from '../registry.ts'
import { limitsOf, type PolicyPack, type Rule } from '../rule.ts'
import { type DecidedHistory, decideColumns, readReason } from './columns.ts'
import { encodeHistory } from './encode.ts'
import type { PastCase } from './history.ts'

type Line = readonly [ruleId: string, said: string]

/** A history decided case by case, by the reference: for each case what every rule asked says, amounts in fen. */
function byReference(cases: readonly PastCase[], packs: readonly PolicyPack[]): Line[][] {
  const decided = cases.map(({ facts }) => entitle(facts, packs))
  const idOf = (at: number, ruleId: string) => `${String(at).padStart(6, '0')} ${ruleId}`
  const claims = cases.flatMap(({ facts, claim }, at) =>
    (decided[at] ?? []).flatMap((one) =>
      one.entitled
        ? [
            {
              ...claim,
              id: idOf(at, one.ruleId),
              limits: limitsOf(ruleOf(one.ruleId, packs).rule, facts.settings),
              trace: one.trace,
            },
          ]
        : [],
    ),
  )
  const rations = new Map(ration(claims, []).map((one) => [one.claimId, one]))
  return decided.map((own, at) =>
    own.map((one): Line => [one.ruleId, saidOf(one, rations.get(idOf(at, one.ruleId)), packs)]),
  )
}

function saidOf(decision: Decision, left: Ration | undefined, packs: readonly PolicyPack[]): string {
  if (!decision.entitled) return `not met: ${decision.reasons.map(({ condition }) => condition)}`
  const { limits } = ruleOf(decision.ruleId, packs).rule
  const by = (left?.exceeded ?? []).map((limit) => limits.indexOf(limit)).sort()
  return `${left?.granted ? `${left.amountFen} fen` : 'refused'} by ${by}`
}

/** The same from the columns. */
function byColumns({ history, rules }: DecidedHistory): Line[][] {
  const cases: Line[][] = Array.from({ length: history.rows }, () => [])
  for (let row = 0; row < history.rows; row++) {
    for (const one of rules) {
      const read = readReason(one, one.reason[row] ?? 0)
      if (!read.asked) continue
      const unmet = read.unmet.map((reason) =>
        reason.kind === 'condition' ? reason.condition.code : reason.kind === 'yields' ? 'yields' : reason.lacks,
      )
      const by = read.exceeded.map((limit) => one.rule.limits.indexOf(limit))
      const said = !read.entitled
        ? `not met: ${unmet}`
        : `${read.granted ? `${one.amountFen[row]} fen` : 'refused'} by ${by}`
      cases[history.source[row] ?? -1]?.push([one.rule.id, said])
    }
  }
  return cases
}

/** Facts that meet often: of two matters, in the city, while both packs hold. */
const meeting = (own: Dice, facts: Facts): Facts => ({
  ...facts,
  matter: own.one(['training', 'training', 'certificate']),
  region: own.once(8) ? facts.region : '450225',
  decisiveOn: own.once(8) ? facts.decisiveOn : own.one([facts.decisiveOn, '2021-12-31' as Facts['decisiveOn']]),
})

const randomCases = (own: Dice, rates: readonly RateEntry[], size: number): PastCase[] =>
  Array.from({ length: size }, (_, number) => ({
    facts: meeting(own, randomFacts(own, rates)),
    claim: randomClaim(own, number),
  }))

const outcome = (decide: () => Line[][]): Line[][] | string => {
  try {
    return decide()
  } catch (error) {
    return (error as Error).message.replace(/.* has no rate/, 'no rate')
  }
}

describe('按列核算与参照核算逐行相等', () => {
  it('随机的政策包、标准和整段历史，限额在内：金额、理由、限额', () => {
    const seen = new Map<string, number>()
    const same = fc.property(fc.nat(), (seed) => {
      const own = dice(seed)
      const [packs, rates] = [randomPacks(own, 1), randomRates(own)]
      const cases = randomCases(own, rates, 50)
      const wanted = outcome(() => byReference(cases, packs))
      const got = outcome(() => byColumns(decideColumns(encodeHistory(cases), packs, rates)))
      if (!isDeepStrictEqual(got, wanted)) expect(got).toEqual(wanted)
      for (const [, said] of Array.isArray(wanted) ? wanted.flat() : []) {
        const kind = said.replace(/^\d+ fen/, 'granted').replace(/(: .*|\d.*)$/, 'some')
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
      }
    })
    fc.assert(same, { numRuns: 60 })
    // Granted in full, granted in part, refused by a limit, not entitled.
    const enough = ['granted by ', 'granted by some', 'refused by some', 'not metsome'].map(
      (kind) => seen.get(kind) ?? 0,
    )
    expect(Math.min(...enough)).toBeGreaterThan(20)
  })

  it('同一段历史编一次，换政策、换标准再算；先前的结果可以覆盖', () => {
    const own = dice(11)
    const cases = randomCases(own, [], 80)
    const history = encodeHistory(cases)
    let before: DecidedHistory | undefined
    for (let round = 0; round < 8; round++) {
      const [packs, rates] = [randomPacks(own, 1), randomRates(own)]
      const again = cases.map(({ facts, claim }) => ({ facts: { ...facts, rates }, claim }))
      const wanted = outcome(() => byReference(again, packs))
      const got = outcome(() => {
        before = decideColumns(history, packs, rates, before)
        return byColumns(before)
      })
      expect(got).toEqual(wanted)
    }
  })

  it('没有案件的历史没有结果', () => {
    expect(decideColumns(encodeHistory([]), randomPacks(dice(1)), []).rules).toEqual([])
  })

  it('金额超过32位整数的，照样精确', () => {
    const own = dice(3)
    const [first] = randomCases(own, [], 1)
    const rate = [{ from: '2000-01-01', until: null, value: { op: 'per', unit: 'each', rateFen: 3_000_000_000 } }]
    const packs = randomPacks(own, 0).map((pack) => ({
      ...pack,
      rules: pack.rules
        .slice(0, 1)
        .map((rule) => ({ ...rule, rate, about: ['training'], limits: [] }) as unknown as Rule),
    }))
    const facts = { ...first?.facts, matter: 'training', region: '450225', decisiveOn: '2021-12-31' } as Facts
    const { rules } = decideColumns(encodeHistory([{ facts, claim: randomClaim(own, 0) }]), packs, [])
    const fundless = rules.filter(({ reason }) => reason[0] === 0)
    expect(rules.every(({ amountFen }) => amountFen instanceof Float64Array)).toBe(true)
    for (const { amountFen } of fundless) expect(amountFen[0]).toBe(3_000_000_000)
  })
})
