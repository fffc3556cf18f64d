import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { listFile } from '../../../test/list-file.ts'
import * as contract from './contract.ts'
import { questionColumns } from './domain/read-questions.ts'

let house: TestHouse
let city: Client
let second: Client
let tradeCode: string
beforeAll(async () => {
  house = await openTestHouse()
  city = await house.as('city-officer', { regionCode: '450200', human: '题库管理员' })
  second = await house.as('city-officer', { regionCode: '450200' })
  tradeCode = (await house.visitor.call(contract.listTrades)).trades[0]?.code ?? ''
})
afterAll(() => house.close())

const titles = Object.fromEntries(questionColumns.map(({ key, title }) => [key, title]))
const single = {
  number: '1',
  kind: '单选题',
  stem: '灭火器每几个月检查一次',
  A: '1',
  B: '6',
  C: '12',
  answer: 'A',
  explanation: '每月一次',
}
const multiple = {
  number: '2',
  kind: '多选题',
  stem: '下列属于安全用电要求的是',
  A: '断电检修',
  B: '湿手操作',
  C: '使用合格插座',
  answer: 'c、a',
}
const judged = { number: '3', kind: '判断题', stem: '培训期间不得向免费对象收费', answer: '对' }
const WHOLE = [single, multiple, judged]

type Rows = readonly Readonly<Record<string, string>>[]
const bring = (
  rows: Rows = WHOLE,
  level: 'junior' | 'senior' | 'technician' = 'junior',
  who = city,
  trade = tradeCode,
) =>
  who.send(contract.importQuestions, {
    file: listFile(titles, rows, '题库.csv'),
    body: { tradeCode: trade, level, title: '演示题库', document: '演示题〔2024〕1号' } as never,
  })
const release = (setId: string, who = second) => who.send(contract.releaseQuestions, { params: { setId } })
const questions = (setId: string, query: object = {}, who = house.visitor) =>
  who.send(contract.getQuestions, { params: { setId }, query: query as never })
const listed = async (query: object = {}, who = house.visitor) =>
  (await who.call(contract.listQuestionSets, { query: query as never })).sets
const propose = (setId: string, body: object) =>
  house.visitor.send(contract.proposeQuestion, { params: { setId }, body: body as never })

