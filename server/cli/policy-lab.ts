import { dateText } from '#kernel/dates'
import { formatYuanShort } from '#kernel/money'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { knownPacks, packsFor } from '#policy'
import type { Change } from '#policy/language'
import { experiment, reportOf, trialOf } from '#subsidies'
import { openHouse } from '../bootstrap.ts'
import type { CommandInput } from './command.ts'

/** Whole autonomous region: the laboratory of the command line sees all counties. */
const REGION = '450000'

type Report = Awaited<ReturnType<typeof reportOf>>

/**
 * `jiangqiao policy lab`: decides a period of the real history by changed numbers (`--set`) or by packs from a folder,
 * and prints what it would cost, whom, and where. Nothing is written.
 * @throws Error in plain words for a change that cannot be read
 */
export async function policyLab({ config, options, say }: CommandInput): Promise<number> {
  const [from, until] = [dateText(options['from'] ?? ''), dateText(options['to'] ?? '')]
  const changes = (options['set'] ?? '').split(',').filter(Boolean).map(changeOf)
  const folders = (options['pack-dir'] ?? '').split(',').filter(Boolean)
  if (changes.length + folders.length === 0) throw new Error('请用 --set 写改动，或用 --pack-dir 给出要试的政策包')
  const chosen = options['packs']?.split(',').map((one) => one.trim())
  const house = await openHouse(config, () => {})
  try {
    const report = await inTransaction(
      house.database,
      theSystem,
      async (tx) => {
        const named = <P extends { readonly document: { readonly id: string } }>(all: readonly P[]) =>
          chosen ? all.filter(({ document }) => chosen.includes(document.id)) : all
        const trial = changes.length > 0 ? await trialOf(tx, REGION, { from, until, changes }) : undefined
        const packs = named(trial?.packs ?? (await packsFor(tx, REGION)))
        const tried = named(trial?.tried ?? (await knownPacks(folders)).all)
        return reportOf(tx, await experiment(tx, { from, until, packs, tried }))
      },
      'read',
    )
    tell(report, say)
    return 0
  } finally {
    await house.close()
  }
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
