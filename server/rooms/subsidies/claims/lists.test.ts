import { afterAll, beforeAll, expect, it } from 'vitest'
import { listJournals, listReservations } from '#funds/contract'
import { openReleaseDesk, type ReleaseDesk } from '../../../../test/release-desk.ts'
import * as contract from '../contract.ts'

/** Lists of money name the class as people know it, and are searched by what people know. */
let desk: ReleaseDesk
let number: string
let batchNumber: string
let person: string
beforeAll(async () => {
  desk = await openReleaseDesk()
  const { batchId } = await desk.usualAt('published')
  await desk.holdFirst(batchId)
  const { rows } = await desk.money.clerk.call(contract.listBatches)
  number = rows[0]?.matterNumber ?? ''
  batchNumber = rows[0]?.number ?? ''
  person = (await desk.linesOf(batchId))[0]?.subjectName ?? ''
})
afterAll(() => desk.money.house.close())

const face = {
  matterKind: 'training',
  matterTitle: '竹编日用品编织项目制培训班（竹编日用品编织）',
  claimantName: '测试就业帮扶车间1',
}
const batches = async (search: string) =>
  (await desk.money.clerk.call(contract.listBatches, { query: { search } })).rows
const held = async (search: string) => (await desk.money.clerk.call(contract.listHeldLines, { query: { search } })).rows

it('批次和暂缓的款项写明班级名称、工种、申报单位', async () => {
  expect(await batches('')).toMatchObject([{ ...face, matterNumber: number }])
  expect(await held('')).toMatchObject([{ ...face, matterNumber: number, subjectName: person }])
})

it('按批次号、班级、工种、单位、姓名查找；百分号和下划线只是文字', async () => {
  for (const text of [batchNumber.slice(-5), number, '日用品', '竹编', '帮扶车间1']) {
    expect([text, (await batches(text)).length, (await held(text)).length]).toEqual([text, 1, 1])
  }
  expect([(await batches(person)).length, (await held(person)).length]).toEqual([0, 1])
  for (const text of ['藤编', '%', '_']) {
    expect([text, (await batches(text)).length, (await held(text)).length]).toEqual([text, 0, 0])
  }
})

it('预留清单和凭证按班级名称、工种查找', async () => {
  const reservations = async (search: string) =>
    (await desk.money.clerk.call(listReservations, { query: { search } })).rows
  expect((await reservations('竹编日用品'))[0]?.document).toBe(`开班批准 ${number} ${face.matterTitle}`)
  expect((await reservations('测试就业帮扶车间1')).length).toBe(2)
  expect(await reservations('藤编')).toEqual([])
  const { id: accountId } = await desk.books()
  const journals = await desk.money.clerk.call(listJournals, { params: { accountId }, query: { search: '竹编' } })
  expect(journals.rows.map(({ kind }) => kind)).toEqual(['reserve', 'reserve'])
})
