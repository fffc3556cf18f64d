import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as classes from '#classes/contract'
import { residentCheckDigit } from '#kernel/resident-id'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { approvedClass, type ClassHouse, completedClass, heldOn, openClassHouse } from '../../../test/class-house.ts'
import * as contract from './contract.ts'
import { certificatesOf } from './index.ts'

let desk: ClassHouse
let classId = ''
let approvedId = ''
beforeAll(async () => {
  desk = await openClassHouse()
  const people = await desk.villagers(2)
  const { id } = await approvedClass(desk, heldOn('2024-06-10'))
  approvedId = (await approvedClass(desk, heldOn('2024-06-20'))).id
  classId = (await completedClass(desk, { id, version: 0 }, people)).id
}, 60_000)
afterAll(() => desk.house.close())

const issue = (id: string, by = desk.workshop) => by.send(contract.issueCertificates, { params: { classId: id } })
const check = (number: string, name: string) =>
  desk.house.visitor.call(contract.checkCertificate, { body: { number, name } })
const listed = async () => (await desk.clerk.call(contract.listCertificates, { params: { classId } })).certificates

describe('发证', () => {
  it('未结业不发；结业后合格学员各一张，再点一次也不会有第二张', async () => {
    expect((await issue(approvedId)).body.code).toBe('class-not-completed')
    const stranger = await desk.staff('workshop', await desk.organization('assistance-workshop', '450225'))
    expect((await issue(classId, stranger)).body.code).toBe('class-unknown')
    const both = await Promise.all([issue(classId), issue(classId)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await issue(classId)).body.code).toBe('nobody-to-certify')
    const certificates = await listed()
    expect(certificates.length).toBe(2)
    for (const { number } of certificates) {
      const [, region = '', year = '', running = '', digit] = number.split('-')
      expect([region, year, digit]).toEqual(['450225', '2024', residentCheckDigit(`${region}${year}${running}`)])
    }
    const ofClass = await inTransaction(desk.house.database, desk.clerk.actor, (tx) => certificatesOf(tx, classId))
    expect(ofClass.map(({ kind, issuedOn }) => [kind, issuedOn])).toEqual(
      [1, 2].map(() => ['training-completion', '2024-06-10']),
    )
  })

  it('证书打印为 PDF；本人可以打印，别人的学员不行', async () => {
    const [certificate] = await listed()
    const params = { certificateId: certificate?.id ?? '' }
    const printed = await desk.workshop.send(contract.printCertificate, { params })
    expect([printed.headers['content-type'], printed.bytes.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ])
    const { enrollments } = await desk.clerk.call(classes.listEnrollments, { params: { classId } })
    const owner = enrollments.find(({ id }) => id === certificate?.enrollmentId)
    const other = enrollments.find(({ id }) => id !== certificate?.enrollmentId)
    const mine = await desk.house.as('trainee', { personId: owner?.personId ?? '' })
    const notMine = await desk.house.as('trainee', { personId: other?.personId ?? '' })
    expect((await mine.send(contract.printCertificate, { params })).status).toBe(200)
    expect((await notMine.send(contract.printCertificate, { params })).body.code).toBe('certificate-unknown')
    expect((await mine.call(contract.listMyCertificates)).certificates.map(({ id }) => id)).toEqual([certificate?.id])
  })
})

describe('公开核验', () => {
  it('编号和姓名都对才显示票面；编号错、姓名错回答完全相同，不含个人信息', async () => {
    const [certificate] = await listed()
    const { number = '', personName = '' } = certificate ?? {}
    const valid = await check(` ${number.toLowerCase()} `, personName)
    expect(valid).toMatchObject({ result: 'valid', number, kindLabel: '培训合格证书', revokedOn: null })
    expect(Object.keys(valid).sort()).toEqual(Object.keys(await check('PX-1', '无名')).sort())
    expect(await check(number, `${personName}甲`)).toEqual(await check('PX-450225-2024-0009999-0', personName))
    expect(JSON.stringify(valid)).not.toContain(personName)
  })

  it('撤销写明原因，核验即显示已撤销；不能撤销两次，外县看不到', async () => {
    const [certificate] = await listed()
    const params = { certificateId: certificate?.id ?? '' }
    const revoke = (by = desk.clerk) => by.send(contract.revokeCertificate, { params, body: { reason: '代考' } })
    const outside = await desk.house.as('county-clerk', { regionCode: '450226' })
    expect((await revoke(outside)).body.code).toBe('certificate-unknown')
    expect((await revoke()).status).toBe(200)
    expect((await revoke()).body.code).toBe('certificate-revoked')
    const face = await check(certificate?.number ?? '', certificate?.personName ?? '')
    expect([face.result, face.revokedOn]).toEqual(['revoked', '2024-06-10'])
    const { rows } = await desk.clerk.call(contract.searchCertificates, {
      query: { search: certificate?.number },
    })
    expect(rows.map(({ revokedReason }) => revokedReason)).toEqual(['代考'])
  })

  it('证书台账分页：后颁发的在前，一页接一页不重不漏', async () => {
    const whole = await desk.clerk.call(contract.searchCertificates, { query: { limit: 200 } })
    expect(whole.total).toBeGreaterThan(1)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await desk.clerk.call(contract.searchCertificates, {
        query: { limit: 1, ...(cursor && { cursor }) },
      })
      expect(page.total).toBe(whole.total)
      paged.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(whole.rows.map(({ id }) => id))
  })
})

it('电子档案里依次有入班、考核、结业、证书', async () => {
  const { enrollments } = await desk.clerk.call(classes.listEnrollments, { params: { classId } })
  const { events } = await desk.clerk.call(getTimeline, { params: { personId: enrollments[1]?.personId ?? '' } })
  const titles = events.map(({ title }) => title)
  for (const title of ['入班', '结业考核合格', '结业', '取得培训合格证书']) expect(titles).toContain(title)
})
