import { describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { type GateCheck, gateChecks } from '../contract-words.ts'
import { type BatchFacts, batchChecks, failures, type LineGateFacts, lineChecks, passes } from './gate.ts'

const day = (text: string) => text as DateText
const HASH = 'a'.repeat(64)

/** A batch and a line that pass everything: each test changes one fact and nothing else. */
const goodBatch: BatchFacts = {
  listHash: HASH,
  recomputedHash: HASH,
  approvedHash: HASH,
  approvers: [{ byPerson: 'approver', byName: '覃审批' }],
  notice: { startsOn: day('2024-06-03'), endsOn: day('2024-06-07') },
  unbooked: 0,
  today: day('2024-06-08'),
  payer: 'payer',
}
const account = {
  id: 'new',
  tail: '1234',
  holderName: '韦甲',
  enteredBy: 'clerk',
  checkedBy: 'checker',
  enteredIn: null,
  checkedOn: day('2024-06-05'),
  recheck: null,
}
const goodLine: LineGateFacts = {
  stops: {},
  manualHold: undefined,
  claimed: { dueFen: 10_000 as Fen, revision: 1 },
  now: { dueFen: 10_000 as Fen, revision: 2 },
  payeeName: '韦甲',
  registeredName: undefined,
  account,
  sharing: 1,
  disputed: undefined,
  returnedFrom: undefined,
  suspended: null,
  diedOn: undefined,
  coolingDays: 3,
  today: day('2024-06-08'),
  payer: 'payer',
}
const failedOf = (checks: ReturnType<typeof lineChecks>) =>
  checks.filter(({ passed }) => !passed).map(({ check }) => check)

const batchFaults: readonly [GateCheck, string, Partial<BatchFacts>][] = [
  ['list-unchanged', '清单重算不符', { recomputedHash: 'b'.repeat(64) }],
  ['list-unchanged', '审批的是另一份清单', { approvedHash: 'b'.repeat(64) }],
  ['list-unchanged', '没有审批', { approvedHash: undefined }],
  ['notice-over', '公示最后一天', { today: day('2024-06-07') }],
  ['notice-over', '没有公示', { notice: undefined }],
  ['money-booked', '一行没有记应付', { unbooked: 1 }],
  ['payer-free', '付款人就是审批人', { payer: 'approver' }],
]
const lineFaults: readonly [GateCheck, string, Partial<LineGateFacts>][] = [
  ['no-objection', '有异议', { stops: { 'no-objection': '有未了结的异议' } }],
  ['notice-unchanged', '公示经更正', { stops: { 'notice-unchanged': '重新公示到 2024-06-12 为止' } }],
  ['no-charge-reported', '有人反映收费', { stops: { 'no-charge-reported': '有学员反映本班收费' } }],
  ['not-barred', '处理决定取消', { stops: { 'not-barred': '案件决定不予支付' } }],
  ['no-manual-hold', '经办暂缓', { manualHold: '待核对' }],
  ['calculation-current', '重新核算后变了', { now: { dueFen: 9_999 as Fen, revision: 2 } }],
  ['account-undisputed', '有人说账户变更不是他办的', { disputed: '不是我办的' }],
  ['payee-living', '收款人已有死亡登记', { diedOn: day('2024-06-01') }],
  ['payee-in-good-standing', '收款单位暂停', { suspended: '被查处' }],
  ['account-present', '没有账户', { account: undefined }],
  ['account-settled', '核实刚满两天', { account: { ...account, checkedOn: day('2024-06-06') } }],
  ['account-not-shared', '两人同卡', { sharing: 2 }],
  ['holder-is-payee', '户名是别人', { account: { ...account, holderName: '韦乙' } }],
  [
    'holder-is-payee',
    '户名只是前一部分',
    { payeeName: '融水县藤编车间', account: { ...account, holderName: '融水县' } },
  ],
  ['account-corrected', '退回后没有更正', { returnedFrom: 'new' }],
  ['payer-not-account-changer', '付款人录入的账户', { payer: 'clerk' }],
  ['payer-not-account-changer', '付款人核实的账户', { payer: 'checker' }],
]

// Whether the account is the one in the order is asked when the file is given: there is no order before.
const atPayment = new Set(gateChecks.values.filter((check) => check !== 'account-as-ordered'))

describe('支付前核查：每个条件单独不满足，就只有它不过', () => {
  it('样样都好，全部通过，各有依据', () => {
    const checks = [...batchChecks(goodBatch), ...lineChecks(goodLine)]
    expect([passes(checks), failures(checks)]).toEqual([true, ''])
    expect(new Set(checks.map(({ check }) => check))).toEqual(atPayment)
    expect(checks.filter(({ evidence }) => evidence === '')).toEqual([])
  })

  it.each(batchFaults)('%s：%s', (check, _, fault) => {
    const checks = batchChecks({ ...goodBatch, ...fault })
    expect([failedOf(checks), failures(checks) === '']).toEqual([[check], false])
  })

  it.each(lineFaults)('%s：%s', (check, _, fault) => {
    const checks = lineChecks({ ...goodLine, ...fault })
    expect([failedOf(checks), failures(checks) === '']).toEqual([[check], false])
  })

  it('没有核实的账户也谈不上满几天；外县录入的说明由谁核实', () => {
    const unchecked = { ...account, checkedOn: null }
    expect(failedOf(lineChecks({ ...goodLine, account: unchecked }))).toEqual(['account-checked', 'account-settled'])
    const elsewhere = lineChecks({ ...goodLine, account: { ...unchecked, enteredIn: '融安县' } })
    expect(failures(elsewhere)).toContain('收款账户由融安县录入，那里的另一人还没有核实')
    const again = lineChecks({ ...goodLine, account: { ...unchecked, recheck: '身份证号已更正' } })
    expect(failures(again)).toContain('收款账户还没有由另一人核实：身份证号已更正')
  })

  it('户名比的是名字本身：间隔号、空格、全角不算不同；不过的写明怎么办，不写户名', () => {
    const named = (payeeName: string, holderName: string) =>
      lineChecks({ ...goodLine, payeeName, account: { ...account, holderName } })
    for (const [payee, holder] of [
      ['阿依古丽·买买提', '阿依古丽•买买提'],
      ['韦 甲', '韦甲'],
      ['柳南（融水）汽配ABC公司', '柳南(融水)汽配ＡＢＣ公司'],
    ] as const)
      expect(failures(named(payee, holder)), payee).toBe('')
    const wrong = failures(named('韦甲', '韦乙'))
    expect(wrong).toBe('户名与收款人“韦甲”不一致，请更正户名，或换成收款人自己的账户')
  })

  it('审批以后收款人更名：清单上的名字、现在登记的名字，都算本人', () => {
    for (const holderName of ['韦甲', '韦新名'])
      expect(failures(lineChecks({ ...goodLine, registeredName: '韦新名', account: { ...account, holderName } }))).toBe(
        '',
      )
  })

  it('每项核查都能单独不过', () => {
    const tried = [...batchFaults, ...lineFaults].map(([check]) => check)
    expect(new Set([...tried, 'account-checked'])).toEqual(atPayment)
  })
})
