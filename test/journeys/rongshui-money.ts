import { listFundAccounts } from '#funds/contract'
import { demoBankCard } from '#kernel/bank-card'
import {
  answerObjection,
  followObjection,
  getNotice,
  listNotices,
  listObjections,
  raiseObjection,
} from '#notices/contract'
import { changeAccount, listAccounts } from '#organizations/contract'
import * as subsidies from '#subsidies/contract'
import { village } from './cast.ts'
import { checkAll } from './liuzhou.ts'
import { claimMatter, importReceipts, payNow, review } from './money-steps.ts'
import { expectEqual, made, type Stage, type Step } from './stage.ts'

const KEY = 'gx-workshop'
const RETURNED = village[7]?.name ?? ''

/** Steps 7 to 9: claim, three reviews, notice with an objection, payment with one returned transfer, supplements. */
export const rongshuiMoney: readonly Step[] = [
  { title: '7 申报、初审、复核、审批，不同自然人；清单冻结 [L-108]', run: claimAndReview },
  { title: '8 公示5个工作日（practice:notice），一行有异议只停一行', run: publishAndObject },
  { title: '9 付款文件、银行回单、一笔退回；复式记账 [L-109]', run: payAndReturn },
  { title: '9 退回的更正账户再付，异议行另补一单，批次办结', run: supplements },
]

async function claimAndReview(stage: Stage): Promise<string> {
  await stage.clockTo('2024-06-18')
  const { batches } = await claimMatter(stage, KEY, 'demo-workshop', 'gx-2022-7')
  expectEqual('申报', [batches.length, batches[0]?.lineCount, batches[0]?.totalFen], [1, 32, 1_755_000])
  const params = { batchId: made(stage, `${KEY}-batch`) }
  expectEqual('初审', await review(stage, KEY, 'demo-county-clerk', subsidies.firstReview), 'first-reviewed')
  const clerk = await stage.as('demo-county-clerk')
  const { listHash, version } = await clerk.call(subsidies.getBatch, { params })
  const tooSoon = await (await stage.as('demo-approver')).refused(subsidies.approveBatch, {
    params,
    body: { listHash, version, note: '' },
  })
  expectEqual('未复核先审批', tooSoon.status, 409)
  expectEqual('复核', await review(stage, KEY, 'demo-second-reviewer', subsidies.secondReview), 'second-reviewed')
  const frozen = await clerk.call(subsidies.getBatch, { params })
  const altered = `${frozen.listHash.slice(0, -1)}${frozen.listHash.endsWith('0') ? '1' : '0'}`
  const approver = await stage.as('demo-approver')
  const body = { listHash: altered, version: frozen.version, note: '' }
  const changed = await approver.refused(subsidies.approveBatch, { params, body })
  expectEqual('清单变了', [changed.status === 409 || changed.status === 412, frozen.frozen], [true, true])
  expectEqual('审批', await review(stage, KEY, 'demo-approver', subsidies.approveBatch), 'approved')
  const accounts = await fundOf(stage)
  expectEqual('应付', [accounts.payable, accounts.reserved], [1_755_000, 845_000])
  return `32 行 17,550.00 元，三级审核三个人，清单哈希 ${listHash.slice(0, 12)}…；应付 17,550.00 元`
}

async function fundOf(stage: Stage) {
  const finance = await stage.as('demo-finance')
  const { accounts } = await finance.call(listFundAccounts, { query: { source: 'employment-subsidy-fund' } })
  const balances = accounts[0]?.balances
  if (!balances) throw new Error('没有就业补助资金账户')
  return balances
}

async function publishAndObject(stage: Stage): Promise<string> {
  expectEqual('公示', await review(stage, KEY, 'demo-county-clerk', subsidies.publishBatch), 'published')
  const visitor = await stage.visitor
  const { rows } = await visitor.call(listNotices, { query: { state: 'open' } })
  const notice = await visitor.call(getNotice, { params: { noticeId: rows[0]?.id ?? '' } })
  expectEqual('公示期', [notice.workingDays, notice.startsOn, notice.endsOn], [5, '2024-06-19', '2024-06-25'])
  expectEqual('公示的列', Object.keys(notice.lines[0] ?? {}).sort(), [
    'amountFen',
    'endsOn',
    'item',
    'lineNumber',
    'name',
    'startsOn',
    'township',
  ])
  const line = notice.lines.find(({ name, amountFen }) => name === village[4]?.name && amountFen === 30_000)
  const { receiptCode } = await visitor.call(raiseObjection, {
    params: { noticeId: notice.id },
    body: { lineNumber: line?.lineNumber ?? 0, reason: '此人培训期间有两天不在村里' },
  })
  stage.made.set('receipt', receiptCode)
  const early = await (await stage.as('demo-finance')).refused(subsidies.payBatch, {
    params: { batchId: made(stage, `${KEY}-batch`) },
    body: { listHash: notice.listHash },
  })
  return `6 月 19 日至 25 日，32 行；异议一行；公示未满不能付款（${early.code}）`
}

