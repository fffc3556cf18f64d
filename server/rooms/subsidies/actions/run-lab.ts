import type { FileReply, InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { writeTable } from '#platform/sheets'
import { packsFor, ruleOf } from '#policy'
import { type Change, changeFault, knobsOf, type PolicyPack, varied } from '#policy/language'
import { type Apart, countiesOf, differenceWords, experiment, reportOf, type Trial } from '../calculation/lab.ts'
import type * as contract from '../contract-lab.ts'
import { refuse } from '../refusals.ts'

type Given = InputOf<typeof contract.runLab>

/** The numbers and conditions that may be tried, rule by rule. */
export async function listKnobs(tx: Tx, actor: Actor): Promise<ReplyOf<typeof contract.listKnobs>> {
  const packs = await packsFor(tx, actor.regionCode)
  const begins = packs.map(({ document }) => document.effectiveFrom)
  return {
    since: begins.toSorted()[0] ?? tx.today,
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
export async function runLab(tx: Tx, actor: Actor, given: Given): Promise<ReplyOf<typeof contract.runLab>> {
  return reportOf(tx, await experiment(tx, await trialOf(tx, actor.regionCode, given)))
}

/** The packs of a region, and what the changes make of them. @throws Refusal `lab-change-wrong` with every fault */
async function trialOf(tx: Tx, regionCode: string, { from, until, changes }: Given): Promise<Trial> {
  const packs = await packsFor(tx, regionCode)
  const faults = changes.flatMap((change, index) => {
    const fault = changeFault(change, packs)
    return fault ? [{ path: `changes.${index}`, code: 'change', message: fault }] : []
  })
  if (faults.length > 0) throw refuse('lab-change-wrong', { count: faults.length }, faults)
  return { from, until, packs, tried: varied(packs, changes) }
}

/** The whole list of differences as a workbook. */
export async function exportLab(tx: Tx, actor: Actor, given: Given): Promise<FileReply> {
  const lab = await experiment(tx, await trialOf(tx, actor.regionCode, given))
  const countyOf = await countiesOf(tx, lab)
  const rows = lab.differences.map((one) => differenceWords(one, lab, countyOf))
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
        ...apartWords(lab.apart),
        '本表只是测算，不是核定，不写入任何账',
      ],
    }),
  }
}

/** What is counted on neither side, in words; nothing where there is none. */
function apartWords({ barred, lapsed }: Apart): string[] {
  return [
    ...(barred.dues > 0 ? [`另有 ${barred.people} 人的 ${barred.dues} 项已由处理决定取消，前后都不计`] : []),
    ...(lapsed.people > 0 ? [`另有 ${lapsed.people} 人所依据的凭据已失效，前后都不计`] : []),
  ]
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
