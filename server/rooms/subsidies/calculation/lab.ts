import type { DateText } from '#kernel/dates'
import type { ReplyOf } from '#kernel/endpoint'
import { subtract, zeroFen } from '#kernel/money'
import { systemNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { amountSentence, entitle, everyRate, explain, limitSentence, ruleOf } from '#policy'
import { traineeStatuses } from '#policy/contract'
import type { Limit, PolicyPack, RateEntry, Rule } from '#policy/language'
import { regionNames } from '#regions'
import type * as contract from '../contract-lab.ts'
import { compare, differencesOf, type LabCase, type LabRow, labRows, sliceBy, winnersAndLosers } from '../domain/lab.ts'
import { refuse } from '../refusals.ts'
import { barredRules } from './store-bars.ts'
import { type HistoricEnrolment, selectHistory } from './store-lab.ts'

type Reply = ReplyOf<typeof contract.runLab>

/** A period of the real history decided twice. */
export interface Experiment {
  readonly packs: readonly PolicyPack[]
  readonly tried: readonly PolicyPack[]
  readonly rates: readonly RateEntry[]
  /** Of the period. */
  readonly cases: readonly LabCase[]
  readonly enrolments: ReadonlyMap<string, HistoricEnrolment>
  readonly rows: readonly LabRow[]
  readonly differences: readonly LabRow[]
  readonly milliseconds: number
  /** What stands apart in the period: due to nobody by either side. */
  readonly apart: Apart
}

/** What a decided case has taken away, and whose evidence has lapsed. */
export interface Apart {
  readonly barred: { readonly people: number; readonly dues: number }
  readonly lapsed: { readonly people: number }
}

/** What is tried on which period: the packs as they are, and as they would be. */
export interface Trial {
  readonly from: DateText
  readonly until: DateText
  readonly packs: readonly PolicyPack[]
  readonly tried: readonly PolicyPack[]
}

/**
 * Decides the history in reach by both, from its beginning, because earlier classes have taken places under the limits;
 * what is reported are the classes of the period. What a decided case has taken away, or rests on lapsed evidence, is due by
 * neither and takes no place; it is counted apart. Nothing is written. @throws Refusal `lab-period-wrong`
 */
export async function experiment(tx: Tx, { from, until, packs, tried }: Trial): Promise<Experiment> {
  if (from > until) throw refuse('lab-period-wrong', { from, until })
  const history = await selectHistory(tx, until)
  const bars = await barredRules(
    tx,
    history.map((row) => row.classId),
  )
  const rates = await everyRate(tx)
  const standing = history.filter((row) => !row.lapsed)
  const all = standing.map((row) => caseOf(row, from, bars.get(row.enrollmentId)))
  const began = systemNow()
  const rows = labRows(compare(all, packs, tried, rates))
  return {
    packs,
    tried,
    rates,
    cases: all.filter(({ wanted }) => wanted),
    enrolments: new Map(history.map((row) => [row.enrollmentId, row])),
    rows,
    differences: differencesOf(rows),
    milliseconds: systemNow() - began,
    apart: apartIn(
      history.filter((row) => row.startsOn >= from),
      bars,
    ),
  }
}

function apartIn(history: readonly HistoricEnrolment[], bars: ReadonlyMap<string, ReadonlySet<string>>): Apart {
  const lapsed = history.filter((row) => row.lapsed)
  const barred = history.filter((row) => !row.lapsed && bars.has(row.enrollmentId))
  const people = (rows: readonly HistoricEnrolment[]) => new Set(rows.map((row) => row.personId)).size
  const dues = barred.reduce((count, row) => count + (bars.get(row.enrollmentId)?.size ?? 0), 0)
  return { barred: { people: people(barred), dues }, lapsed: { people: people(lapsed) } }
}

/** Cost, people, winners and losers, by county, group and rule, and the differences in words. */
export async function reportOf(tx: Tx, lab: Experiment): Promise<Reply> {
  const { cases, rows, differences } = lab
  const whole = sliceBy(rows, () => '').get('')
  const none = { people: 0, amountFen: zeroFen }
  const { winners, losers } = winnersAndLosers(differences)
  const persons = new Set(cases.map(({ person }) => person)).size
  const countyOf = await countiesOf(tx, lab)
  const slices = (keyOf: (row: LabRow) => string, label: (key: string) => string): Reply['byRule'] =>
    [...sliceBy(rows, keyOf)].map(([key, slice]) => ({ key, label: label(key), ...slice }))
  return {
    enrolments: cases.length,
    milliseconds: lab.milliseconds,
    before: whole?.before ?? none,
    after: whole?.after ?? none,
    differenceFen: whole?.differenceFen ?? zeroFen,
    winners,
    losers,
    unchanged: persons - winners.people - losers.people,
    byCounty: slices(({ one }) => one.facts.region, countyOf),
    byGroup: slices(groupOf, (key) => (key ? traineeStatuses.label(key) : '没有登记身份类别')),
    byRule: slices(
      ({ ruleId }) => ruleId,
      (key) => ruleIn(key, lab).title[0],
    ),
    differences: differences.slice(0, 200).map((one) => differenceWords(one, lab, countyOf)),
    differenceCount: differences.length,
    apart: lab.apart,
  }
}

const caseOf = (row: HistoricEnrolment, from: DateText, withheld: ReadonlySet<string> | undefined): LabCase => ({
  id: row.enrollmentId,
  person: row.personId,
  trainingClass: row.classId,
  organizer: row.organizationId,
  facts: row.facts,
  days: row.days,
  wanted: row.startsOn >= from,
  withheld,
})

const groupOf = ({ one: { facts } }: LabRow): string =>
  traineeStatuses.values.find((status) => facts.trainee?.statuses.includes(status)) ?? ''

/** Names of the counties of an experiment, by code. */
export const countiesOf = (tx: Tx, { cases }: Experiment): Promise<(code: string) => string> =>
  regionNames(
    tx,
    cases.map(({ facts }) => facts.region),
  )

/** A difference in the words of the decisions themselves, which are made only now. */
export function differenceWords(row: LabRow, lab: Experiment, countyOf: (code: string) => string) {
  const { one, ruleId, beforeFen, afterFen, limitedBefore, limitedAfter } = row
  const enrolment = lab.enrolments.get(one.id)
  const [was, now] = [wordsOf(row, lab.packs, limitedBefore, lab), wordsOf(row, lab.tried, limitedAfter, lab)]
  return {
    personName: enrolment?.personName ?? '',
    county: countyOf(one.facts.region),
    className: enrolment?.className ?? '',
    rule: ruleIn(ruleId, lab).title[0],
    beforeFen,
    afterFen,
    differenceFen: subtract(afterFen, beforeFen),
    why: `现行：${was}；改动后：${now}`,
  }
}

function wordsOf(row: LabRow, packs: readonly PolicyPack[], limited: readonly Limit[], { rates }: Experiment): string {
  const { one, ruleId } = row
  const known = packs.some(({ rules }) => rules.some(({ id }) => id === ruleId))
  const decision = known && entitle({ ...one.facts, rates: [...rates] }, packs).find((each) => each.ruleId === ruleId)
  if (!decision) return '没有这条规则'
  if (!decision.entitled) return explain(decision, packs).sentence
  return [amountSentence(decision.trace), ...limited.map((limit) => limitSentence(limit, packs))].join('，')
}

/** A rule as it is, or one that is only tried. */
const ruleIn = (ruleId: string, { packs, tried }: Experiment): Rule => ruleOf(ruleId, [...packs, ...tried]).rule
