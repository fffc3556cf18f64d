import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { answerObjection, getNotice, listObjections, raiseObjection } from '#notices/contract'
import { writeTable } from '#platform/sheets'
import { checkRates, enterRates } from '#policy/contract'
import type { Client } from '../../../test/harness.ts'
import {
  COUNTY,
  codeOf,
  LIUZHOU,
  NOWHERE,
  openTalentDesk,
  type Somebody,
  type TalentDesk,
} from '../../../test/talent-desk.ts'
import { claimMatterOf } from './claim-matter.ts'
import * as contract from './contract.ts'
import { awardRanks } from './contract.ts'
import { resultColumns } from './results-sheet.ts'

let desk: TalentDesk
let people: Somebody[]
let region: Client
const someone = (index: number): Somebody => people[index] as Somebody

beforeAll(async () => {
  desk = await openTalentDesk('2021-06-01')
  people = await desk.people(14)
  region = await desk.staff('region-officer', '450000')
  await desk.employ(someone(1))
})
afterAll(() => desk.house.close())

const turn = (day: string) => desk.house.database.pool.query('update platform.business_clock set today = $1', [day])

/** As if every round so far had been announced on that day. */
const announced = (day: string) =>
  desk.asSystem((tx) =>
    tx.db
      .updateTable('talent.round')
      .set({ concluded_on: day as never })
      .execute(),
  )

const form = (change: object = {}) => ({
  title: '第一届“龙城技术能手”评选',
  opensOn: '2021-06-01',
  closesOn: '2021-06-10',
  quota: 3,
  documentNumber: '柳人社〔2021〕1号',
  documentTitle: '关于开展评选的通知',
  ...change,
})
const open = (change: object = {}, by = desk.city) => by.send(contract.openRound, { body: form(change) })
const apply = (roundId: string, person: object, by: Client = desk.clerk) =>
  by.send(contract.applyToRound, { params: { roundId }, body: { ...person, achievements: '省级一等奖' } as never })
const review = (candidateId: string, recommend: boolean, by = desk.reviewer) =>
  by.send(contract.reviewCandidate, { params: { candidateId }, body: { recommend, note: '同意' } })
const publish = (roundId: string) => desk.city.send(contract.publishRound, { params: { roundId } })
const conclude = (roundId: string, by = region) =>
  by.send(contract.concludeRound, {
    params: { roundId },
    body: { documentNumber: '柳政发〔2021〕9号', documentTitle: '授予称号的决定' },
  })

