import type { DateText } from '#kernel/dates'
import type { ReplyOf } from '#kernel/endpoint'
import { subtract, zeroFen } from '#kernel/money'
import { systemNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { amountSentence, explain, ruleOf } from '#policy'
import { traineeStatuses } from '#policy/contract'
import type { PolicyPack, Rule } from '#policy/language'
import { regionName } from '#regions'
import type * as contract from './contract-lab.ts'
import {
  decideAll,
  differencesOf,
  type LabCase,
  type LabDifference,
  type LabResults,
  sliceBy,
  winnersAndLosers,
} from './domain/lab.ts'
import { refuse } from './refusals.ts'
import { type HistoricEnrolment, selectHistory } from './store-lab.ts'

type Reply = ReplyOf<typeof contract.runLab>

/** A period of the real history decided twice. */
export interface Experiment {
  readonly packs: readonly PolicyPack[]
  readonly tried: readonly PolicyPack[]
  readonly cases: ReadonlyMap<string, LabCase>
  readonly rows: ReadonlyMap<string, HistoricEnrolment>
  readonly before: LabResults
  readonly after: LabResults
  readonly differences: readonly LabDifference[]
  readonly milliseconds: number
}

/** What is tried on which period: the packs as they are, and as they would be. */
export interface Trial {
  readonly from: DateText
  readonly until: DateText
  readonly packs: readonly PolicyPack[]
  readonly tried: readonly PolicyPack[]
}

/** Decides a period of the history in reach by both. Nothing is written. @throws Refusal `lab-period-wrong` */
export async function experiment(tx: Tx, { from, until, packs, tried }: Trial): Promise<Experiment> {
  if (from > until) throw refuse('lab-period-wrong', { from, until })
  const history = await selectHistory(tx, from, until)
  const list = history.map(caseOf)
  const began = systemNow()
  const [before, after] = [decideAll(list, packs), decideAll(list, tried)]
  return {
    packs,
    tried,
    cases: new Map(list.map((one) => [one.id, one])),
    rows: new Map(history.map((row) => [row.enrollmentId, row])),
    before,
    after,
    differences: differencesOf(before, after),
    milliseconds: systemNow() - began,
  }
}

/** Cost, people, winners and losers, by county, group and rule, and the differences in words. */
export async function reportOf(tx: Tx, lab: Experiment): Promise<Reply> {
  const { cases, before, after, differences } = lab
  const whole = sliceBy(cases, [before, after], () => '').get('')
  const none = { people: 0, amountFen: zeroFen }
  const { winners, losers } = winnersAndLosers(cases, differences)
  const persons = new Set([...cases.values()].map(({ person }) => person)).size
  const counties = await countiesOf(tx, lab)
  return {
    enrolments: cases.size,
    milliseconds: lab.milliseconds,
    before: whole?.before ?? none,
    after: whole?.after ?? none,
    differenceFen: whole?.differenceFen ?? zeroFen,
    winners,
    losers,
    unchanged: persons - winners.people - losers.people,
    byCounty: slices(
      lab,
      (one) => one.facts.region,
      (key) => counties.get(key) ?? key,
    ),
    byGroup: slices(lab, groupOf, (key) => (key ? traineeStatuses.label(key) : '没有登记身份类别')),
    byRule: slices(
      lab,
      (_, ruleId) => ruleId,
      (key) => ruleIn(key, lab).title[0],
    ),
    differences: differences.slice(0, 200).map((one) => differenceWords(one, lab, counties)),
    differenceCount: differences.length,
  }
}

const caseOf = (row: HistoricEnrolment): LabCase => ({
  id: row.enrollmentId,
  person: row.personId,
  trainingClass: row.classId,
  organizer: row.organizationId,
  facts: row.facts,
  days: row.days,
})

const groupOf = ({ facts }: LabCase): string =>
  traineeStatuses.values.find((status) => facts.trainee?.statuses.includes(status)) ?? ''

/** Names of the counties of an experiment, by code. */
export async function countiesOf(tx: Tx, { cases }: Experiment): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const regions = new Set([...cases.values()].map(({ facts }) => facts.region))
  for (const region of regions) names.set(region, await regionName(tx, region))
  return names
}

const slices = (
  { cases, before, after }: Experiment,
  keyOf: (one: LabCase, ruleId: string) => string,
  label: (key: string) => string,
): Reply['byRule'] =>
  [...sliceBy(cases, [before, after], keyOf)].map(([key, slice]) => ({ key, label: label(key), ...slice }))

/** A difference in the words of the decisions themselves. */
export function differenceWords(
  { caseId, ruleId, beforeFen, afterFen }: LabDifference,
  lab: Experiment,
  counties: ReadonlyMap<string, string>,
) {
  const row = lab.rows.get(caseId)
  const words = (results: LabResults, packs: readonly PolicyPack[]): string => {
    const result = results.get(`${caseId} ${ruleId}`)
    if (!result) return '不适用'
    const { decision, limited } = result
    const sentence = decision.entitled ? amountSentence(decision.trace) : explain(decision, packs).sentence
    return limited ? `${sentence}（限额之内）` : sentence
  }
  return {
    personName: row?.personName ?? '',
    county: counties.get(row?.facts.region ?? '') ?? '',
    className: row?.className ?? '',
    rule: ruleIn(ruleId, lab).title[0],
    beforeFen,
    afterFen,
    differenceFen: subtract(afterFen, beforeFen),
    why: `现行：${words(lab.before, lab.packs)}；改动后：${words(lab.after, lab.tried)}`,
  }
}

/** A rule as it is, or one that is only tried. */
const ruleIn = (ruleId: string, { packs, tried }: Experiment): Rule => ruleOf(ruleId, [...packs, ...tried]).rule
