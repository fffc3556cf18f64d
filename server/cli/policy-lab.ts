import { type DateText, readDate } from '#kernel/dates'
import { formatYuanShort } from '#kernel/money'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { packs as ours } from '#policies'
import { knownPacks, packsFor } from '#policy'
import { type Change, changeFault, type PolicyPack, varied } from '#policy/language'
import { experiment, reportOf } from '#subsidies'
import { openHouse } from '../bootstrap.ts'
import type { CommandInput } from './command.ts'

/** Whole autonomous region: the laboratory of the command line sees all counties. */
const REGION = '450000'

type Report = Awaited<ReturnType<typeof reportOf>>

/**
 * `jiangqiao policy lab`: decides a period of the real history by changed numbers (`--set`), by packs from a folder
 * (`--pack-dir`), or both, and prints what it would cost, whom, and where. Nothing is written.
 * @throws Error in plain words for a period, a pack or a change that cannot be read
 */
export async function policyLab({ config, options, say }: CommandInput): Promise<number> {
  const [from, until] = [dayOf('from', options['from']), dayOf('to', options['to'])]
  const changes = listOf(options['set']).map(changeOf)
  const folders = listOf(options['pack-dir'])
  if (changes.length + folders.length === 0) throw new Error('请用 --set 写改动，或用 --pack-dir 给出要试的政策包')
  const house = await openHouse(config, () => {})
  try {
    const report = await inTransaction(
      house.database,
      theSystem,
      async (tx) => {
        const held = await packsFor(tx, REGION)
        const known = await withFolders(held, folders)
        const named = chosenFrom(known, listOf(options['packs']))
        const tried = changed(known.filter(named), changes)
        return reportOf(tx, await experiment(tx, { from, until, packs: held.filter(named), tried }))
      },
      'read',
    )
    tell(report, say)
    return 0
  } finally {
    await house.close()
  }
}

const listOf = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function dayOf(option: string, text = ''): DateText {
  const day = readDate(text)
  if (!day) throw new Error(`请写 --${option}，例如 --${option} 2024-01-01${text && `；“${text}”不是日期`}`)
  return day
}

/** The packs as they hold, those of the folders beside them or in place of the same document's. */
async function withFolders(held: readonly PolicyPack[], folders: readonly string[]): Promise<readonly PolicyPack[]> {
  if (folders.length === 0) return held
  const { all } = await knownPacks(folders)
  return all.map((pack) =>
    ours.includes(pack) ? (held.find(({ document }) => document.id === pack.document.id) ?? pack) : pack,
  )
}

function chosenFrom(known: readonly PolicyPack[], names: readonly string[]) {
  const ids = known.map(({ document }) => document.id)
  const strange = names.filter((name) => !ids.includes(name))
  if (strange.length > 0) throw new Error(`没有政策包 ${strange.join('、')}。有：${ids.join('、')}`)
  return ({ document }: PolicyPack) => names.length === 0 || names.includes(document.id)
}

function changed(packs: readonly PolicyPack[], changes: readonly Change[]): readonly PolicyPack[] {
  const faults = changes.flatMap((change) => changeFault(change, packs) ?? [])
  if (faults.length > 0) throw new Error([`有 ${faults.length} 处改动不对：`, ...faults].join('\n'))
  return varied(packs, changes)
}

/** `gx-2022-7/10/workshop-training:rate/0/value/capFen=80000`, or `…:-lifted-labor` for a condition left out. */
function changeOf(text: string): Change {
  const [ruleId = '', what = ''] = text.split(':')
  if (what.startsWith('-')) return { ruleId, drop: what.slice(1) }
  const [path = '', value = ''] = what.split('=')
  if (!/^\d+$/.test(value))
    throw new Error(`看不懂的改动：${text}（应为 规则:数的位置=整数，金额以分计；或 规则:-条件）`)
  return { ruleId, path, value: Number(value) }
}

function tell(report: Report, say: (line: string) => void): void {
  const yuan = (fen: Report['differenceFen']) => `${formatYuanShort(fen)}元`
  const line = (name: string, { before, after, differenceFen }: Pick<Report, 'before' | 'after' | 'differenceFen'>) =>
    say(
      `${name}  ${before.people}人 ${yuan(before.amountFen)} → ${after.people}人 ${yuan(after.amountFen)}  差 ${yuan(differenceFen)}`,
    )
  say(`重算 ${report.enrolments} 人次，用时 ${report.milliseconds} 毫秒`)
  line('合计', report)
  say(
    `多得 ${report.winners.people}人 ${yuan(report.winners.amountFen)}，少得 ${report.losers.people}人 ${yuan(report.losers.amountFen)}，不变 ${report.unchanged}人`,
  )
  for (const [title, slices] of [
    ['按补贴', report.byRule],
    ['按县', report.byCounty],
    ['按人群', report.byGroup],
  ] as const) {
    say(title)
    for (const slice of slices) line(`  ${slice.label}`, slice)
  }
  say(`差异 ${report.differenceCount} 笔`)
}
