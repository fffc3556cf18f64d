import type { DateText } from '#kernel/dates'
import { formatYuan } from '#kernel/money'
import * as subsidies from '#subsidies/contract'
import * as supervision from '#supervision/contract'
import type { Hire, Worker } from './client.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

/**
 * How money and measures may end otherwise: the bank sends back what had arrived, what nobody can get back is proposed to be
 * written off, an agency's suspension is lifted by two again.
 */
export const endingHappenings = (as: Hire): Happening[] => [
  ...complaintHappenings(as),
  { on: '2024-05-28' as DateText, run: () => sendBack(as('demo-accountant')) },
  { on: '2024-05-31' as DateText, run: () => giveUp(as) },
]

/** What the demo data are known to hold; where they no longer do, its name. */
function known<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`演示数据里没有${what}`)
  return found
}

const THIS_YEAR = '2024-01-01'

/** 退汇: a trainee's transfer of the last list of last year; its batch waits for a corrected account. */
async function sendBack(accountant: Worker): Promise<void> {
  const { rows } = await accountant.do(subsidies.listBatches, { query: { state: 'closed' } })
  const batch = known(
    '去年办结的批次',
    rows.find(({ claimedOn }) => claimedOn < THIS_YEAR),
  )
  const { orders } = await accountant.do(subsidies.getBatch, { params: { batchId: batch.id } })
  const toPerson = ({ state, payeeName }: { state: string; payeeName: string }) =>
    state === 'confirmed' && payeeName !== batch.claimantName
  const order = known(
    '付给学员并已到账的付款单',
    orders.find(({ items }) => items.some(toPerson)),
  )
  const item = known('付给学员并已到账的一笔', order.items.find(toPerson))
  const amount = formatYuan(item.amountFen).replaceAll(',', '')
  const text = `序号,金额,结果,原因\r\n${item.sequence},${amount},退汇,收款账户已销户`
  await accountant.do(subsidies.importReceipts, {
    params: { orderId: order.id },
    file: { name: `退汇-${order.number}.csv`, bytes: new TextEncoder().encode(text) },
  })
}

/**
 * 核销: what was paid by a category registered by mistake is ordered back; the accountant proposes to write it off, the approver
 * has still to decide.
 */
async function giveUp(as: Hire): Promise<void> {
  const approver = as('demo-approver')
  const { rows } = await approver.do(subsidies.listAdjustments, { query: { state: 'open' } })
  const adjustment = known(
    '应全部追回的提示',
    rows.find(({ dueFen }) => dueFen === 0),
  )
  const { recoveries } = await approver.do(subsidies.decideAdjustment, {
    params: { adjustmentId: adjustment.id },
    body: { accept: true, reason: '身份类别录错，应予追回（演示）' },
  })
  await as('demo-accountant').do(subsidies.proposeWriteOff, {
    params: { recoveryId: known('追回决定', recoveries[0]).id },
    body: { reason: '法院终结执行，没有可供执行的财产（演示）', documentNumber: '演示执〔2024〕12号' },
  })
}

const decided = { outcome: 'decided', note: '同意' } as const

/** A complaint about an agency that was not borne out: its payments are suspended, and go on ten days later. */
function complaintHappenings(as: Hire): Happening[] {
  const hands = { clerk: as('demo-county-clerk'), approver: as('demo-approver') }
  const file = { caseId: '', measureId: '' }
  return [
    { on: '2024-05-06' as DateText, run: async () => Object.assign(file, await suspend(hands)) },
    { on: '2024-05-16' as DateText, run: () => lift(hands, file) },
  ]
}

type Hands = Readonly<Record<'clerk' | 'approver', Worker>>

async function suspend({ clerk, approver }: Hands) {
  const { id: caseId } = await clerk.do(supervision.openCase, {
    body: {
      source: 'complaint',
      organizationId: organizations.hrAgency.id,
      title: '演示：反映向求职者收取介绍费',
      grounds: '演示来信：一名求职者称交过200元介绍费。待核实，不作认定。',
    },
  })
  const { id: measureId } = await clerk.do(supervision.proposeMeasure, {
    params: { caseId },
    body: { kind: 'freeze', reason: '核实期间暂停支付', document: '演示监函〔2024〕2号' },
  })
  await approver.do(supervision.decideMeasure, { params: { measureId }, body: decided })
  return { caseId, measureId }
}

/** 解除: proposed by one, decided by another, who then closes the case. */
async function lift({ clerk, approver }: Hands, { caseId, measureId }: { caseId: string; measureId: string }) {
  const { id: liftingId } = await clerk.do(supervision.proposeLifting, {
    params: { measureId },
    body: { reason: '经核实，所收系体检费，由医院开票', document: '演示核查报告〔2024〕3号' },
  })
  await approver.do(supervision.decideLifting, { params: { liftingId }, body: decided })
  const { version } = await approver.do(supervision.getCase, { params: { caseId } })
  const conclusion = '没有向求职者收取介绍费，暂停已解除'
  await approver.do(supervision.closeCase, { params: { caseId }, body: { conclusion, version } })
}
