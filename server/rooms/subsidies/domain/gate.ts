import { addDays, type DateText } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'
import { sameName } from '#kernel/person-name'
import type { GateCheck } from '../contract-words.ts'

/** A named check with its result and what it rests on. */
export interface Checked {
  readonly check: GateCheck
  readonly passed: boolean
  readonly evidence: string
}

/** What is known of a batch when money is about to leave. */
export interface BatchFacts {
  readonly listHash: string
  readonly recomputedHash: string
  readonly approvedHash: string | undefined
  readonly approvers: readonly { readonly byPerson: string; readonly byName: string }[]
  readonly notice: { readonly startsOn: DateText; readonly endsOn: DateText } | undefined
  readonly unbooked: number
  readonly today: DateText
  readonly payer: string | null
}

/** What stops a line from outside this room's own holds, each under its own check, with what it says when nothing does. */
export const stopWords = {
  'no-objection': '没有异议',
  'notice-unchanged': '公示以后没有更正',
  'no-charge-reported': '没有收费反映',
  'not-barred': '没有处理决定',
} as const satisfies Partial<Record<GateCheck, string>>
export type StopCheck = keyof typeof stopWords

const stopChecks = Object.keys(stopWords) as StopCheck[]

interface Due {
  readonly dueFen: Fen
  readonly revision: number
}

/** What is known of one line and its payee. */
export interface LineGateFacts {
  /** Why a check on what stops the line fails; those that pass are absent. */
  readonly stops: Readonly<Partial<Record<StopCheck, string>>>
  readonly manualHold: string | undefined
  /** What the calculation gave when the line was claimed, and what it gives now. */
  readonly claimed: Due
  readonly now: Due
  /** As the approved list names the payee, and as the payee is called now: names change, payees do not. */
  readonly payeeName: string
  readonly registeredName: string | undefined
  readonly account:
    | {
        readonly id: string
        readonly tail: string
        readonly holderName: string
        readonly enteredBy: string
        readonly checkedBy: string | null
        /** The other county that entered it and has it checked; null: the county that pays. */
        readonly enteredIn: string | null
        readonly checkedOn: DateText | null
        /** What it had been checked against has changed since; null: never. */
        readonly recheck: string | null
      }
    | undefined
  /** How many payees use the account's number, in all counties. */
  readonly sharing: number
  /** Whose account it was says that the change was not theirs, and nobody has looked into it yet. */
  readonly disputed: string | undefined
  /** The account the bank returned the line from last, if it did. */
  readonly returnedFrom: string | undefined
  readonly suspended: string | null
  /** The day on which the payee is recorded to have died. */
  readonly diedOn: DateText | undefined
  readonly coolingDays: number
  readonly today: DateText
  readonly payer: string | null
}

const checked = (check: GateCheck, passed: boolean, good: string, bad: string): Checked => ({
  check,
  passed,
  evidence: passed ? good : bad,
})

/** 支付前核查, for the whole batch: one failure and nothing leaves. */
export function batchChecks(facts: BatchFacts): Checked[] {
  const { listHash, notice, today, approvers, payer } = facts
  const same = listHash === facts.recomputedHash && listHash === facts.approvedHash
  const own = approvers.find((one) => one.byPerson === payer)
  const names = approvers.map((one) => one.byName).join('、')
  return [
    checked('list-unchanged', same, `校验码 ${listHash.slice(0, 12)}…`, '清单与审批时的校验码不一致'),
    checked(
      'notice-over',
      notice !== undefined && today > notice.endsOn,
      `公示 ${notice?.startsOn} 至 ${notice?.endsOn}`,
      notice ? `公示到 ${notice.endsOn} 为止，次日起可以付款` : '还没有公示',
    ),
    checked('money-booked', facts.unbooked === 0, '各行都已记应付', `${facts.unbooked} 行没有足额记应付`),
    checked('payer-free', !own, `审批人：${names || '无'}`, '您审批了这个批次，付款须由另一人办理'),
  ]
}

/** 支付前核查, line by line: a line that fails is held, the batch goes on without it. */
export function lineChecks(facts: LineGateFacts): Checked[] {
  const { account, claimed, now } = facts
  const general = [
    ...stopChecks.map((check) => checked(check, !facts.stops[check], stopWords[check], facts.stops[check] ?? '')),
    checked('no-manual-hold', !facts.manualHold, '没有暂缓', facts.manualHold ?? ''),
    checked(
      'calculation-current',
      claimed.dueFen === now.dueFen,
      `核算第 ${now.revision} 版`,
      `申报依据第 ${claimed.revision} 版 ${formatYuanShort(claimed.dueFen)} 元，现第 ${now.revision} 版为 ${formatYuanShort(now.dueFen)} 元`,
    ),
    checked('payee-in-good-standing', !facts.suspended, '收款方正常', `收款单位已暂停：${facts.suspended}`),
    checked('payee-living', !facts.diedOn, '没有死亡登记', `收款人已于 ${facts.diedOn} 死亡`),
    checked('account-present', account !== undefined, `尾号 ${account?.tail}`, '没有收款账户'),
  ]
  return account ? [...general, ...accountChecks(facts, account)] : general
}

function unchecked({ enteredIn, recheck }: NonNullable<LineGateFacts['account']>): string {
  const why = enteredIn ? `收款账户由${enteredIn}录入，那里的另一人还没有核实` : '收款账户还没有由另一人核实'
  return recheck ? `${why}：${recheck}` : why
}

function accountChecks(facts: LineGateFacts, account: NonNullable<LineGateFacts['account']>): Checked[] {
  const { today, coolingDays, payeeName, registeredName = payeeName } = facts
  const settledOn = account.checkedOn && addDays(account.checkedOn, coolingDays)
  return [
    checked('account-checked', account.checkedOn !== null, `${account.checkedOn} 核实`, unchecked(account)),
    checked(
      'account-settled',
      settledOn !== null && today >= settledOn,
      `核实后已满 ${coolingDays} 天`,
      settledOn ? `核实后满 ${coolingDays} 天才付款，${settledOn} 起可以付款` : `核实后满 ${coolingDays} 天才付款`,
    ),
    checked('account-undisputed', !facts.disputed, '没有人说变更不是他办的', facts.disputed ?? ''),
    checked('account-not-shared', facts.sharing <= 1, '只有一个收款人', `${facts.sharing} 个收款人用同一账号`),
    checked(
      'holder-is-payee',
      [payeeName, registeredName].some((name) => sameName(account.holderName, name)),
      `户名 ${account.holderName}`,
      `户名与收款人“${payeeName}”不一致，请更正户名，或换成收款人自己的账户`,
    ),
    checked('account-corrected', facts.returnedFrom !== account.id, '没有退回，或已更正', '银行退回后账户还没有更正'),
    checked(
      'payer-not-account-changer',
      ![account.enteredBy, account.checkedBy].includes(facts.payer),
      '不是付款人录入、核实',
      '账户由您录入或核实，付款须由另一人办理',
    ),
  ]
}

export const passes = (checks: readonly Checked[]): boolean => checks.every((one) => one.passed)

/** Why a line is held: the evidence of every failed check. */
export const failures = (checks: readonly Checked[]): string =>
  checks
    .filter((one) => !one.passed)
    .map((one) => one.evidence)
    .join('；')
