import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exportRoster, getRosterTemplate, printAttendance } from '#classes/contract'
import { endpoint } from '#kernel/endpoint'
import { pageQuery } from '#kernel/pages'
import { dateShape, id, regionCodeShape } from '#kernel/shapes'
import { downloadMarkedImport, downloadTemplate, importRegister } from '#people/contract'
import { perform, row } from '#platform/http'
import { approvedClass, type ClassHouse, enrolled, openClassHouse, type Villager } from '../../test/class-house.ts'
import type { Client } from '../../test/harness.ts'
import { filterFacts } from '../platform/http/file-trace.ts'
import { csvFile, goodRow } from '../rooms/people/entries.fixture.ts'
import { listAuditEvents } from './contract.ts'

let desk: ClassHouse
let auditor: Client
let classId: string
let people: Villager[]
beforeAll(async () => {
  desk = await openClassHouse()
  auditor = await desk.house.as('auditor', { regionCode: '450000' })
  people = await desk.villagers(3)
  classId = (await approvedClass(desk)).id
  await enrolled(desk, classId, people)
})
afterAll(() => desk.house.close())

const traces = async (act: string) => (await auditor.call(listAuditEvents, { query: { act } })).rows

describe('带人员信息的文件离开平台，都留痕', () => {
  it('导出名册：谁、哪个班、几行，没有姓名和证件号', async () => {
    const { status } = await desk.clerk.send(exportRoster, { params: { classId } })
    const [trace, ...more] = await traces(exportRoster.summary)
    expect([status, more.length]).toEqual([200, 0])
    expect(trace).toMatchObject({ userName: desk.clerk.actor.name, stream: 'classes', matterId: classId })
    expect(trace?.facts).toEqual({ rows: 3, filter: { classId } })
    for (const { name, residentId } of people) {
      expect(JSON.stringify(trace)).not.toContain(name)
      expect(JSON.stringify(trace)).not.toContain(residentId)
    }
  })

  it('打印考勤表、下载标错的台账也是；审计自己导出也一样', async () => {
    await desk.clerk.send(printAttendance, { params: { classId } })
    expect((await traces(printAttendance.summary))[0]?.facts).toMatchObject({ rows: 3 })
    const file = csvFile([goodRow(9_001, { township: '没有这个镇' })], '错的台账.csv')
    const { id: importId } = await desk.clerk.call(importRegister, { file })
    await desk.clerk.send(downloadMarkedImport, { params: { importId } })
    expect((await traces(downloadMarkedImport.summary))[0]).toMatchObject({ matterId: importId, facts: { rows: 1 } })
    await auditor.send(exportRoster, { params: { classId } })
    expect((await traces(exportRoster.summary))[0]?.roleLabel).toBe('审计')
  })

  it('空白模板里没有人，不留痕', async () => {
    expect((await desk.clerk.send(downloadTemplate)).status).toBe(200)
    expect((await desk.workshop.send(getRosterTemplate)).status).toBe(200)
    expect([...(await traces(downloadTemplate.summary)), ...(await traces(getRosterTemplate.summary))]).toEqual([])
  })

  const list = endpoint({
    method: 'GET',
    path: '/api/test-export',
    summary: '试导出',
    query: pageQuery.extend({
      personId: id.optional(),
      regionCode: regionCodeShape.optional(),
      from: dateShape.optional(),
      status: z.enum(['disabled', 'veteran']).optional(),
      search: z.string().optional(),
    }),
    reply: z.object({}),
    replies: 'file',
  })
  const file = (rows: number) => ({ name: '试.csv', type: 'text/csv', bytes: new Uint8Array(), rows })
  const perused = (rows: number, input: object) =>
    perform(desk.house.database, {
      room: 'people',
      row: row(list, 'signed-in', async () => file(rows)),
      actor: desk.clerk.actor,
      input,
    })

  it('留不下痕，文件就不出门', async () => {
    const broken = { ...desk.clerk.actor, regionCode: null as unknown as string }
    const given = row(list, 'signed-in', async () => file(2))
    await expect(
      perform(desk.house.database, { room: 'people', row: given, actor: broken, input: {} }),
    ).rejects.toThrow('null value')
  })

  it('筛选条件里只记代码、编号和日期；打的字可能是姓名、证件号，只记有没有', async () => {
    const codes = { regionCode: '450225', from: '2024-06-01', status: 'veteran', limit: 50 }
    await perused(7, { ...codes, search: '韦秀英', personId: undefined })
    expect((await traces('试导出'))[0]?.facts).toEqual({ rows: 7, filter: { ...codes, search: '…' } })
    expect(filterFacts(list, { search: '450225198505051234' })).toEqual({ search: '…' })
    expect(filterFacts(list, { search: 'disabled' })).toEqual({ search: '…' })
    await perused(0, codes)
    expect((await traces('试导出')).length).toBe(1)
  })
})
