import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { checkRates, enterRates } from '#policy/contract'
import { type FundItem, type FundSource, fundItems, fundSources } from '#policy/language'
import { openDesk } from '../../../test/funds-desk.ts'

/** 专款专用 by the database itself: a reservation from a source that no document names for the item is not written. */
let desk: Awaited<ReturnType<typeof openDesk>>
const accounts = new Map<FundSource, string>()
const LIUZHOU = '450225'

beforeAll(async () => {
  desk = await openDesk()
  for (const source of fundSources.values) accounts.set(source, await desk.allotted(source, LIUZHOU, yuan(10_000)))
})
afterAll(() => desk.house.close())

class TakenBack extends Error {}

/** Reserves one fen past the room's own checks, and takes it back. @returns what the database says to it */
async function forged(item: FundItem, source: FundSource): Promise<string> {
  const place = { account_id: accounts.get(source) ?? '', region_code: LIUZHOU }
  const [reservationId, matterId, amount] = [newId(), randomUUID(), { amount_fen: yuan(0.01) }]
  const work = async (tx: Tx) => {
    const reservation = { ...place, ...amount, id: reservationId, source, matter_id: matterId, item }
    await tx.db.insertInto('funds.reservation').values(reservation).execute()
    await tx.db
      .insertInto('funds.journal')
      .values({
        ...{ ...place, ...amount, id: newId(), kind: 'reserve', from_ledger: 'available', to_ledger: 'reserved' },
        ...{ matter_id: matterId, reservation_id: reservationId, natural_key: randomUUID() },
        ...{ document: '绕过', responsible: '测试', booked_on: tx.today },
      })
      .execute()
    throw new TakenBack()
  }
  const error = await desk.act(desk.approver, work).catch((thrown: unknown) => thrown)
  return error instanceof TakenBack ? 'taken' : String((error as { code?: string }).code)
}

/** Every item and source that the database takes. */
async function taken(): Promise<string[]> {
  const found: string[] = []
  for (const item of fundItems.values)
    for (const source of fundSources.values) {
      const answer = await forged(item, source)
      expect(answer).toMatch(/^(taken|JQ011)$/)
      if (answer === 'taken') found.push(`${item} ${source}`)
    }
  return found
}

const GENERAL = 'employment-subsidy-fund'

it('绕过应用，任何项目也只能从文件写明的来源预留：文件定死的只有就业补助资金，标准文件写明并复核以后才有别的 [L-047][L-057][L-062][L-092]', async () => {
  const fixed = await taken()
  expect(fixed.filter((pair) => !pair.endsWith(GENERAL))).toEqual([])
  for (const item of ['free-training', 'living-allowance', 'guangdong-cooperation', 'upper-studios-and-bases'])
    expect(fixed).toContain(`${item} ${GENERAL}`)
  const city = await desk.house.as('city-officer', { regionCode: '450200' })
  const region = await desk.house.as('region-officer', { regionCode: '450000' })
  const body = {
    key: 'lz-2019-63/enterprise-training',
    regionCode: '450200',
    documentNumber: '测试标准〔2020〕1号',
    documentTitle: '企业职工培训补贴标准（测试）',
    effectiveFrom: '2020-01-01' as DateText,
    lines: [{ unit: 'person' as const, rateFen: yuan(600) }],
    examples: [{ title: '每人600元', amountFen: yuan(600) }],
    fundSources: ['unemployment-insurance-surplus' as const],
  }
  const { id: tableId } = await city.call(enterRates, { body })
  expect(await taken()).toEqual(fixed)
  await region.call(checkRates, { params: { tableId } })
  expect((await taken()).filter((pair) => !fixed.includes(pair))).toEqual([
    'enterprise-training unemployment-insurance-surplus',
  ])
})

it('项目与来源的对应应用改不了，只由平台照规则写 [L-107]', async () => {
  const say = (tx: Tx) => sql`select funds.say_item_sources('[]')`.execute(tx.db)
  await expect(desk.act(desk.approver, say)).rejects.toMatchObject({ code: 'JQ020' })
  const write = (tx: Tx) => sql`delete from funds.item_source`.execute(tx.db)
  await expect(desk.act(desk.approver, write)).rejects.toMatchObject({ code: '42501' })
})
