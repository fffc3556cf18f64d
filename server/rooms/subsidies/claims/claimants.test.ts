import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { yuan } from '#kernel/money'
import { getEntitlements } from '#people/contract'
import { type AwardDesk, awardMatter, openAwardDesk } from '../../../../test/award-desk.ts'
import {
  bankAnswers,
  bringTo,
  checkAccounts,
  giveAccount,
  noticeOver,
  pay,
  seen,
  seeOdd,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Who claims: the winner for themselves, the employer for its reward, somebody else only under an agreement. */
let desk: AwardDesk
beforeAll(async () => {
  desk = await openAwardDesk()
  await desk.allot(yuan(100_000))
})
afterAll(() => desk.money.house.close())

const act = async (batchId: string) => {
  const { listHash, version, lines, odd } = await seen(desk.money.decider, batchId)
  if (odd.unseen > 0) await seeOdd(desk.money.decider, lines)
  const body = { listHash, version, note: '' }
  return desk.money.decider.send(contract.approveBatch, { params: { batchId }, body })
}

it('获奖人自己申领配套奖励，企业申领企业奖励；审批时才预留，付款到账 [L-108][G-055]', async () => {
  const { personId, name, me } = await desk.employ()
  const matterId = await desk.award(personId)
  const params = awardMatter(matterId)
  const unsigned = await me.send(contract.claimMatter, { params })
  expect(unsigned.body).toMatchObject({ code: 'commitment-missing' })
  const own = await desk.claim(me, matterId)
  const reward = await desk.claim(desk.enterprise, matterId)
  expect([own.batches, reward.batches]).toMatchObject([
    [{ lineCount: 1, totalFen: yuan(30_000) }],
    [{ lineCount: 1, totalFen: yuan(60_000) }],
  ])
  expect((await me.send(contract.claimMatter, { params })).body.code).toBe('nothing-to-claim')
  const batchId = own.batches[0]?.id ?? ''
  const view = await seen(desk.money.clerk, batchId)
  expect(view).toMatchObject({ matterKind: 'award', claimantName: name, organizationId: null })
  expect(view.lines).toMatchObject([{ payeeKind: 'person', payeeId: personId, subjectName: name }])
  await giveAccount(desk.money, { payeeKind: 'person', payeeId: personId }, demoBankCard(3))
  await checkAccounts(desk.money)
  await bringTo(desk.money, batchId, 'published')
  await noticeOver(desk.money, batchId)
  const { orderId } = await pay(desk.money, batchId)
  expect(await bankAnswers(desk.money, batchId, orderId)).toMatchObject({ confirmed: 1, batchClosed: true })
  const mine = await me.call(contract.myMoney)
  const paid = mine.lines.filter((line) => line.place === 'paid')
  expect(paid).toMatchObject([{ matterKind: 'award', amountFen: yuan(30_000), toMe: true }])
  const { balances, uses } = await me.call(getEntitlements, { params: { personId } })
  expect(balances.find(({ consumed }) => consumed === 1)).toMatchObject({
    limit: '同一奖项只奖励一次',
    within: view.matterTitle,
  })
  expect(uses.map(({ limit, within }) => [limit, within])).toEqual([
    ['同一奖项或认定只给一次', view.matterTitle],
    ['同一奖项只奖励一次', view.matterTitle],
  ])
  const { total } = await desk.money.clerk.call(contract.controlTotal, { query: {} })
  expect(total).toMatchObject({ differenceFen: 0, paidFen: yuan(30_000) })
})

it('钱不够的批不了，补足以后批；同一奖项不能再申领 [G-055]', async () => {
  const { personId, me } = await desk.employ()
  const { batches } = await desk.claim(me, await desk.award(personId))
  const other = await desk.employ()
  const second = await desk.claim(desk.enterprise, await desk.award(other.personId))
  const [one = '', two = ''] = [batches[0]?.id, second.batches[0]?.id]
  for (const batchId of [one, two]) await bringTo(desk.money, batchId, 'second-reviewed')
  expect((await act(one)).status).toBe(200)
  expect((await act(two)).body.code).toBe('fund-short')
  await desk.allot(yuan(60_000))
  expect((await act(two)).status).toBe(200)
})

it('单位代个人申领须逐人登记协议：没有的拒绝，登记以后代为申领，钱付给本人 [L-129]', async () => {
  const { personId, name, me } = await desk.employ()
  const matterId = await desk.award(personId)
  const params = awardMatter(matterId)
  await desk.money.clerk.call(contract.calculateMatter, { params })
  await desk.claim(desk.enterprise, matterId)
  expect((await desk.enterprise.send(contract.claimMatter, { params })).body.code).toBe('agreement-missing')
  const agreement = { personId, number: '代1号', fileReference: '2021年卷3', signedOn: '2021-03-01' }
  const record = (change: object) =>
    desk.enterprise.send(contract.recordAgreements, {
      params,
      body: { agreements: [{ ...agreement, ...change }] } as never,
    })
  const wrong = await record({ personId: matterId, signedOn: '2031-01-01' })
  expect([wrong.status, wrong.body.code, wrong.body.errors.length]).toEqual([422, 'agreement-wrong', 2])
  expect((await record({})).body).toEqual({ recorded: 1 })
  const { batches } = await desk.claim(desk.enterprise, matterId)
  const { lines } = await seen(desk.enterprise, batches[0]?.id ?? '')
  expect(lines).toMatchObject([{ payeeKind: 'person', payeeId: personId, amountFen: yuan(30_000) }])
  const { agency } = await desk.enterprise.call(contract.getMatterCalculation, { params })
  expect(agency).toMatchObject([{ name, agreement: { number: '代1号', fileReference: '2021年卷3' } }])
  expect((await me.send(contract.claimMatter, { params })).body.code).toBe('commitment-missing')
  const stranger = await desk.employ()
  expect((await stranger.me.send(contract.claimMatter, { params })).body.code).toBe('matter-unknown')
})

it('钱不够的只列这条规则许可的来源：同一项目别的文件另许可的，这一条没有许可，不列 [G-055][L-109]', async () => {
  await desk.nameSources(['unemployment-insurance-surplus', 'employment-subsidy-fund'])
  const { personId } = await desk.employ()
  const { batches } = await desk.claim(desk.enterprise, await desk.award(personId))
  const batchId = batches.find(({ totalFen }) => totalFen === yuan(60_000))?.id ?? ''
  await bringTo(desk.money, batchId, 'second-reviewed')
  const { body } = await act(batchId)
  expect(body.code).toBe('fund-short')
  expect(body.detail).toContain('职业技能提升行动专账')
  // The county has that account, too, and awards may be paid from it.
  expect(body.detail).not.toContain('就业补助资金')
})
