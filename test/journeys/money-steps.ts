import { listBriefings, signBriefing } from '#notices/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import { made, type Stage } from './stage.ts'

/** Signs the claim's commitment and claims; keeps the batch's id under `<key>-batch`. */
export async function claimMatter(stage: Stage, key: string, account: string, packId: string) {
  const organizer = await stage.as(account)
  const classId = made(stage, key)
  const { briefings } = await organizer.call(listBriefings, { query: { matterKind: 'claim', packId } })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  await organizer.call(signBriefing, {
    body: { matterKind: 'claim', matterId: classId, regionCode: '450225', briefingId, signerName: '演示负责人' },
  })
  const claimed = await organizer.call(subsidies.claimMatter, { params: classMatter(classId) })
  const [batch] = claimed.batches
  stage.made.set(`${key}-batch`, batch?.id ?? '')
  return claimed
}

type Review = typeof subsidies.firstReview

/** One review step by one account, bound to the list the reviewer sees. */
export async function review(stage: Stage, key: string, account: string, step: Review): Promise<string> {
  const officer = await stage.as(account)
  const params = { batchId: made(stage, `${key}-batch`) }
  const { listHash, version, lines, odd } = await officer.call(subsidies.getBatch, { params })
  const unseen = odd.unseen > 0 ? lines.filter((line) => line.oddities.length > 0) : []
  for (const { id: lineId } of unseen) await officer.call(subsidies.seeLine, { params: { lineId }, body: {} })
  const { state } = await officer.call(step, { params, body: { listHash, version, note: '同意' } })
  return state
}

/** 初审、复核、审批、公示, each by another natural person. */
export async function reviewAll(stage: Stage, key: string): Promise<void> {
  await review(stage, key, 'demo-county-clerk', subsidies.firstReview)
  await review(stage, key, 'demo-second-reviewer', subsidies.secondReview)
  await review(stage, key, 'demo-approver', subsidies.approveBatch)
  await review(stage, key, 'demo-county-clerk', subsidies.publishBatch)
}

/** Pays what the gate lets through; keeps the order's id under `<key>-order`. */
export async function payNow(stage: Stage, key: string, idempotencyKey: string) {
  const finance = await stage.as('demo-finance')
  const params = { batchId: made(stage, `${key}-batch`) }
  const { listHash } = await finance.call(subsidies.getBatch, { params })
  const paid = await finance.call(subsidies.payBatch, { params, body: { listHash }, idempotencyKey })
  stage.made.set(`${key}-order`, paid.orderId)
  return paid
}

/** The bank's receipts for an order: all arrived but those named, which come back. */
export async function importReceipts(stage: Stage, key: string, returned: readonly string[] = []) {
  const accountant = await stage.as('demo-accountant')
  const { orders } = await accountant.call(subsidies.getBatch, { params: { batchId: made(stage, `${key}-batch`) } })
  const order = orders.find(({ id }) => id === made(stage, `${key}-order`))
  const lines = (order?.items ?? []).map((item) => {
    const amount = (item.amountFen / 100).toFixed(2)
    const back = returned.includes(item.payeeName)
    return `${item.sequence},${amount},${back ? '退汇,账号与户名不符' : '成功,'}`
  })
  const bytes = new TextEncoder().encode(['序号,金额,结果,原因', ...lines].join('\r\n'))
  return accountant.call(subsidies.importReceipts, {
    params: { orderId: made(stage, `${key}-order`) },
    file: { name: '银行回单.csv', bytes },
  })
}
