import pg from 'pg'
import { inject } from 'vitest'
import { addDays, type DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { listBriefings, signBriefing } from '#notices/contract'
import { changeAccount, checkAccount, listUncheckedAccounts } from '#organizations/contract'
import * as contract from '#subsidies/contract'
import {
  approvedClass,
  COUNTY,
  classForm,
  completedClass,
  openClassHouse,
  turnTo,
  type Villager,
} from './class-house.ts'
import { classMatter } from './class-matter.ts'
import { type Client, urlOf } from './harness.ts'

export { turnTo } from './class-house.ts'

/** The officers of a county, one natural person each, and classes with money on any step. */
export async function openMoneyHouse() {
  const desk = await openClassHouse()
  const { house } = desk
  const officer = (role: 'second-reviewer' | 'approver' | 'finance' | 'accountant' | 'county-clerk') =>
    house.as(role, { regionCode: COUNTY })
  const money = {
    ...desk,
    checker: await officer('second-reviewer'),
    reviewer: await officer('second-reviewer'),
    decider: await officer('approver'),
    payer: await officer('finance'),
    accountant: await officer('accountant'),
  }
  await giveAccount(money, { payeeKind: 'organization', payeeId: desk.workshopId }, '6222000011112222')
  return money
}
export type MoneyHouse = Awaited<ReturnType<typeof openMoneyHouse>>

export type Payee = { payeeKind: 'person' | 'organization'; payeeId: string }

/** Enters an account, in the payee's own name unless told otherwise, and has another person check it. */
export async function giveAccount(money: MoneyHouse, payee: Payee, accountNumber: string, holderName?: string) {
  const body = { ...payee, holderName: holderName ?? (await nameOf(money, payee)), bankName: BANK, accountNumber }
  const { id } = await money.clerk.call(changeAccount, { body })
  await money.checker.call(checkAccount, { params: { accountId: id } })
}
const BANK = '柳州银行融水支行'

export async function nameOf(money: Pick<MoneyHouse, 'house'>, { payeeKind, payeeId }: Payee): Promise<string> {
  const table = payeeKind === 'person' ? 'people.person' : 'organizations.organization'
  const { rows } = await asSystem(money, `select name from ${table} where id = $1`, [payeeId])
  return rows[0]?.name ?? ''
}

/** Has every account that the registers brought checked by another person. */
export async function checkAccounts(money: MoneyHouse) {
  const { accounts } = await money.checker.call(listUncheckedAccounts)
  for (const account of accounts) await money.checker.call(checkAccount, { params: { accountId: account.id } })
}

/** A completed class of lifted, hired people (and more of other kinds), each class on days of its own. */
export async function trainedPeople(
  money: MoneyHouse,
  given: { hired?: number; monitored?: number; unhired?: number; days?: number; classDays?: readonly string[] } = {},
): Promise<{ classId: string; people: Villager[] }> {
  const some = async (count = 0, status?: string) => (count > 0 ? money.villagers(count, status ? { status } : {}) : [])
  const hired = await some(given.hired)
  const monitored = await some(given.monitored, '防止返贫致贫监测对象')
  const unhired = await some(given.unhired)
  for (const person of [...hired, ...monitored]) await money.hire(person)
  const people = [...hired, ...monitored, ...unhired]
  return { classId: await classOf(money, people, given.classDays ?? (await nextDays(money, given.days ?? 2))), people }
}

type Pack = 'gx-2022-7' | 'lz-2019-63'

/** A completed class of these people on these days; the days decide under which document. */
export async function classOf(
  money: MoneyHouse,
  people: readonly Villager[],
  days: readonly string[],
  packId: Pack = 'gx-2022-7',
) {
  const sessions = days.map((heldOn) => ({ ...SESSION, heldOn }))
  const heads = Math.max(people.length, 1)
  const living = { item: 'living-allowance' as const, amountFen: (heads * 5_000 * days.length) as Fen }
  const perHead = Math.min(20_000 * days.length, 100_000)
  const training = { item: 'workshop-training' as const, amountFen: (heads * perHead) as Fen }
  const budget = packId === 'gx-2022-7' ? [training, living] : [living]
  const handle = await approvedClass(money, {
    ...classForm(),
    plannedHeads: heads,
    sessions,
    budget,
  })
  await completedClass(money, handle, people)
  await checkAccounts(money)
  return handle.id
}

const SESSION = { startsAt: '08:30', endsAt: '17:30', classHours: 8, content: '实操', teacherName: '覃老师' }

/** As if the approval had reserved the class's items in another source: somebody who got hold of the database itself. */
export const reservedElsewhere = (money: MoneyHouse, classId: string, source: string) =>
  tamper(
    money,
    'funds.reservation',
    `with other as (update funds.reservation set item = 'other-' || item where matter_id = $1 and source <> $2),
      a as (insert into funds.account (id, source, region_code, name, opened_on)
        values (gen_random_uuid(), $2, '450225', '测试户', (select today from platform.business_clock))
        on conflict (source, region_code) do update set name = excluded.name returning id)
      insert into funds.reservation (id, account_id, source, region_code, organization_id, matter_id, item, amount_fen)
      select ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, a.id, $2, r.region_code, r.organization_id,
        r.matter_id, r.item, r.amount_fen from funds.reservation r, a where r.matter_id = $1`,
    [classId, source],
  )

/** The next days from tomorrow on; classes of one test follow each other, so the same people may be in all of them. */
export async function nextDays(money: MoneyHouse, count: number): Promise<string[]> {
  const today = await businessDate(money)
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1))
}

