import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enterCredential, revokeCredential, verifyCredential } from '#assessment/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { recordDeath } from '#people/contract'
import { confirmRecord, enterAward } from '#talent/contract'
import { qualificationForm } from '../../../../test/assessment-desk.ts'
import { type AwardDesk, openAwardDesk } from '../../../../test/award-desk.ts'
import type { Villager } from '../../../../test/class-house.ts'
import { COUNTY } from '../../../../test/class-house.ts'
import type { Client } from '../../../../test/harness.ts'
import { asSystem, bankAnswers, bringTo, checkAccounts, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Evidence that counts no more after the money has left: proposed for recovery with its reason, never changed silently. */
let desk: AwardDesk
beforeAll(async () => {
  desk = await openAwardDesk()
  await desk.allot(yuan(200_000))
})
afterAll(() => desk.money.house.close())

const proposals = async (matterId: string) =>
  (await desk.money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })).rows
const certificateMatter = (matterId: string) => ({ matterKind: 'certificate' as const, matterId })

/** Everything claimed for a matter, paid, and the news of that told: what comes later is news of its own. */
async function paid(batches: readonly { readonly id: string }[]) {
  const { money } = desk
  for (const { id } of batches) {
    await bringTo(money, id, 'paying')
    const { orders } = await seen(money.clerk, id)
    await bankAnswers(money, id, orders[0]?.id ?? '')
  }
  // News of a rate is told on, to a few matters at a time.
  for (const _ of ['told', 'told on']) await money.house.settleNews()
}

/** A technician of the register, step by step, each certificate entered by one and verified by another. */
async function technician() {
  const { money } = desk
  const [who] = (await money.villagers(1)) as [Villager]
  await checkAccounts(money)
  const steps = [
    ['junior', '2016-06-01'],
    ['intermediate', '2017-06-01'],
    ['senior', '2019-07-31'],
    ['technician', '2021-01-20'],
  ] as const
  let last = ''
  for (const [level, issuedOn] of steps) {
    const body = qualificationForm(who, { level, issuedOn })
    const { id: credentialId } = await money.clerk.call(enterCredential, { body })
    const proof = { way: 'original' as const, reference: '原件' }
    await money.reviewer.call(verifyCredential, { params: { credentialId }, body: proof })
    last = credentialId
  }
  const { rows } = await asSystem(money, 'select id from people.person where name = $1', [who.name])
  const me: Client = await money.house.as('trainee', { personId: rows[0].id, regionCode: COUNTY })
  return { credentialId: last, me, personId: rows[0].id as string }
}

it('“金蓝领”奖励付了以后得知本人在发证以前已经死亡：证书不作数，提出追回 [L-027] [L-107]', async () => {
  const { money } = desk
  const { credentialId, me, personId } = await technician()
  await desk.sign(me, credentialId)
  const { batches } = await me.call(contract.claimMatter, { params: certificateMatter(credentialId) })
  await paid(batches)
  const body = { diedOn: '2021-01-19' as DateText, document: '火化证明' }
  await money.clerk.call(recordDeath, { params: { personId }, body })
  await money.house.settleNews()
  expect(await proposals(credentialId)).toMatchObject([{ direction: 'recover', amountFen: yuan(10_000) }])
})

it('“金蓝领”奖励付了以后证书被撤销：提出追回，写明证书、日期和原因；再告诉一次不再提出 [L-027] [L-107]', async () => {
  const { money } = desk
  const { credentialId, me } = await technician()
  await desk.sign(me, credentialId)
  const { batches } = await me.call(contract.claimMatter, { params: certificateMatter(credentialId) })
  await paid(batches)
  const given = { params: { credentialId }, body: { reason: '替考' } }
  await money.decider.call(revokeCredential, given)
  expect(await proposals(credentialId)).toEqual([])
  await money.house.settleNews()
  const [one, ...more] = await proposals(credentialId)
  expect(more).toEqual([])
  expect(one).toMatchObject({
    direction: 'recover',
    amountFen: yuan(10_000),
    sentence: expect.stringContaining('替考'),
  })
  const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: certificateMatter(credentialId) })
  const decisionId = lines.find((line) => line.sentence === one?.sentence)?.decisionId ?? ''
  const { refusals, replays } = await money.clerk.call(contract.explainDecision, { params: { decisionId } })
  expect(replays).toBe(true)
  expect(refusals.map(({ found }) => found)).toEqual([expect.stringContaining('起不再有效：替考')])
  await asSystem(
    money,
    `insert into platform.outbox_event (id, name, payload)
      select $2, name, payload from platform.outbox_event where payload ->> 'credentialId' = $1`,
    [credentialId, randomUUID()],
  )
  await money.house.settleNews()
  expect((await proposals(credentialId)).map(({ id }) => id)).toEqual([one?.id])
})

it('获奖记录付款以后被更正：原来的一条失效，提出追回，更正的一条另行申报 [L-107]', async () => {
  const { money } = desk
  const winner = await desk.employ()
  await checkAccounts(money)
  const recordId = await desk.award(winner.personId)
  await paid((await desk.claim(winner.me, recordId)).batches)
  const { rows } = await asSystem(money, 'select item_id, document_number, number from talent.record where id = $1', [
    recordId,
  ])
  const { item_id: itemId, document_number: documentNumber, number } = rows[0]
  const { name, residentId } = winner
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const { id } = await city.call(enterAward, {
    body: {
      regionCode: COUNTY,
      itemId,
      rank: 'second',
      title: '全国大赛焊工第二名',
      representing: COUNTY,
      amountFen: yuan(20_000),
      winners: [{ name, residentId, amountFen: yuan(20_000), consented: true }],
      onDay: '2021-02-03',
      number: `${number}更`,
      documentNumber,
      documentTitle: '获奖通报',
      correctedRecordId: recordId,
      correctionReason: '名次抄错',
    } as never,
  })
  await money.reviewer.call(confirmRecord, { params: { recordId: id } })
  await money.house.settleNews()
  const found = (await proposals(recordId)).map((one) => [
    one.direction,
    one.amountFen,
    one.sentence.includes('名次抄错'),
  ])
  expect(found).toEqual([['recover', yuan(30_000), true]])
})
