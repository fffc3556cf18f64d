import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { type Opened, openAdvanceDesk, PACK } from '../../../../test/advance-desk.ts'
import { asSystem, signClaim, tamper } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Who may ask for an advance, and how much. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

let shared: Opened | undefined
describe('谁能申请，申请多少', () => {
  it.each([
    ['恰为60%', 3_000, null],
    ['多一分', 3_000.01, 'advance-exceeds'],
    ['全额', 5_000, 'advance-exceeds'],
  ])('企业的一般培训班：%s [L-060]', async (_, amount, refused) => {
    shared ??= await desk.enterpriseClass()
    if (refused) {
      const error = await desk.ask(shared, amount).catch((found: unknown) => String(found))
      expect(error).toContain(refused)
      expect(error).toContain('lz-2019-63#5-1')
    } else await expect(desk.ask(shared, amount)).resolves.toMatchObject({ askedFen: yuan(amount) })
  })

  it('培训机构只有项目制的班可以；只以培训补贴为基数，生活费从不先拨 [L-103]', async () => {
    const school = await desk.organizer('training-provider')
    const plain = await desk.institutionClass(school, 'ordinary', [['training', 3_000]])
    const error = await desk.ask(plain, 100).catch((found: unknown) => String(found))
    expect(error).toContain('advance-forbidden')
    expect(error).toContain('项目制培训')
    expect(error).toContain('lz-2019-63#6-2')
    const project = await desk.institutionClass(school, 'project-based', [
      ['training', 3_000],
      ['free-training', 2_000],
      ['living-allowance', 100],
    ])
    const params = { classId: project.id }
    expect(await school.by.call(contract.getClassAdvance, { params })).toMatchObject({
      refusal: null,
      approvedFen: yuan(5_000),
      mostFen: yuan(3_000),
      askable: true,
    })
    await expect(desk.ask(project, 3_000.01)).rejects.toThrow('advance-exceeds')
    const open = async () =>
      (await school.by.call(contract.listClaimable)).matters.map((one) => [one.matterKind, one.title, one.claimableFen])
    // So little that one part would have nothing of it: there is no part of zero, for the database neither.
    await expect(desk.ask(project, 0.01)).rejects.toThrow('advance-too-little')
    const { id: little } = await desk.ask(project, 0.02)
    const none = 'update subsidies.advance_part set asked_fen = 0 where advance_id = $1'
    await expect(asSystem(desk.money, none, [little])).rejects.toThrow('check constraint')
    const asked = await desk.ask(project, 3_000)
    await desk.money.clerk.call(contract.calculateMatter, { params: { matterKind: 'advance', matterId: asked.id } })
    expect(await open()).toEqual([['advance', expect.stringMatching(/（.+）先行拨付$/), yuan(3_000)]])
    const { id } = await desk.advanced(project, 3_000)
    expect(await open()).toEqual([])
    const { rows } = await asSystem(
      desk.money,
      `select r.item, j.amount_fen::int as fen from funds.journal j join funds.reservation r on r.id = j.reservation_id
        where r.matter_id = $1 and j.kind = 'post' order by 1`,
      [project.id],
    )
    expect(rows).toEqual([
      { item: 'free-training', fen: yuan(1_200) },
      { item: 'training', fen: yuan(1_800) },
    ])
    await desk.cancelled(project)
    await desk.recovered(id)
    await desk.books()
  })

  it('文件没有先行拨付规定的班、已暂停的单位、不办这个班的单位都不能申请 [L-060][L-103]', async () => {
    const opened = await desk.enterpriseClass()
    const under = 'update classes.training_class set pack_id = $2 where id = $1'
    await tamper(desk.money, 'classes.training_class', under, [opened.id, 'gx-2022-7'])
    await expect(desk.ask(opened, 100)).rejects.toThrow('没有先行拨付的规定')
    await tamper(desk.money, 'classes.training_class', under, [opened.id, PACK])
    await desk.suspended(opened.organizer, '涉嫌虚报')
    await expect(desk.ask(opened, 100)).rejects.toThrow('advance-suspended')
    await desk.suspended(opened.organizer, null)
    const other = await desk.organizer('enterprise')
    await expect(desk.ask({ id: opened.id, organizer: other }, 100)).rejects.toThrow('matter-unknown')
  })

  it('两次同时申请只有一份，两次同时申报只有一批；数据库自己也不让多 [L-060]', async () => {
    const opened = await desk.enterpriseClass()
    const [one, two] = await Promise.all([desk.ask(opened, 2_000), desk.ask(opened, 2_000)])
    expect(one.id).toBe(two.id)
    await Promise.allSettled([desk.ask(opened, 2_500), desk.ask(opened, 3_000)])
    const asks = await asSystem(desk.money, 'select count(*)::int as n from subsidies.advance where class_id = $1', [
      opened.id,
    ])
    expect(asks.rows).toEqual([{ n: 1 }])
    await desk.ask(opened, 3_000)
    const more = 'update subsidies.advance_part set asked_fen = most_fen + 1 where advance_id = $1'
    await expect(asSystem(desk.money, more, [one.id])).rejects.toThrow('check constraint')
    await signClaim(desk.money, one.id, opened.organizer.by, PACK)
    const params = { matterKind: 'advance' as const, matterId: one.id }
    const claims = await Promise.allSettled(
      [1, 2].map(() => opened.organizer.by.call(contract.claimMatter, { params })),
    )
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const less = 'update subsidies.advance_part set asked_fen = 1 where advance_id = $1'
    await expect(asSystem(desk.money, less, [one.id])).rejects.toThrow('先行拨付已经申报')
    const covering = `insert into subsidies.line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
        'line_number', 9, 'due_revision', 9, 'amount_fen', 0, 'advance_fen', 1, 'advance_part_id', l.subject_id))).*
      from subsidies.line l where l.matter_id = $1`
    await expect(asSystem(desk.money, covering, [one.id])).rejects.toThrow('抵付超过已到账')
  })
})