describe('“龙城技术能手”评选', () => {
  it('申报、他人评审、公示、异议、公布结果，三年一轮；税前税后写明；公示以前去世的终止，误登的照旧 [L-024]', async () => {
    expect(codeOf(await open({ closesOn: '2021-05-31' }))).toBe('period-wrong')
    expect(codeOf(await open({}, await desk.staff('city-officer', '450300')))).toBe('round-elsewhere')
    const { body: round } = await open()
    expect(codeOf(await open())).toBe('round-running')
    const { rounds } = await desk.clerk.call(contract.listRounds)
    expect(rounds[0]).toMatchObject({ tax: 'gross', state: 'open', regionCode: LIUZHOU })

    // 申报：县里、单位为自己的职工、本人为自己
    const me = await desk.trainee(someone(2))
    const ids: string[] = []
    for (const [person, by] of [
      [someone(0), desk.clerk],
      [someone(1), desk.enterprise],
      [someone(2), me],
    ] as const)
      ids.push((await apply(round.id, person, by)).body.id)
    expect(codeOf(await apply(round.id, someone(0)))).toBe('candidate-known')
    expect(codeOf(await apply(round.id, someone(3), desk.enterprise))).toBe('not-employed')
    expect(codeOf(await apply(round.id, someone(3), me))).toBe('not-yourself')
    expect(codeOf(await apply(NOWHERE, someone(3)))).toBe('round-unknown')
    const seen = async (by: Client, state = 'applied') => {
      const { candidates } = await by.call(contract.getRound, { params: { roundId: round.id } })
      return candidates.filter((one) => one.state === state).length
    }
    expect([await seen(desk.clerk), await seen(desk.enterprise), await seen(me)]).toEqual([3, 1, 1])

    // 评审：申报人以外的人
    const [first = '', second = '', third = ''] = ids
    const extra = (await apply(round.id, someone(4))).body.id
    const twin = await desk.staff('second-reviewer', COUNTY, 'clerk-human')
    expect(codeOf(await review(first, true, twin))).toBe('duty-conflict')
    const related = await desk.staff('second-reviewer', COUNTY, someone(0).residentId)
    expect(codeOf(await review(first, true, related))).toBe('interest-declared')
    expect(codeOf(await publish(round.id))).toBe('round-open-still')
    await turn('2021-06-11')
    expect(codeOf(await apply(round.id, someone(5)))).toBe('round-closed')
    expect(codeOf(await publish(round.id))).toBe('review-missing')
    const deathId = await desk.dies(someone(4), '2021-06-10')
    expect([await seen(desk.city, 'ended'), codeOf(await review(extra, true))]).toEqual([1, 'candidate-died'])
    await desk.lives(deathId)
    expect(await seen(desk.city)).toBe(4)
    for (const id of [first, second, third, extra]) await review(id, false, desk.reviewer)
    expect(codeOf(await review(NOWHERE, true))).toBe('candidate-unknown')
    expect(codeOf(await publish(round.id))).toBe('nobody-recommended')
    expect((await conclude(round.id)).body).toMatchObject({ awarded: 0, struck: 0 })
    expect(codeOf(await conclude(round.id))).toBe('round-settled')
    expect(codeOf(await review(first, true))).toBe('round-settled')
  })

  it('户籍在外市的职工由本市企业申报，本市评审得到；外市的经办和本人自己申报不收 [L-024]', async () => {
    await announced('2018-06-01')
    await turn('2021-06-11')
    const { body: round } = await open({ opensOn: '2021-06-11', closesOn: '2021-06-12' })
    const me = await desk.trainee(someone(1))
    const personId = me.actor.personId ?? ''
    const moved = { region_code: '450305' }
    await desk.asSystem((tx) => tx.db.updateTable('people.person').set(moved).where('id', '=', personId).execute())
    const guilin = await desk.staff('county-clerk', '450305')
    for (const by of [guilin, me]) expect(codeOf(await apply(round.id, someone(1), by))).toBe('candidate-elsewhere')
    const { body: applied } = await apply(round.id, someone(1), desk.enterprise)
    const seen = await desk.city.call(contract.getRound, { params: { roundId: round.id } })
    expect(seen.candidates).toMatchObject([{ id: applied.id, personName: someone(1).name }])
    await review(applied.id, false)
    await turn('2021-06-13')
    await conclude(round.id)
  })

  it('公示名单即推荐名单；异议成立的不获评；评审人自己不能公布结果 [L-024]', async () => {
    await announced('2018-06-20')
    await turn('2021-07-01')
    await enterSources()
    const { body: round } = await open({ opensOn: '2021-07-01', closesOn: '2021-07-02', quota: 2, tax: 'net' })
    const ids: string[] = []
    for (const index of [6, 7, 8]) ids.push((await apply(round.id, someone(index))).body.id)
    await turn('2021-07-03')
    for (const id of ids) await review(id, true, desk.city)
    expect(codeOf(await publish(round.id))).toBe('quota-exceeded')
    expect((await review(ids[2] ?? '', false, desk.city)).body).toMatchObject({ state: 'declined' })
    const { body: notice } = await publish(round.id)
    expect(codeOf(await publish(round.id))).toBe('round-settled')
    expect(codeOf(await review(ids[2] ?? '', true, desk.city))).toBe('round-settled')
    const shown = await desk.house.visitor.call(getNotice, { params: { noticeId: notice.noticeId } })
    expect(shown.lines.map(({ name, amountFen }) => [name, amountFen]).toSorted()).toEqual(
      [6, 7].map((index) => [someone(index).name, yuan(20_000)]).toSorted(),
    )
    expect(codeOf(await conclude(round.id))).toBe('notice-running')
    await desk.house.visitor.call(raiseObjection, {
      params: { noticeId: notice.noticeId },
      body: { lineNumber: shown.lines[0]?.lineNumber ?? 0, reason: '业绩不属实，请核实证书' },
    })
    await turn('2021-07-20')
    expect(codeOf(await conclude(round.id))).toBe('objection-open')
    await answer()
    expect(codeOf(await conclude(round.id, desk.city))).toBe('duty-conflict')
    const kin = await desk.staff('region-officer', '450000', someone(6).residentId)
    expect(codeOf(await conclude(round.id, kin))).toBe('interest-declared')
    const { body: result } = await conclude(round.id)
    expect(result).toMatchObject({ awarded: 1, struck: 1 })
    const { rows } = await desk.clerk.call(contract.listRecords, { query: { kind: 'honour' } })
    const winner = shown.lines[1]?.name
    expect(rows).toMatchObject([
      { state: 'confirmed', members: [{ name: winner }], documentNumber: '柳政发〔2021〕9号' },
    ])
    const matter = await desk.asSystem((tx) => claimMatterOf(tx, rows[0]?.id ?? ''))
    expect(matter).toMatchObject({ kind: 'award', notReady: null, organizationId: null })
    expect(matter?.subjects[0]?.facts.award).toMatchObject({ kind: 'skills-expert', yearsSinceLastRound: 3 })
    const { rows: roll } = await desk.house.visitor.call(contract.honourRoll)
    expect(roll).toMatchObject([{ name: winner, honour: '龙城技术能手' }])
  })

  it.each([
    ['2024-07-19', 'round-early'],
    ['2024-07-20', undefined],
  ])('上一轮2021年7月20日公布：%s 启动 → %s [L-024]', async (opensOn, code) => {
    await turn(opensOn)
    const sent = await open({ opensOn, closesOn: '2024-08-01' })
    expect(codeOf(sent)).toBe(code)
    if (code) expect(sent.body.detail).toContain('距上次评选满3年')
  })
})

