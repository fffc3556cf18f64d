import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#notices/contract'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { openNoticeDesk } from '../../../test/notice-desk.ts'

let desk: Awaited<ReturnType<typeof openNoticeDesk>>
let house: typeof desk.house
beforeAll(async () => {
  desk = await openNoticeDesk()
  house = desk.house
})
afterAll(() => desk.house.close())

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const bytesOf = (start: Uint8Array | string, ...rest: number[]): Uint8Array =>
  Buffer.concat([Buffer.from(start), Buffer.from(rest)])
const photo = (mark = 0, name = '现场.png') => ({ name, bytes: bytesOf(PNG, mark) })
const pdf = { name: 'C:\\我的文档\\核查情况.docx', bytes: bytesOf('%PDF-1.7\n') }

const raise = async () => {
  const { noticeId } = await desk.publish()
  const body = { lineNumber: 2, reason: '此人没有参加培训' }
  const { receiptCode } = await house.visitor.call(contract.raiseObjection, { params: { noticeId }, body })
  const { objections } = await desk.clerk.call(contract.listObjections, { query: { noticeId } })
  return { noticeId, receiptCode, objectionId: objections[0]?.id ?? '' }
}
const attach = (receiptCode: string, file: { name: string; bytes: Uint8Array }) =>
  house.visitor.send(contract.attachToObjection, { params: { receiptCode }, file })
const reply = (objectionId: string, file = photo(), who = desk.reviewer) =>
  who.send(contract.attachToReply, { params: { objectionId }, file })
const answer = (objectionId: string) =>
  desk.reviewer.call(contract.answerObjection, {
    params: { objectionId },
    body: { outcome: 'dismissed', reply: '考勤属实，见所附照片' },
  })
const follow = (receiptCode: string) => house.visitor.call(contract.followObjection, { params: { receiptCode } })
const filesIn = async (noticeId: string) =>
  (await desk.clerk.call(contract.listObjections, { query: { noticeId } })).objections[0]?.files ?? []

