import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listClasses } from '#classes/contract'
import { listFundAccounts } from '#funds/contract'
import type { DateText, MonthText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { listDeaths } from '#people/contract'
import { fundSources } from '#policy/language'
import { listParticipation, readResults } from '#statistics/contract'
import * as subsidies from '#subsidies/contract'
import { getCase, listCases, listSignals } from '#supervision/contract'
import { FIRST_DATE } from '../server/bootstrap.ts'
import { type Client, openTestHouse, type TestHouse } from './harness.ts'
import { tamper } from './money-house.ts'
import { buildWorld } from './world.ts'

const RONGSHUI = '450225'
const [EARMARKED, GENERAL] = ['unemployment-insurance-surplus', 'employment-subsidy-fund'] as const

/** The demo world as everybody finds it who starts the product. */
let house: TestHouse
let auditor: Client
let clerk: Client
beforeAll(async () => {
  house = await openTestHouse({ date: FIRST_DATE })
  await buildWorld(house.database, () => {})
  auditor = await house.as('auditor', { regionCode: '450000' })
  clerk = await house.as('county-clerk', { regionCode: RONGSHUI })
}, 480_000)
afterAll(() => house.close())

const day = (text: string): DateText => text as DateText

const classNamed = async (search: string) => {
  const { rows } = await clerk.call(listClasses, { query: { search } })
  return rows[0]?.id ?? ''
}

describe('演示数据', () => {
  it('有钱的每个地区，控制总数分毫不差，没有一行不在该在的地方 [G-055]', async () => {
    const { accounts } = await auditor.call(listFundAccounts)
    const { regions } = await auditor.call(subsidies.controlTotal, { query: {} })
    const withMoney = new Set([...accounts, ...regions].map(({ regionCode }) => regionCode))
    expect([...withMoney].toSorted()).toEqual(expect.arrayContaining([RONGSHUI, '450226', '450200']))
    for (const regionCode of withMoney) {
      const { total, uneven } = await auditor.call(subsidies.controlTotal, { query: { regionCode } })
      expect([regionCode, total.differenceFen, uneven]).toEqual([regionCode, 0, []])
    }
    const { total } = await auditor.call(subsidies.controlTotal, { query: {} })
    expect(Math.min(total.paidFen, total.toPayFen, total.heldFen, total.advancedFen)).toBeGreaterThan(0)
  })

  it('2021年的企业班先拨二千、结业抵付：六人各抵三分之一千，多的补付，全部结清 [L-060]', async () => {
    const classId = await classNamed('焊工岗前培训第6期')
    const { advance } = await clerk.call(subsidies.getClassAdvance, { params: { classId } })
    expect(advance).toMatchObject({ paidFen: yuan(2_000), coveredFen: yuan(2_000), outstandingFen: 0 })
    expect(advance?.settledOn).toMatch(/^2021-/)
    const { rows } = await clerk.call(subsidies.listBatches, { query: { matterId: classId } })
    const { lines } = await clerk.call(subsidies.getBatch, { params: { batchId: rows[0]?.id ?? '' } })
    expect(lines[0]?.sentence).toMatch(/应补 600元 − 已预拨 333.3[34]元 = 本次 266.6[67]元/)
  })

  it('2021年最后的企业班从两个来源列支，跨线的一行写明其中各多少 [L-107][L-109]', async () => {
    const classId = await classNamed('焊工岗前培训第8期')
    const { rows } = await clerk.call(subsidies.listBatches, { query: { matterId: classId } })
    expect(rows.map(({ totalFen }) => totalFen).toSorted((a, b) => b - a)).toEqual([yuan(2_000), yuan(1_600)])
    const sentences = await Promise.all(
      rows.map(async ({ id: batchId }) => (await clerk.call(subsidies.getBatch, { params: { batchId } })).lines),
    )
    const split = `其中 200 元从${fundSources.label(EARMARKED)}，400 元从${fundSources.label(GENERAL)}`
    expect(sentences.flat().filter(({ sentence }) => sentence.includes(split)).length).toBe(2)
  })

  it('学员评价有人答；同一时间共用教师、地点的课次只有故意放的六对', async () => {
    const { organizers } = await clerk.call(readResults, {
      query: { from: day('2024-01-01'), until: day('2024-06-03') },
    })
    expect(organizers.reduce((answers, one) => answers + one.answers, 0)).toBe(7)
    const { rows } = await clerk.call(listSignals, { query: { limit: 200 } })
    const shared = rows.filter(({ ruleId }) => ruleId === 'teacher-two-classes' || ruleId === 'place-double')
    expect(shared.map(({ sentence }) => /有(\d+)对/.exec(sentence)?.[1])).toEqual(['6', '6'])
  })

  it('火化名单里有一人死亡以后还记着到课：提示一条，写明几个课次；核算随之变了，没有付过的不追 [L-107]', async () => {
    const { rows } = await clerk.call(listSignals, { query: { ruleId: 'after-death' } })
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^1人在登记的死亡日期以后仍有记录：到课[1-9]\d*课次、考核合格1次、发工资0个月、到账0笔$/),
    ])
    const { rows: deaths } = await clerk.call(listDeaths)
    expect(deaths.map(({ document }) => document)).toEqual([1, 2].map(() => '演示殡仪馆火化名单2024年5月'))
  })

  it('到账后退汇、待决定的核销、解除了的暂停、院校自己的班和教职工参与，都各有一行', async () => {
    const { rows: held } = await clerk.call(subsidies.listHeldLines, { query: {} })
    expect(held.filter(({ reason }) => reason.startsWith('到账后银行退汇'))).toHaveLength(1)
    const accountant = await house.as('accountant', { regionCode: RONGSHUI })
    const { rows: recoveries } = await accountant.call(subsidies.listRecoveries, { query: { waiting: 'write-off' } })
    expect(recoveries.map(({ writeOffs }) => writeOffs.map(({ state }) => state))).toEqual([['proposed']])
    const { rows: cases } = await clerk.call(listCases, { query: { state: 'closed' } })
    const { measures } = await clerk.call(getCase, { params: { caseId: cases[0]?.id ?? '' } })
    expect(measures.map(({ state }) => state)).toEqual(['lifted'])
    const year = { from: day('2024-01-01'), until: day('2024-06-03') }
    const { rows } = await auditor.call(listParticipation, { query: year })
    expect(rows.map(({ duty, confirmedOn }) => [duty, confirmedOn])).toEqual([
      ['teaching', '2024-06-03'],
      ['class-head', null],
    ])
  })

  it('有一行的钱不对，月份就结不了账，逐行列出 [G-055]', async () => {
    const matterId = await classNamed('焊工岗前培训第4期')
    const { rows } = await clerk.call(subsidies.listBatches, { query: { matterId } })
    const { lines } = await clerk.call(subsidies.getBatch, { params: { batchId: rows[0]?.id ?? '' } })
    const change = (by: number) =>
      tamper({ house }, 'subsidies.line', 'update subsidies.line set amount_fen = amount_fen + $2 where id = $1', [
        lines[0]?.id,
        by,
      ])
    const accountant = await house.as('accountant', { regionCode: RONGSHUI })
    const close = () =>
      accountant.send(subsidies.closeRegionMonth, { params: { regionCode: RONGSHUI, month: '2024-02' as MonthText } })
    await change(1)
    const refused = await close()
    expect([refused.status, refused.body.code]).toEqual([409, 'control-uneven'])
    expect(refused.body.errors).toMatchObject([{ path: `${rows[0]?.number} 第1行`, code: 'control-uneven' }])
    await change(-1)
    expect((await close()).body.code).not.toBe('control-uneven')
  })
})
