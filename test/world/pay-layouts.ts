import type { DateText } from '#kernel/dates'
import { checkLayout, enterLayout } from '#subsidies/contract'
import { shippedLayouts } from '../../server/rooms/subsidies/layouts/shipped.ts'
import type { Hire } from './client.ts'
import { RONGSHUI } from './plan.ts'
import type { Happening } from './scheduler.ts'

const ENTERED = '2024-05-20' as DateText

/** 融水 has its own one-card layout from next week on, and its bank's waits for the second person. */
export const payLayoutHappenings = (as: Hire): Happening[] => [{ on: ENTERED, run: () => enterBoth(as) }]

async function enterBoth(as: Hire): Promise<void> {
  const [bank, oneCard] = shippedLayouts.map(({ shape }) => shape)
  if (!bank || !oneCard) return
  const finance = as('demo-finance')
  const head = { regionCode: RONGSHUI, documentNumber: '演示文〔2024〕18号', effectiveFrom: '2024-06-10' as DateText }
  const { id: layoutId } = await finance.do(enterLayout, {
    body: {
      ...head,
      kind: 'one-card',
      title: '融水县“一卡通”发放清单（演示）',
      shape: { ...oneCard, totalRow: false },
    },
  })
  await as('demo-accountant').do(checkLayout, { params: { layoutId } })
  const columns = [
    { field: 'account-number', title: '收款账号' },
    { field: 'payee-name', title: '收款户名' },
    { field: 'amount', title: '金额' },
    { field: 'purpose', title: '用途', limit: 20 },
  ] as const
  const format = 'csv-gbk' as const
  const shape = { ...bank, columns: [...columns], format, totalRow: true, fileName: 'DF{付款单号}' }
  await finance.do(enterLayout, {
    body: { ...head, kind: 'bank-transfer', title: '融水农商行批量代发（演示）', shape },
  })
}
