import type { DateText } from '#kernel/dates'
import type { FileReply, InputOf, ReplyOf } from '#kernel/endpoint'
import { subtract, sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import { systemNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { writeTable } from '#platform/sheets'
import { amountSentence, explain, packsFor, ruleOf } from '#policy'
import { traineeStatuses } from '#policy/contract'
import { type Change, changeFault, knobsOf, type PolicyPack, varied } from '#policy/language'
import { regionName } from '#regions'
import type * as contract from '../contract-lab.ts'
import {
  decideAll,
  differencesOf,
  type LabCase,
  type LabDifference,
  type LabResults,
  sliceBy,
  winnersAndLosers,
} from '../domain/lab.ts'
import { refuse } from '../refusals.ts'
import { type HistoricEnrolment, selectHistory } from '../store-lab.ts'

type Reply = ReplyOf<typeof contract.runLab>
type Given = InputOf<typeof contract.runLab>

/** The numbers and conditions that may be tried, rule by rule. */
export async function listKnobs(tx: Tx, actor: Actor): Promise<ReplyOf<typeof contract.listKnobs>> {
  const packs = await packsFor(tx, actor.regionCode)
  return {
    rules: packs.flatMap(({ document, rules }) =>
      rules
        .filter((rule) => rule.about.includes('training'))
        .map((rule) => ({
          ruleId: rule.id,
          title: rule.title[0],
          document: document.number,
          knobs: knobsOf(rule).map(({ label, ...knob }) => ({ ...knob, label: label[0] })),
          conditions: rule.requires.map(({ code, labels }) => ({ code, label: labels[0] })),
        })),
    ),
  }
}

/**
 * 政策试验: decides a period of the real history in reach by the rules as they are and as they would be, limits
 * included, and compares. Nothing is written. @throws Refusal `lab-change-wrong`, `lab-period-wrong`
 */
export async function runLab(tx: Tx, actor: Actor, given: Given): Promise<Reply> {
  const lab = await experiment(tx, actor, given)
  const { cases, before, after, differences } = lab
  const whole = sliceBy(cases, [before, after], () => '').get('')
  const none = { people: 0, amountFen: sum([]) }
  const { winners, losers } = winnersAndLosers(cases, differences)
  const persons = new Set([...cases.values()].map(({ person }) => person)).size
  const counties = await namesOf(
    tx,
    [...cases.values()].map(({ facts }) => facts.region),
  )
  return {
    enrolments: cases.size,
    milliseconds: lab.milliseconds,
    before: whole?.before ?? none,
    after: whole?.after ?? none,
    differenceFen: whole?.differenceFen ?? sum([]),
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
      (key) => ruleOf(key, lab.packs).rule.title[0],
    ),
    differences: differences.slice(0, 200).map((one) => inWords(one, lab, counties)),
    differenceCount: differences.length,
  }
}

/** The whole list of differences as a workbook. */
export async function exportLab(tx: Tx, actor: Actor, given: Given): Promise<FileReply> {
  const lab = await experiment(tx, actor, given)
  const counties = await namesOf(
    tx,
    [...lab.cases.values()].map(({ facts }) => facts.region),
  )
  const rows = lab.differences.map((one) => inWords(one, lab, counties))
  return {
    name: `政策试验差异清单${given.from}至${given.until}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: rows.length,
    bytes: await writeTable({
      sheetName: '差异清单',
      rows,
      columns: [
        { key: 'personName', title: '姓名', width: 16 },
        { key: 'county', title: '县（市、区）', width: 20 },
        { key: 'className', title: '班级', width: 36 },
        { key: 'rule', title: '补贴', width: 36 },
        { key: 'beforeFen', title: '现行（元）', type: 'fen' },
        { key: 'afterFen', title: '改动后（元）', type: 'fen' },
        { key: 'differenceFen', title: '差额（元）', type: 'fen' },
        { key: 'why', title: '说明', width: 60 },
      ],
      notes: [
        `期间：首次上课日在 ${given.from} 至 ${given.until} 的班；限额一并重算`,
        ...given.changes.map((change) => changeWords(change, lab.packs)),
        '本表只是测算，不是核定，不写入任何账',
      ],
    }),
  }
}

interface Experiment {
  readonly packs: readonly PolicyPack[]
  readonly tried: readonly PolicyPack[]
  readonly cases: ReadonlyMap<string, LabCase>
  readonly rows: ReadonlyMap<string, HistoricEnrolment>
  readonly before: LabResults
  readonly after: LabResults
  readonly differences: readonly LabDifference[]
  readonly milliseconds: number
}

async function experiment(tx: Tx, actor: Actor, { from, until, changes }: Given): Promise<Experiment> {
  if (from > until) throw refuse('lab-period-wrong', { from, until })
  const packs = await packsFor(tx, actor.regionCode)
  const faults = changes.flatMap((change, index) => {
    const fault = changeFault(change, packs)
    return fault ? [{ path: `changes.${index}`, code: 'change', message: fault }] : []
  })
  if (faults.length > 0) throw refuse('lab-change-wrong', { count: faults.length }, faults)
  const history = await selectHistory(tx, from as DateText, until as DateText)
  const list = history.map(caseOf)
  const began = systemNow()
  const tried = varied(packs, changes)
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

async function namesOf(tx: Tx, regions: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const region of new Set(regions)) names.set(region, await regionName(tx, region))
  return names
}

const slices = (
  { cases, before, after }: Experiment,
  keyOf: (one: LabCase, ruleId: string) => string,
  label: (key: string) => string,
): Reply['byRule'] =>
  [...sliceBy(cases, [before, after], keyOf)].map(([key, slice]) => ({ key, label: label(key), ...slice }))

/** A difference in the words of the decisions themselves. */
function inWords(
  { caseId, ruleId, beforeFen, afterFen }: LabDifference,
  lab: Experiment,
  counties: Map<string, string>,
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
    rule: ruleOf(ruleId, lab.packs).rule.title[0],
    beforeFen,
    afterFen,
    differenceFen: subtract(afterFen, beforeFen),
    why: `现行：${words(lab.before, lab.packs)}；改动后：${words(lab.after, lab.tried)}`,
  }
}

function changeWords(change: Change, packs: readonly PolicyPack[]): string {
  const { rule } = ruleOf(change.ruleId, packs)
  if ('drop' in change) {
    const label = rule.requires.find(({ code }) => code === change.drop)?.labels[0]
    return `改动：${rule.title[0]}，不要求“${label}”`
  }
  const knob = knobsOf(rule).find(({ path }) => path === change.path)
  const words = (value: number) => (knob?.kind === 'amount' ? `${value / 100}元` : `${value}`)
  return `改动：${rule.title[0]}，${knob?.label[0]} ${words(knob?.value ?? 0)} → ${words(change.value)}`
}
