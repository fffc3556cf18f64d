import { correctAttendance, getAttendance } from '#classes/contract'
import { addDays, type DateText, firstDay, type MonthText, monthOf, shiftMonth } from '#kernel/dates'
import { formatYuan } from '#kernel/money'
import { getPerson, withdrawStatus } from '#people/contract'
import { previewReport, submitReport } from '#statistics/contract'
import * as subsidies from '#subsidies/contract'
import type { Hire, Worker } from './client.ts'
import { RONGSHUI } from './plan.ts'
import type { Happening } from './scheduler.ts'

const CLOSED = '2024-01' as MonthText
/** Each month of the year so far, reported by the tenth of the next. */
const REPORTED = ['2024-02-07', '2024-03-10', '2024-04-05', '2024-05-07'] as const
const OPEN = '2024-03' as MonthText

/**
 * What comes after the money: 柳州 reports month by month, 融水 has closed January with the bank and has one entry of March
 * still to explain, and a category that was registered by mistake brings two payments back before an officer.
 */
export const afterwardsHappenings = (as: Hire): Happening[] => [
  ...REPORTED.map((on) => ({ on: on as DateText, run: () => report(as, on as DateText) })),
  { on: dayOfNext(CLOSED, 5), run: () => closeMonth(as('demo-accountant'), CLOSED) },
  { on: dayOfNext(OPEN, 8), run: () => importStatement(as('demo-accountant'), OPEN, [UNKNOWN]) },
  { on: '2024-05-21' as DateText, run: () => correctRegister(as) },
  { on: '2024-05-23' as DateText, run: () => orderRecovery(as('demo-approver')) },
  { on: '2024-05-24' as DateText, run: () => correctFound(as('demo-county-clerk')) },
]

/** The account's quarterly fee, which no payment explains. */
const UNKNOWN = '2024-03-21,30.00,演示农村商业银行,6217000000000009,账户管理费,'

const dayOfNext = (month: MonthText, day: number): DateText => addDays(firstDay(shiftMonth(month, 1)), day - 1)

async function report(as: Hire, today: DateText): Promise<void> {
  const month = shiftMonth(monthOf(today), -1)
  const city = as('demo-city-employment-service')
  const { hash } = await city.do(previewReport, { query: { month } })
  await city.do(submitReport, { body: { month, hash } })
}

async function closeMonth(accountant: Worker, month: MonthText): Promise<void> {
  await importStatement(accountant, month)
  await accountant.do(subsidies.closeRegionMonth, { params: { regionCode: RONGSHUI, month } })
}

/** The bank's own list of a month: every transfer that arrived, and what else it booked. */
async function importStatement(accountant: Worker, month: MonthText, others: readonly string[] = []): Promise<void> {
  const { rows: batches } = await accountant.do(subsidies.listBatches, { query: { limit: 200 } })
  const files = await Promise.all(
    batches.map(({ id: batchId }) => accountant.do(subsidies.getBatch, { params: { batchId } })),
  )
  const entries = files.flatMap(({ orders }) =>
    orders.flatMap(({ number, items }) =>
      items
        .filter(({ state, settledOn }) => state === 'confirmed' && settledOn !== null && monthOf(settledOn) === month)
        .map(({ settledOn, amountFen, payeeName, accountTail, sequence }) => {
          const amount = formatYuan(amountFen).replaceAll(',', '')
          return `${settledOn},${amount},${payeeName},${accountTail},${number},${sequence}`
        }),
    ),
  )
  const bytes = new TextEncoder().encode(
    ['交易日期,支出,对方户名,对方账号,付款单号,序号', ...entries, ...others].join('\r\n'),
  )
  await accountant.do(subsidies.importBankStatement, {
    params: { regionCode: RONGSHUI, month },
    body: { bankAccount: '就业补助资金专户（演示）' },
    file: { name: `对账单${month}.csv`, bytes },
  })
}

/** Somebody of the newest paid list was never on the list of the other department: the category is taken back. */
async function correctRegister(as: Hire): Promise<void> {
  const reviewer = as('demo-second-reviewer')
  const { rows } = await reviewer.do(subsidies.listBatches, { query: { state: 'closed' } })
  const { lines } = await reviewer.do(subsidies.getBatch, { params: { batchId: rows[0]?.id ?? '' } })
  const personId = lines.find(({ payeeKind }) => payeeKind === 'person')?.payeeId ?? ''
  const { statuses } = await reviewer.do(getPerson, { params: { personId } })
  const reason = '与乡村振兴部门名单核对：同名，身份证号不是本人（演示）'
  for (const { id: statusId } of statuses) await reviewer.do(withdrawStatus, { params: { statusId }, body: { reason } })
}

/** An inspection of a paid class found one trainee missing on its last day: the mark is corrected, the rest is proposed. */
async function correctFound(clerk: Worker): Promise<void> {
  const { rows } = await clerk.do(subsidies.listBatches, { query: { state: 'closed' } })
  const matter = rows.slice(1).find(({ matterKind }) => matterKind === 'training')
  const { sessions, trainees } = await clerk.do(getAttendance, { params: { classId: matter?.matterId ?? '' } })
  const session = sessions.at(-1)
  const present = trainees.find(({ marks }) => marks[session?.id ?? ''] === 'present')
  await clerk.do(correctAttendance, {
    params: { sessionId: session?.id ?? '' },
    body: {
      ...{ enrollmentId: present?.enrollmentId ?? '', mark: 'absent', reason: '与现场影像不符（演示）' },
      document: '现场核查记录〔2024〕5号（演示）',
    },
  })
}

/** The first proposal is accepted and ordered back; the others wait. */
async function orderRecovery(approver: Worker): Promise<void> {
  const { rows } = await approver.do(subsidies.listAdjustments, { query: { state: 'open' } })
  const adjustmentId = rows[0]?.id
  if (!adjustmentId) throw new Error('没有补退建议')
  const body = { accept: true, reason: '身份类别录错，应予追回（演示）' }
  await approver.do(subsidies.decideAdjustment, { params: { adjustmentId }, body })
}