describe('异议和答复的附件', () => {
  it('不登录凭回执附上，办理的人看得到原件；同一份只存一次；答复的附件随答复给出', async () => {
    const { noticeId, receiptCode, objectionId } = await raise()
    expect((await attach(receiptCode.toLowerCase(), photo(1))).body).toEqual({ attached: 1 })
    expect((await attach(receiptCode, photo(1))).body).toEqual({ attached: 1 })
    expect((await attach(receiptCode, pdf)).body).toEqual({ attached: 2 })
    const given = await filesIn(noticeId)
    expect(given.map(({ name, type, side, size }) => ({ name, type, side, size }))).toEqual([
      { name: '现场.png', type: 'image/png', side: 'objection', size: 9 },
      { name: '核查情况.pdf', type: 'application/pdf', side: 'objection', size: 9 },
    ])
    const opened = await desk.reviewer.send(contract.openObjectionFile, {
      params: { objectionId, fileId: given[0]?.id ?? '' },
    })
    expect([opened.status, opened.bytes.equals(photo(1).bytes)]).toEqual([200, true])
    const kept = (await reply(objectionId, photo(7, '签到表.png'))).body.id
    expect((await reply(objectionId, photo(7, '签到表.png'))).body.id).toBe(kept)
    const wrong = (await reply(objectionId, photo(8, '发错的.png'))).body.id
    const params = { objectionId, fileId: wrong }
    await desk.reviewer.call(contract.withdrawReplyFile, { params })
    expect((await follow(receiptCode)).replyFiles).toEqual([])
    const early = await house.visitor.send(contract.readReplyFile, { params: { receiptCode, fileId: kept } })
    expect([early.status, early.body.code]).toEqual([404, 'file-unknown'])
    await answer(objectionId)
    const told = await follow(receiptCode)
    expect(told).toMatchObject({
      attached: 2,
      replyFiles: [{ id: kept, name: '签到表.png', type: 'image/png', size: 9 }],
    })
    const read = await house.visitor.send(contract.readReplyFile, { params: { receiptCode, fileId: kept } })
    expect([read.headers['content-type'], read.bytes.equals(photo(7).bytes)]).toEqual(['image/png', true])
    expect(String(read.headers['content-disposition'])).toContain('attachment')
    expect((await attach(receiptCode, photo(9))).body.code).toBe('objection-settled')
    expect((await reply(objectionId, photo(9))).body.code).toBe('objection-settled')
    expect(
      (await desk.reviewer.send(contract.withdrawReplyFile, { params: { objectionId, fileId: kept } })).body.code,
    ).toBe('objection-settled')
  })

  it('连名字一起加密存放，操作记录里没有名字；数据库也不让改写、不让公众读', async () => {
    const { receiptCode } = await raise()
    await attach(receiptCode, { name: '韦某某家门口.png', bytes: bytesOf(PNG, ...Buffer.from('看得见的内容')) })
    const rows = await inTransaction(house.database, theSystem, (tx) =>
      tx.db.selectFrom('notices.objection_file').selectAll().execute(),
    )
    expect(rows.some(({ bytes_sealed, name_sealed }) => /看得见|家门口/.test(`${bytes_sealed}${name_sealed}`))).toBe(
      false,
    )
    const trail = await inTransaction(house.database, theSystem, (tx) =>
      tx.db.selectFrom('audit.event').selectAll().where('stream', '=', 'notices').execute(),
    )
    expect(JSON.stringify(trail)).not.toContain('家门口')
    const asVisitor = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(house.database, house.visitor.actor, work)
    expect(await asVisitor((tx) => tx.db.selectFrom('notices.objection_file').select('id').execute())).toEqual([])
    const change = desk.within(desk.clerk, (tx) =>
      tx.db.updateTable('notices.objection_file').set({ type: 'image/jpeg' }).execute(),
    )
    await expect(change).rejects.toThrow(/permission denied/)
    const drop = desk.within(desk.clerk, (tx) => tx.db.deleteFrom('notices.objection_file').execute())
    await expect(drop).rejects.toMatchObject({ code: 'JQ005' })
  })

  it.each<[string, { name: string; bytes: Uint8Array }]>([
    ['file-kind', { name: '照片.png', bytes: Buffer.from('<script>') }],
    ['file-empty', { name: '空.pdf', bytes: new Uint8Array() }],
    ['file-heavy', { name: '大.png', bytes: Buffer.concat([PNG, Buffer.alloc(5 * 1_048_576)]) }],
  ])('按内容判断，不收：%s', async (code, file) => {
    const { receiptCode, objectionId } = await raise()
    for (const sent of [await attach(receiptCode, file), await reply(objectionId, file)])
      expect(sent).toMatchObject({ status: 422, body: { code, detail: expect.stringContaining(`“${file.name}”`) } })
  })

  it('每方最多5份；一份公示的异议附件有总量；没有的回执、异议、附件说清楚', async () => {
    const { receiptCode, objectionId, noticeId } = await raise()
    for (const mark of [1, 2, 3, 4, 5]) {
      await attach(receiptCode, photo(mark))
      await reply(objectionId, photo(mark))
    }
    expect((await attach(receiptCode, photo(6))).body).toMatchObject({ code: 'files-many', status: 409 })
    expect((await reply(objectionId, photo(6))).body.code).toBe('files-many')
    const body = { lineNumber: 1, reason: '名字写错了' }
    const other = await house.visitor.call(contract.raiseObjection, { params: { noticeId }, body })
    await inTransaction(house.database, theSystem, (tx) =>
      tx.db
        .insertInto('notices.objection_file')
        .values({
          id: newId(),
          objection_id: objectionId,
          region_code: '450225',
          side: 'objection',
          name_sealed: Buffer.of(1),
          type: 'image/png',
          bytes_sealed: Buffer.of(1),
          size: 200 * 1_048_576,
          sha256: 'f'.repeat(64),
          attached_on: tx.today,
        })
        .execute(),
    )
    expect((await attach(other.receiptCode, photo(1))).body.code).toBe('files-full')
    expect((await attach('AAAA-BBBB-CCCC', photo())).body.code).toBe('receipt-unknown')
    expect((await reply(newId())).body.code).toBe('objection-unknown')
    const params = { objectionId, fileId: newId() }
    for (const endpoint of [contract.openObjectionFile, contract.withdrawReplyFile])
      expect((await desk.reviewer.send(endpoint, { params })).body.code).toBe('file-unknown')
  })

  it('外县看不到、附不上；不答复的人打不开', async () => {
    const { noticeId, receiptCode, objectionId } = await raise()
    await attach(receiptCode, photo())
    const params = { objectionId, fileId: (await filesIn(noticeId))[0]?.id ?? '' }
    expect((await desk.neighbor.send(contract.openObjectionFile, { params })).body.code).toBe('file-unknown')
    expect((await reply(objectionId, photo(), desk.neighbor)).body.code).toBe('objection-unknown')
    const finance = await house.as('finance', { regionCode: '450225' })
    expect((await finance.send(contract.openObjectionFile, { params })).body.code).toBe('role-refused')
    const auditor = await house.as('auditor', { regionCode: '450225' })
    expect((await auditor.send(contract.openObjectionFile, { params })).status).toBe(200)
  })
})