describe('开放题库', () => {
  it('整套导入，另一人发布以后不登录就能查、能练；新版替换旧版，旧版留存 [L-115]', async () => {
    const first = (await bring()).body
    expect(first).toMatchObject({ version: 1, total: 3, accepted: 3, faults: [] })
    expect((await questions(first.setId)).body.code).toBe('questions-unknown')
    expect(await listed()).toEqual([])
    expect(await listed({}, city)).toMatchObject([{ id: first.setId, state: 'entered', version: 1, items: 3 }])
    expect((await release(first.setId, city)).body.code).toBe('questions-second-person')
    expect((await release(first.setId)).body).toEqual({ id: first.setId, replaced: null })

    expect(await listed({ search: '演示' })).toMatchObject([{ id: first.setId, state: 'released', level: 'junior' }])
    const page = (await questions(first.setId)).body
    expect(page.rows).toEqual([
      { number: 1, kind: 'single', stem: single.stem, options: ['1', '6', '12'], answer: 'A', explanation: '每月一次' },
      {
        number: 2,
        kind: 'multiple',
        stem: multiple.stem,
        options: ['断电检修', '湿手操作', '使用合格插座'],
        answer: 'AC',
        explanation: '',
      },
      { number: 3, kind: 'judgement', stem: judged.stem, options: ['正确', '错误'], answer: 'A', explanation: '' },
    ])
    const found = (await questions(first.setId, { search: '插座' })).body
    expect([found.total, found.rows[0].number]).toEqual([1, 2])
    const one = (await questions(first.setId, { limit: 1 })).body
    const next = (await questions(first.setId, { limit: 1, cursor: one.next })).body
    expect([one.total, next.rows[0].number]).toEqual([3, 2])

    const newer = (await bring([single, judged])).body
    expect(newer.version).toBe(2)
    expect((await release(newer.setId)).body.replaced).toBe(first.setId)
    expect((await listed()).map(({ id }) => id)).toEqual([newer.setId])
    expect((await listed({ all: 'yes' })).map(({ version, state }) => [version, state])).toEqual([
      [2, 'released'],
      [1, 'replaced'],
    ])
    expect((await questions(first.setId)).status).toBe(200)
  })

  it('有错的一次全部指出行和列，一行不对整套不入库 [L-115]', async () => {
    const sent = await bring(
      [
        single,
        { ...single, number: '1', kind: '问答题' },
        { number: 'x', kind: '单选题', stem: '甲', A: '1', C: '3', answer: 'AB' },
        { number: '5', kind: '多选题', stem: '乙', A: '1', B: '2', answer: 'A' },
        { number: '6', kind: '判断题', stem: '', answer: '也许' },
        { number: '7', kind: '单选题', stem: '丙', A: '1', B: '2', answer: 'D' },
      ],
      'senior',
    )
    expect(sent.body).toMatchObject({ setId: null, version: null, total: 6, accepted: 0 })
    expect(sent.body.faults.map(({ row, column }: { row: number; column: string }) => `${row}${column}`)).toEqual([
      '3题号',
      '3题干',
      '3题型',
      '4题号',
      '4选项A',
      '4答案',
      '5答案',
      '6题干',
      '6答案',
      '7答案',
    ])
    expect((await listed({ all: 'yes' }, city)).filter(({ level }) => level === 'senior')).toEqual([])
    expect((await bring(WHOLE, 'senior', city, '没有的工种')).body.code).toBe('trade-unknown')
  })

  it('没有发布的和撤回的公众读不到，外市看不到；数据库也不让改、不让塞题 [L-115]', async () => {
    const { setId } = (await bring(WHOLE, 'technician')).body
    const guilin = await house.as('city-officer', { regionCode: '450300' })
    for (const who of [guilin, await house.as('trainee', { personId: newId() }), await house.as('county-clerk', {})])
      expect((await questions(setId, {}, who)).body.code).toBe('questions-unknown')
    expect((await release(setId, guilin)).body.code).toBe('questions-unknown')
    const within = <T>(who: Client['actor'], work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(house.database, who, work)
    const slip = within(theSystem, async (tx) => {
      const [row] = await tx.db.selectFrom('catalog.question').selectAll().where('set_id', '=', setId).execute()
      if (row)
        await tx.db
          .insertInto('catalog.question')
          .values({ ...row, number: 99 })
          .execute()
    })
    await expect(slip).rejects.toMatchObject({ code: 'JQ021' })
    await release(setId)
    const change = within(theSystem, (tx) =>
      tx.db.updateTable('catalog.question_set').set({ title: '改过' }).where('id', '=', setId).execute(),
    )
    await expect(change).rejects.toMatchObject({ code: 'JQ021' })
    const body = { reason: '有一题答案有争议' }
    const withdraw = () => second.send(contract.withdrawQuestions, { params: { setId }, body })
    expect((await withdraw()).status).toBe(200)
    expect((await withdraw()).body.code).toBe('questions-settled')
    expect((await release(setId)).body.code).toBe('questions-settled')
    expect((await questions(setId)).body.code).toBe('questions-unknown')
    expect((await bring(WHOLE, 'junior', await house.as('county-clerk', {}))).body.code).toBe('role-refused')
    expect((await city.send(contract.getQuestionTemplate)).status).toBe(200)
  })

  it('任何人可对题目提意见，人社部门答复一次 [L-115]', async () => {
    const [set] = await listed()
    const setId = set?.id ?? ''
    expect((await propose(setId, { number: 99, words: '没有这题' })).body.code).toBe('question-unknown')
    expect((await propose(newId(), { words: '缺题' })).body.code).toBe('questions-unknown')
    expect((await propose(setId, { number: 3, words: '解析没有写依据' })).status).toBe(200)
    const { proposals } = await city.call(contract.listProposals, { query: { state: 'open' } })
    expect(proposals).toMatchObject([{ setId, number: 3, words: '解析没有写依据', state: 'open' }])
    const settle = (proposalId: string) =>
      city.send(contract.settleProposal, { params: { proposalId }, body: { state: 'taken', answer: '下一版补上' } })
    expect((await settle(proposals[0]?.id ?? '')).status).toBe(200)
    expect((await settle(proposals[0]?.id ?? '')).body.code).toBe('proposal-settled')
    expect((await settle(newId())).body.code).toBe('proposal-unknown')
    expect((await house.visitor.send(contract.listProposals, { query: {} })).body.code).toBe('sign-in-needed')
  })
})
