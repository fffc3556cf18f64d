import { randomUUID } from 'node:crypto'
import { allotFunds } from '#funds/contract'
import { type Fen, yuan } from '#kernel/money'
import { listBriefings, signBriefing } from '#notices/contract'
import { recordContract } from '#people/contract'
import type { FundSource } from '#policy'
import { checkRates, enterRates } from '#policy/contract'
import * as contract from '#subsidies/contract'
import { COUNTY, type Villager } from './class-house.ts'
import type { Client } from './harness.ts'
import { asSystem, businessDate, type MoneyHouse, openMoneyHouse, tamper } from './money-house.ts'

const SOURCE = 'unemployment-insurance-surplus' as const

/** 2021 in Liuzhou: an enterprise, people who win contests, and the tables that name the fund of the awards. */
export async function openAwardDesk() {
  const money = await openMoneyHouse()
  await tamper(money, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
  const enterpriseId = await money.organization('enterprise', COUNTY)
  const enterprise = await money.house.as('enterprise', { organizationId: enterpriseId, regionCode: COUNTY })
  await enterTables(money)
  let serial = 0

  /** A villager under contract with the enterprise. */
  const employ = async () => {
    const [villager] = (await money.villagers(1, { status: '' })) as [Villager]
    serial += 1
    const body = { ...villager, number: `职工合同${serial}`, startsOn: '2020-01-01', endsOn: null }
    await enterprise.call(recordContract, { body: body as never })
    const { rows } = await asSystem(money, 'select id from people.person where name = $1', [villager.name])
    const personId: string = rows[0].id
    return { personId, ...villager, me: await money.house.as('trainee', { personId, regionCode: COUNTY }) }
  }
  /** A confirmed first prize of a national contest, 30,000 yuan paid by the organizer of the contest. */
  const award = async (personId: string) => {
    serial += 1
    return saveAward(money, { personId, enterpriseId, serial })
  }
  /** The claim's commitment, signed by whoever claims. */
  const sign = async (by: Client, matterId: string) => {
    const { briefings } = await by.call(listBriefings, { query: { matterKind: 'claim', packId: 'lz-2019-63' } })
    const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
    const body = { matterKind: 'claim' as const, matterId, regionCode: COUNTY, briefingId, signerName: '本人' }
    await by.call(signBriefing, { body: body as never })
  }
  const claim = async (by: Client, matterId: string) => {
    await sign(by, matterId)
    return by.call(contract.claimMatter, { params: awardMatter(matterId) })
  }
  const allot = async (amountFen: Fen) => {
    serial += 1
    const body = { source: SOURCE, regionCode: COUNTY, amountFen, documentNumber: `测试专账${serial}号` } as const
    await money.finance.call(allotFunds, { body: body as never })
  }
  /** The county's own table names where its awards are paid from. */
  const nameSources = (fundSources: readonly FundSource[]) => enterCountySources(money, fundSources)
  const today = () => businessDate(money)
  return { money, enterprise, enterpriseId, employ, award, sign, claim, allot, nameSources, today }
}
export type AwardDesk = Awaited<ReturnType<typeof openAwardDesk>>

export const awardMatter = (matterId: string) => ({ matterKind: 'award' as const, matterId })

async function enterTables(money: MoneyHouse): Promise<void> {
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const region = await money.house.as('region-officer', { regionCode: '450000' })
  const head = {
    regionCode: '450200',
    documentNumber: '测试奖励〔2020〕1号',
    documentTitle: '奖励标准（测试）',
    effectiveFrom: '2020-01-01',
    fundSources: [SOURCE],
  }
  const line = { unit: 'person', rateFen: yuan(60_000) }
  const tables = [
    { ...head, key: 'lz-2019-63/award-sources', lines: [], examples: [] },
    {
      ...head,
      key: 'lz-2019-63/contest-employer-reward',
      lines: [line],
      examples: [{ title: '每项60000元', amountFen: yuan(60_000) }],
    },
  ]
  for (const body of tables) {
    const { id: tableId } = await city.call(enterRates, { body: body as never })
    await region.call(checkRates, { params: { tableId } })
  }
}

async function enterCountySources(money: MoneyHouse, fundSources: readonly FundSource[]): Promise<void> {
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const region = await money.house.as('region-officer', { regionCode: '450000' })
  const body = {
    key: 'lz-2019-63/award-sources',
    regionCode: COUNTY,
    documentNumber: '融水奖励〔2020〕1号',
    documentTitle: '奖励资金来源（测试）',
    effectiveFrom: '2020-01-01',
    lines: [],
    examples: [],
    fundSources,
  }
  const { id: tableId } = await city.call(enterRates, { body: body as never })
  await region.call(checkRates, { params: { tableId } })
}

async function saveAward(money: MoneyHouse, given: { personId: string; enterpriseId: string; serial: number }) {
  const [contest, item, record, maker, checker] = Array.from({ length: 5 }, () => randomUUID())
  const { personId, enterpriseId, serial } = given
  await asSystem(
    money,
    `insert into talent.contest (id, title, level, organizer, region_code, held_here, held_from, held_until,
        document_number, document_title, recorded_by, recorded_on)
      values ($1, '全国大赛' || $3, 'national', '人社部', '450200', false, '2021-02-01', '2021-02-03', '赛' || $3, '通知', $2, '2021-02-01')`,
    [contest, maker, serial],
  )
  await asSystem(
    money,
    `insert into talent.contest_item (id, contest_id, region_code, title) values ($1, $2, '450200', '焊工')`,
    [item, contest],
  )
  await asSystem(
    money,
    `insert into talent.record (id, kind, subject, level, rank, number, title, region_code, item_id, representing, on_day,
        amount_fen, proof, document_number, document_title, state, made_by, made_on)
      values ($1, 'award', 'contest', 'national', 'first', '一等奖' || $4, '全国大赛焊工第一名', $5, $2, '450200',
        '2021-02-03', 3000000, '汇款单', '获奖文' || $4, '获奖通报', 'entered', $3, '2021-02-10')`,
    [record, item, maker, serial, COUNTY],
  )
  await asSystem(
    money,
    `insert into talent.member (record_id, person_id, region_code, organization_id, kind, item_id, person_name, township, amount_fen)
      select $1, p.id, p.region_code, $3, 'award', $4, p.name, '融水镇', 3000000 from people.person p where p.id = $2`,
    [record, personId, enterpriseId, item],
  )
  await asSystem(
    money,
    `update talent.record set state = 'confirmed', checked_by = $2, checked_on = '2021-02-11' where id = $1`,
    [record, checker],
  )
  return record ?? ''
}
