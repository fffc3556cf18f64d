import type { CrashReport } from './crash.ts'

/** Acts must have been in flight at three kills of four, or the kills prove little. */
const SHARE = { of: 4, atLeast: 3 } as const
const SHOWN = 5

/** Whether nothing acknowledged was lost, nothing doubled, the books balance, and the kills hit work. */
export function passed(report: CrashReport): boolean {
  const faults = [report.lost, report.doubled, report.refused, report.unbalanced]
  const hit = report.inFlight.filter((acts) => acts.length > 0).length
  const hard = hit * SHARE.of >= report.kills * SHARE.atLeast
  const sameMoney = report.sums.every(({ answeredFen, foundFen }) => answeredFen === foundFen && foundFen > 0)
  return hard && sameMoney && report.auditWhole && faults.every((list) => list.length === 0)
}

/** The report as lines. */
export function tell(report: CrashReport): string[] {
  const { inFlight, kills, acknowledged, lost, doubled, refused, accounts, unbalanced } = report
  const hit = inFlight.filter((acts) => acts.length > 0).length
  const kinds = [...Map.groupBy(inFlight.flat(), (kind) => kind)].map(([kind, all]) => `${kind} ${all.length}`)
  const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`
  return [
    `强杀 ${kills} 次，其中 ${hit} 次有办理在途，接管遗留数据库 ${report.adopted} 次`,
    `强杀时在途的办理：${kinds.toSorted().join('、')}`,
    `已答复 ${acknowledged} 笔 · 丢失 ${lost.length} · 重复 ${doubled.length} · 拒绝 ${refused.length}`,
    ...report.sums.map((sum) => `${sum.name}：已答复 ${yuan(sum.answeredFen)}，库中 ${yuan(sum.foundFen)}`),
    ...accounts.map((line) => `账户（分）：${line}`),
    `账簿${unbalanced.length === 0 ? '逐户平衡' : `不平 ${unbalanced.length} 处`} · 审计链${report.auditWhole ? '完整' : '不完整'}`,
    ...(report.auditWhole ? [] : [report.auditSaid]),
    ...[...some('丢失', lost), ...some('重复', doubled), ...some('拒绝', refused), ...some('不平', unbalanced)],
    passed(report) ? '✓ 通过' : '✗ 不通过',
  ]
}

function some(word: string, list: readonly string[]): string[] {
  const more = list.length > SHOWN ? [`  …… 另有 ${list.length - SHOWN} 处`] : []
  return [...list.slice(0, SHOWN).map((line) => `  ${word}：${line}`), ...more]
}