async function payAndReturn(stage: Stage): Promise<string> {
  await stage.clockTo('2024-06-27')
  const paid = await payNow(stage, KEY, 'journey-payment-1')
  expectEqual('第一单', [paid.items, paid.totalFen, paid.heldLines, paid.heldFen], [20, 1_725_000, 1, 30_000])
  const again = await payNow(stage, KEY, 'journey-payment-1')
  expectEqual('双击付款', again.orderId, paid.orderId)
  const finance = await stage.as('demo-finance')
  const params = { orderId: paid.orderId }
  const one = await finance.download(subsidies.exportOrder, { params })
  const two = await finance.download(subsidies.exportOrder, { params })
  expectEqual('两次导出一样', one.equals(two), true)
  const receipts = await importReceipts(stage, KEY, [RETURNED])
  expectEqual('回单', [receipts.confirmed, receipts.returned, receipts.batchClosed], [19, 1, false])
  const again2 = await importReceipts(stage, KEY, [RETURNED])
  expectEqual('同一份回单再传', again2.repeated, true)
  const balances = await fundOf(stage)
  expectEqual(
    '已付、在途、应付',
    [balances.paid, balances['in-transit'], balances.payable],
    [1_695_000 + 200_000, 0, 60_000],
  )
  return '20 笔 17,250.00 元：到账 19 笔 16,950.00 元，退回 1 笔 300.00 元；异议行 300.00 元暂缓'
}

async function supplements(stage: Stage): Promise<string> {
  const clerk = await stage.as('demo-county-clerk')
  const params = { batchId: made(stage, `${KEY}-batch`) }
  const { lines, listHash } = await clerk.call(subsidies.getBatch, { params })
  const returned = lines.find((line) => line.payeeName === RETURNED && line.place === 'held')
  const payee = { payeeKind: 'person' as const, payeeId: returned?.payeeId ?? '' }
  await clerk.call(changeAccount, {
    body: { ...payee, holderName: RETURNED, bankName: '演示农村商业银行', accountNumber: demoBankCard(5_908) },
  })
  await answer(stage)
  const second = await payNow(stage, KEY, 'journey-payment-2')
  expectEqual('异议行补付，未核实的账户仍停', [second.totalFen, second.heldLines], [30_000, 1])
  await importReceipts(stage, KEY)
  expectEqual('核实了几个账户', await checkAll(stage), 1)
  const { accounts } = await clerk.call(listAccounts, { query: payee })
  expectEqual('新旧账户都在', accounts.length, 2)
  await stage.clockTo('2024-07-05')
  const third = await payNow(stage, KEY, 'journey-payment-3')
  expectEqual('退回的再付', [third.totalFen, third.heldLines], [30_000, 0])
  const receipts = await importReceipts(stage, KEY)
  expectEqual('办结', [receipts.returned, receipts.batchClosed], [0, true])
  const { state, listHash: after } = await clerk.call(subsidies.getBatch, { params })
  expectEqual('批次', [state, after], ['closed', listHash])
  return '异议不成立补付 300.00 元；账户更正经另一人核实再付 300.00 元；原清单一字未动，批次办结'
}

/** The objection is looked into and dismissed; the person who raised it can follow it with the receipt. */
async function answer(stage: Stage): Promise<void> {
  const clerk = await stage.as('demo-county-clerk')
  const { objections } = await clerk.call(listObjections, { query: { state: 'open' } })
  await clerk.call(answerObjection, {
    params: { objectionId: objections[0]?.id ?? '' },
    body: { outcome: 'dismissed', reply: '经查考勤和签到表，本人全程在场' },
  })
  const visitor = await stage.visitor
  const found = await visitor.call(followObjection, { params: { receiptCode: made(stage, 'receipt') } })
  expectEqual('凭回执查询', found.state, 'dismissed')
}
