import { type CodeOf, codes } from '#kernel/codes'
import type { matters } from '#policy/contract'

/** What is claimed for: a class, an award, a recognition … */
export type MatterKind = CodeOf<typeof matters>

/** Where a batch stands. */
export const batchStates = codes('BatchState', {
  claimed: ['已申报，待初审', 'claimed, awaiting first review'],
  returned: ['退回补正', 'returned for correction'],
  lapsed: ['退回后终结', 'ended after its return'],
  'first-reviewed': ['已初审，待复核', 'first review passed'],
  'second-reviewed': ['已复核并冻结，待审批', 'second review passed, frozen'],
  approved: ['已审批，待公示', 'approved, awaiting publication'],
  published: ['公示中或待付款', 'published, awaiting payment'],
  paying: ['付款中', 'being paid'],
  closed: ['已办结', 'closed'],
  rejected: ['已否决', 'rejected'],
})
export type BatchState = CodeOf<typeof batchStates>

/** What a batch is for. */
export const batchKinds = codes('BatchKind', {
  ordinary: ['申报', 'claim'],
  supplementary: ['补发差额', 'difference after payment'],
})
export type BatchKind = CodeOf<typeof batchKinds>

/** What is done with a batch, in the order of work. */
export const batchActs = codes('BatchAct', {
  claim: ['申报', 'claim'],
  'first-review': ['初审', 'first review'],
  'second-review': ['复核', 'second review'],
  approve: ['审批', 'approval'],
  return: ['退回补正', 'return for correction'],
  reject: ['否决', 'rejection'],
  end: ['终结退回的批次', 'ending a returned batch'],
  publish: ['公示', 'publication'],
  pay: ['付款', 'payment'],
  'reject-line': ['不予支付一行', 'refusing a line'],
  'bank-return': ['到账后退汇', 'bank return after confirmation'],
  'withdraw-order': ['撤回付款单', 'withdrawal of an order'],
})
export type BatchAct = CodeOf<typeof batchActs>

/** Why a line needs eyes of its own. */
export const oddities = codes('Oddity', {
  exception: ['用了经批准的限额例外', 'uses an approved exception to a limit'],
  'near-limit': ['用到限额的最后一次', 'takes the last place of a limit'],
  overlap: ['与其他项目的补助时段重叠', 'overlaps with another programme'],
  'account-changed': ['收款账户变更后还没有付过款', 'account changed, nothing paid to it yet'],
  'attendance-corrected': ['考勤有更正', 'attendance was corrected'],
  'education-fund': ['同一培训列支职工教育经费', 'the same training is charged to the education fund'],
  'status-withdrawn': ['所依据的身份已撤销', 'rests on a status since withdrawn'],
  barred: ['已由处理决定取消', 'taken away by a decided case'],
})
export type OddityKind = CodeOf<typeof oddities>

/** Where one line's money is. */
export const linePlaces = codes('LinePlace', {
  unclaimed: ['待申报', 'not yet claimed'],
  'under-review': ['审核中', 'under review'],
  returned: ['已退回，等补正后再申报', 'returned for correction'],
  approved: ['已审批，待公示', 'approved, awaiting publication'],
  published: ['公示中或待付款', 'published, awaiting payment'],
  'in-transit': ['已交银行，等回单', 'sent to the bank'],
  unknown: ['银行结果不明，不会自动重付', 'bank outcome unknown; never resent by itself'],
  paid: ['已到账', 'paid'],
  held: ['暂缓支付', 'held'],
  rejected: ['不予支付', 'refused'],
  cut: ['超过限额，不予计发', 'cut by a limit'],
  advanced: ['已由先行拨付款抵付', 'paid in advance'],
  'not-entitled': ['不符合', 'not entitled'],
})
export type LinePlace = CodeOf<typeof linePlaces>

export const holdKinds = codes('HoldKind', {
  gate: ['支付前核查未过', 'stopped by the payment gate'],
  manual: ['经办暂缓', 'held by an officer'],
  returned: ['银行退回', 'returned by the bank'],
})
export type HoldKind = CodeOf<typeof holdKinds>

export const itemStates = codes('PaymentItemState', {
  sent: ['已发出', 'sent'],
  confirmed: ['成功', 'confirmed'],
  returned: ['退回', 'returned'],
  unknown: ['不明', 'unknown'],
  'sent-back': ['到账后退回', 'returned after confirmation'],
  withdrawn: ['已撤回', 'withdrawn'],
})
export type ItemState = CodeOf<typeof itemStates>

/** 支付前核查：each check has a name, a result and its evidence. */
export const gateChecks = codes('GateCheck', {
  'list-unchanged': ['清单与审批时一致', 'list equals the approved one'],
  'notice-over': ['公示期已满', 'notice period is over'],
  'money-booked': ['资金已记应付', 'money is booked as payable'],
  'payer-free': ['付款人未承担审批', 'payer did not approve'],
  'no-objection': ['没有未了结或成立的异议', 'no open or upheld objection'],
  'notice-unchanged': ['公示内容未变', 'published as it was'],
  'no-charge-reported': ['没有待核查的收费反映', 'no reported charge is open'],
  'not-barred': ['没有被处理决定取消', 'not taken away by a decided case'],
  'no-manual-hold': ['没有经办暂缓', 'no manual hold'],
  'calculation-current': ['核算依据没有变化', 'calculation is current'],
  'account-present': ['有收款账户', 'payee account is present'],
  'account-checked': ['收款账户已由另一人核实', 'payee account is checked'],
  'account-settled': ['收款账户近期没有变更', 'payee account did not change recently'],
  'account-undisputed': ['没有人说账户变更不是他办的', 'nobody says the account was changed without them'],
  'account-not-shared': ['账户没有与他人共用', 'account is not shared'],
  'holder-is-payee': ['户名就是收款人', 'account holder is the payee'],
  'account-corrected': ['银行退回后账户已更正', 'account was corrected after the return'],
  'payee-in-good-standing': ['收款单位未被暂停', 'payee is not suspended'],
  'payee-living': ['收款人没有死亡登记', 'payee is not recorded as dead'],
  'account-as-ordered': ['收款账户与付款单上的一致', 'account is the one in the order'],
  'payer-not-account-changer': ['付款人没有经手该账户变更', 'payer neither entered nor checked the account'],
})
export type GateCheck = CodeOf<typeof gateChecks>