export async function businessDate(money: MoneyHouse): Promise<DateText> {
  const { rows } = await money.house.database.pool.query('select today::text from platform.business_clock')
  return rows[0].today
}

/** Signs the commitment for the claim and claims. */
export async function claim(
  money: MoneyHouse,
  classId: string,
  by: Client = money.workshop,
  packId: Pack = 'gx-2022-7',
) {
  await signClaim(money, classId, by, packId)
  const { batches, ...cut } = await by.call(contract.claimMatter, { params: classMatter(classId) })
  return { batchId: batches[0]?.id ?? '', batches, ...cut }
}

export async function signClaim(_money: MoneyHouse, classId: string, by: Client, packId: Pack = 'gx-2022-7') {
  const { briefings } = await by.call(listBriefings, { query: { matterKind: 'claim', packId } })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  const body = { matterKind: 'claim' as const, matterId: classId, regionCode: COUNTY, briefingId, signerName: '韦厂长' }
  await by.call(signBriefing, { body })
}

export const seen = (by: Client, batchId: string) => by.call(contract.getBatch, { params: { batchId } })

type Seen = Awaited<ReturnType<typeof seen>>

/** Looks at every odd line, one by one. */
export async function seeOdd(by: Client, lines: Seen['lines']): Promise<void> {
  for (const { id: lineId, oddities } of lines)
    if (oddities.length > 0) await by.call(contract.seeLine, { params: { lineId }, body: {} })
}

const bound = async (by: Client, batchId: string) => {
  const { listHash, version, lines, odd } = await seen(by, batchId)
  if (odd.unseen > 0) await seeOdd(by, lines)
  return { params: { batchId }, body: { listHash, version, note: '同意' } }
}

export type Stage = 'claimed' | 'first-reviewed' | 'second-reviewed' | 'approved' | 'published' | 'paying'

/** Brings a claimed batch on to a stage, each step by its own officer. */
export async function bringTo(money: MoneyHouse, batchId: string, stage: Stage): Promise<void> {
  const acts: readonly [Stage, () => Promise<unknown>][] = [
    ['first-reviewed', async () => money.clerk.call(contract.firstReview, await bound(money.clerk, batchId))],
    ['second-reviewed', async () => money.reviewer.call(contract.secondReview, await bound(money.reviewer, batchId))],
    ['approved', async () => money.decider.call(contract.approveBatch, await bound(money.decider, batchId))],
    ['published', async () => money.clerk.call(contract.publishBatch, await bound(money.clerk, batchId))],
    ['paying', () => pay(money, batchId)],
  ]
  if (stage === 'claimed') return
  for (const [reached, act] of acts) {
    if (reached === 'paying') await noticeOver(money, batchId)
    await act()
    if (reached === stage) return
  }
}

/** Turns the clock to the day after the notice. */
export async function noticeOver(money: MoneyHouse, batchId: string) {
  const { notice } = await seen(money.clerk, batchId)
  await turnTo(money, addDays(notice?.endsOn as DateText, 1))
}

export async function pay(money: MoneyHouse, batchId: string, by: Client = money.payer) {
  const { listHash } = await seen(by, batchId)
  return by.call(contract.payBatch, { params: { batchId }, body: { listHash } })
}

export const yuanText = (amountFen: number): string =>
  `${Math.trunc(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`

/** The bank's file for an order: everything arrived but what is named by sequence. */
export async function receiptFile(
  money: MoneyHouse,
  batchId: string,
  orderId: string,
  other: Record<number, string> = {},
) {
  const { orders } = await seen(money.accountant, batchId)
  const items = orders.find((order) => order.id === orderId)?.items ?? []
  const rows = items.map((item) => `${item.sequence},${yuanText(item.amountFen)},${other[item.sequence] ?? '成功,'}`)
  return { name: '回单.csv', bytes: new TextEncoder().encode(['序号,金额,结果,原因', ...rows].join('\r\n')) }
}

export async function bankAnswers(
  money: MoneyHouse,
  batchId: string,
  orderId: string,
  other: Record<number, string> = {},
) {
  const file = await receiptFile(money, batchId, orderId, other)
  return money.accountant.call(contract.importReceipts, { params: { orderId }, file })
}

/** Suspends an organization for a reason, or restores it, past its own act. */
export const suspended = (money: Pick<MoneyHouse, 'house'>, organizationId: string, reason: string | null) =>
  asSystem(
    money,
    `update organizations.organization set suspended_reason = $2,
      suspended_at = case when $2::text is null then null else now() end where id = $1`,
    [organizationId, reason],
  )

/** One statement with the platform's own reach, as the application's role: the database's own rules still hold. */
export async function asSystem(money: Pick<MoneyHouse, 'house'>, statement: string, values: readonly unknown[] = []) {
  const client = await money.house.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('jq.kind', 'system', true)`)
    const result = await client.query(statement, [...values])
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** As an administrator of the server, with the triggers of a table off: somebody who got hold of the database itself. */
export async function tamper(
  money: Pick<MoneyHouse, 'house'>,
  table: string,
  statement: string,
  values: readonly unknown[],
) {
  const { rows } = await money.house.database.pool.query('select current_database() as name')
  const client = new pg.Client({ connectionString: urlOf(inject('server').adminUrl, rows[0].name) })
  await client.connect()
  try {
    await client.query(`alter table ${table} disable trigger user`)
    await client.query(statement, [...values])
    await client.query(`alter table ${table} enable trigger user`)
  } finally {
    await client.end()
  }
}
