import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, id, sentence } from '#kernel/shapes'
import { layoutKinds } from './contract-layouts.ts'
import { overrideShape } from './contract-overrides.ts'
import { gateChecks } from './contract-words.ts'

const CLAUSE = ['gx-2022-7#10', 'lz-2019-63#6-3']

export const checkShape = z.object({ check: gateChecks.schema, passed: z.boolean(), evidence: z.string() })

export const getGate = endpoint({
  method: 'GET',
  path: '/api/subsidies/batches/:batchId/gate',
  summary: '支付前核查',
  cites: CLAUSE,
  params: z.object({ batchId: id }),
  reply: z.object({
    /** True when the batch may be paid now and at least one line passes. */
    open: z.boolean(),
    checks: z.array(checkShape),
    lines: z.array(
      z.object({
        lineId: id,
        lineNumber: z.int(),
        payeeName: z.string(),
        amountFen: amountShape,
        passed: z.boolean(),
        checks: z.array(checkShape),
      }),
    ),
    /** Every override made in the batch, expired ones too. */
    overrides: z.array(overrideShape),
    payableFen: amountShape,
    heldFen: amountShape,
  }),
})

export const payBatch = endpoint({
  method: 'POST',
  path: '/api/subsidies/batches/:batchId/payment',
  summary: '付款',
  cites: CLAUSE,
  params: z.object({ batchId: id }),
  body: z.object({
    listHash: z.string().length(64, { error: '清单校验码有误，请刷新后重试' }),
    /** By which way; what it does not reach stays for another order. */
    channel: layoutKinds.schema.default('bank-transfer'),
  }),
  reply: z.object({
    orderId: id,
    number: z.string(),
    supplement: z.int(),
    items: z.int(),
    totalFen: amountShape,
    fileHash: z.string(),
    heldLines: z.int(),
    heldFen: amountShape,
  }),
})

export const settleBatch = endpoint({
  method: 'POST',
  path: '/api/subsidies/batches/:batchId/settlement',
  summary: '结清批次：各行都已由先行拨付款抵付',
  cites: CLAUSE,
  params: z.object({ batchId: id }),
  body: z.object({ listHash: z.string().length(64, { error: '清单校验码有误，请刷新后重试' }) }),
  reply: z.object({ id, closed: z.boolean() }),
})

const order = z.object({ orderId: id })

export const exportOrder = endpoint({
  method: 'POST',
  path: '/api/subsidies/orders/:orderId/file',
  summary: '导出付款文件',
  cites: CLAUSE,
  params: order,
  reply: z.object({}),
  replies: 'file',
})

export const withdrawOrder = endpoint({
  method: 'POST',
  path: '/api/subsidies/orders/:orderId/withdrawal',
  summary: '撤回付款单中的几笔或全部',
  cites: CLAUSE,
  params: order,
  body: z.object({
    /** Which transfers, each one named: a list that has become empty must never mean all of them. */
    sequences: z
      .array(z.int().min(1))
      .min(1, { error: '请写明撤回哪几笔' })
      .max(50_000, { error: '一次最多撤回50000笔' }),
    reason: sentence('撤回原因', 200),
    /** 文件导出过的：银行书面答复没有执行的文号或日期。 */
    bankDocument: z.string().trim().max(100, { error: '银行的答复不能超过100个字' }).default(''),
  }),
  reply: z.object({ id, items: z.int(), amountFen: amountShape }),
})

export const exportReceiptTemplate = endpoint({
  method: 'GET',
  path: '/api/subsidies/orders/:orderId/receipts/template',
  summary: '下载银行回单模板',
  params: order,
  reply: z.object({}),
  replies: 'file',
})

export const importReceipts = endpoint({
  method: 'POST',
  path: '/api/subsidies/orders/:orderId/receipts',
  summary: '导入银行回单',
  cites: CLAUSE,
  params: order,
  accepts: 'file',
  reply: z.object({
    importId: id,
    confirmed: z.int(),
    returned: z.int(),
    unknown: z.int(),
    /** Returned after the bank had said that it was paid. */
    sentBack: z.int(),
    /** What was not booked and why: what to do about each transfer. */
    remarks: z.array(z.string()),
    /** The same file had been imported before; nothing was done again. */
    repeated: z.boolean(),
    batchClosed: z.boolean(),
  }),
})

const line = z.object({ lineId: id })

export const seeLine = endpoint({
  method: 'POST',
  path: '/api/subsidies/lines/:lineId/seen',
  summary: '确认看过一行异常',
  cites: CLAUSE,
  params: line,
  body: z.object({ note: z.string().trim().max(200, { error: '说明不能超过200个字' }).default('') }),
  reply: z.object({ id }),
})

export const holdLine = endpoint({
  method: 'POST',
  path: '/api/subsidies/lines/:lineId/hold',
  summary: '暂缓支付一行',
  cites: CLAUSE,
  params: line,
  body: z.object({ reason: sentence('暂缓原因', 200) }),
  reply: z.object({ id }),
})

export const releaseLine = endpoint({
  method: 'POST',
  path: '/api/subsidies/lines/:lineId/release',
  summary: '解除暂缓',
  cites: CLAUSE,
  params: line,
  body: z.object({ note: sentence('解除说明', 200) }),
  reply: z.object({ id }),
})

export const rejectLine = endpoint({
  method: 'POST',
  path: '/api/subsidies/lines/:lineId/rejection',
  summary: '不予支付一行',
  cites: CLAUSE,
  params: line,
  body: z.object({ reason: sentence('不予支付的原因', 200) }),
  reply: z.object({ id, batchClosed: z.boolean() }),
})