async function enterSources() {
  const { id: tableId } = await desk.city.call(enterRates, {
    body: {
      key: 'lz-2019-63/award-sources',
      regionCode: LIUZHOU,
      documentNumber: '柳财〔2020〕3号',
      documentTitle: '奖励资金来源',
      effectiveFrom: '2020-01-01',
      lines: [],
      examples: [],
      fundSources: ['employment-subsidy-fund'],
    },
  })
  await region.call(checkRates, { params: { tableId } })
}

async function answer() {
  const clerk = await desk.staff('county-clerk', LIUZHOU)
  const { objections } = await clerk.call(listObjections)
  const params = { objectionId: objections[0]?.id ?? '' }
  await clerk.call(answerObjection, { params, body: { outcome: 'upheld', reply: '经核实，业绩材料有误，不予评选' } })
}

describe('导入竞赛成绩', () => {
  type Row = Record<(typeof resultColumns)[number]['key'], string>
  const good = (person: Somebody, change: Partial<Row> = {}): Row => ({
    item: '焊工',
    number: '奖1',
    rank: awardRanks.label('first'),
    title: '一等奖',
    ...person,
    employerCode: '',
    total: '5000',
    amount: '',
    proof: '凭证1',
    onDay: '2021-05-13',
    region: COUNTY,
    representing: LIUZHOU,
    documentNumber: '赛奖〔2021〕1号',
    documentTitle: '获奖通报',
    consented: '是',
    ...change,
  })
  const columns = resultColumns.map(({ key, title }) => ({ key, title }))
  const file = async (rows: readonly Row[]) => ({
    name: '成绩.xlsx',
    bytes: await writeTable({ sheetName: '成绩', columns, rows }),
  })
  let contestId: string
  const send = async (rows: readonly Row[], by = desk.city) =>
    by.send(contract.importResults, { params: { contestId }, file: await file(rows) } as never)
  beforeAll(async () => {
    await turn('2024-09-01')
    contestId = (await desk.contest()).id
  })

  it('一次说全所有错处，有错就一条也不录 [G-040]', async () => {
    const { body } = await send([
      good(someone(9)),
      good(someone(10), { number: '奖2', item: '厨师', rank: '冠军' }),
      good({ ...someone(11), name: '查无此人' }, { number: '奖3', total: '很多' }),
      good(someone(9), { number: '奖4' }),
      good(someone(10), { number: '奖5', amount: '4999', onDay: '2021-05-01' }),
      good(someone(12), { number: '奖6', region: LIUZHOU, employerCode: 'X' }),
      good(someone(13), { number: '奖6', region: COUNTY }),
    ])
    const found = body.errors.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`)
    expect([body.awards, found.toSorted()]).toEqual([
      0,
      [
        '3 名次',
        '3 竞赛项目',
        '4 奖项金额（元）',
        '5 姓名',
        '6 本人所得（元）',
        '6 获奖日期',
        '7 所在县代码',
        '8 所在县代码',
      ].toSorted(),
    ])
    expect((await desk.clerk.call(contract.listRecords, { query: { kind: 'award' } })).rows).toEqual([])
  })

  it('改好再传全部录入，待另一人核实；再传一次说明已有 [G-040][L-020]', async () => {
    const team = { number: '奖9', total: '9000' }
    const rows = [
      good(someone(9)),
      good(someone(10), { ...team, amount: '6000', item: '钳工' }),
      good(someone(11), { ...team, amount: '3000', item: '钳工' }),
    ]
    expect((await send(rows)).body).toEqual({ rows: 3, awards: 2, errors: [] })
    const { rows: listed } = await desk.clerk.call(contract.listRecords, { query: { kind: 'award' } })
    expect(listed.map(({ state, members }) => [state, members.length]).toSorted()).toEqual([
      ['entered', 1],
      ['entered', 2],
    ])
    expect(listed.every(({ madeByMe }) => !madeByMe)).toBe(true)
    const again = (await send(rows)).body
    expect([again.awards, again.errors.map(({ column }: { column: string }) => column)]).toEqual([
      0,
      ['奖项编号', '奖项编号'],
    ])
    contestId = NOWHERE
    expect(codeOf(await send(rows))).toBe('contest-unknown')
  })

  it('模板可以下载，名次有下拉', async () => {
    const { status, bytes } = await desk.clerk.send(contract.downloadResultsTemplate)
    expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })
})
