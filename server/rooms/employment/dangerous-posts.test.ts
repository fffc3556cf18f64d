import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { type ClaimDesk, openClaimDesk } from '../../../test/claim-desk.ts'
import { COUNTY } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { listFile } from '../../../test/list-file.ts'
import * as contract from './contract.ts'

let desk: ClaimDesk
beforeAll(async () => {
  desk = await openClaimDesk()
})
afterAll(() => desk.house.close())

describe('危险岗位', () => {
  it('没有合格证、证件过期的列出，到期当天仍有效；只提示，不停岗 [L-011]', async () => {
    const worker = (change: Record<string, string>, name = '韦演示') => ({
      name,
      post: '电工作业',
      passKind: '特种作业操作证',
      // As the certificate prints it: its number is the resident id.
      passNumber: `T${change['residentId']}`,
      ...change,
    })
    const people = (await desk.villagers(4)).map(({ residentId }) => residentId)
    const rows = [
      worker({ residentId: people[0] ?? '', validUntil: '2024-06-03' }, '到期当天'),
      worker({ residentId: people[1] ?? '', validUntil: '2024-06-02' }, '过期一天'),
      worker({ residentId: people[2] ?? '', passKind: '', passNumber: '', post: '高处作业' }, '没有证件'),
    ]
    const report = (given: Record<string, string>[], name: string, by = desk.factory) =>
      by.call(contract.importDangerousPosts, { file: listFile(contract.dangerousPostTitles, given, name) })
    const wrong = [
      worker({ residentId: people[3] ?? '', validUntil: '' }),
      worker({ residentId: '1', post: '坐办公室', validUntil: '2025-01-01' }),
      worker({ residentId: people[2] ?? '', passKind: '', validUntil: '2025-01-01' }),
    ]
    const refused = await report([...rows, ...wrong], '有错.csv')
    expect([refused.rowsAdded, refused.errors.map(({ code }) => code)]).toEqual([
      0,
      ['valid-until-empty', 'id-length', 'choice-unknown', 'pass-kind-empty'],
    ])
    expect((await report(rows, '五月.csv')).rowsAdded).toBe(3)
    const check = (by: Client, on?: string) =>
      by.call(contract.checkDangerousPosts, on ? { query: { on: on as DateText } } : {})
    const today = await check(desk.factory)
    expect(today).toMatchObject({ on: '2024-06-03', rosters: [{ workers: 3, withoutPass: 2 }] })
    expect(today.withoutPass.map(({ workerName, validUntil }) => [workerName, validUntil]).toSorted()).toEqual([
      ['没有证件', null],
      ['过期一天', '2024-06-02'],
    ])
    expect((await check(desk.clerk, '2024-06-04')).withoutPass).toHaveLength(3)
    expect(
      (await check(await desk.house.as('city-officer', { regionCode: '450200' }), '2024-06-02')).withoutPass,
    ).toHaveLength(1)
    expect((await check(desk.workshop)).withoutPass).toEqual([])
    const kept = await inTransaction(desk.house.database, theSystem, (tx) =>
      tx.db.selectFrom('employment.dangerous_post').select('pass_number as number').execute(),
    )
    expect(kept.filter(({ number }) => number !== '')).toHaveLength(2)
    for (const told of [today, kept]) expect(JSON.stringify(told)).not.toMatch(/\d{15}/)
    const late = today.withoutPass.find(({ validUntil }) => validUntil !== null)
    expect(late?.passNumber).toBe(`T${'*'.repeat(16)}${people[1]?.slice(-2)}`)
    // A new roster takes the place of the old one; one with errors does not.
    await report(rows.slice(0, 1), '六月.csv')
    await report(wrong, '又有错.csv')
    expect((await check(desk.factory)).rosters).toMatchObject([{ workers: 1, withoutPass: 0 }])
    const homeless = await desk.house.as('enterprise', { regionCode: COUNTY })
    const given = { file: listFile(contract.dangerousPostTitles, rows, '空.csv') }
    expect((await homeless.send(contract.importDangerousPosts, given)).body.code).toBe('roster-organization-needed')
  })

  it('四份模板都可下载', async () => {
    for (const listKind of ['placements', 'work-months', 'insured-months', 'dangerous-posts'] as const) {
      const { bytes } = await desk.factory.send(contract.downloadClaimTemplate, { params: { listKind } })
      expect((await readXlsx(bytes)).sheets[0]?.rows[0]?.[0]).toBe('姓名')
    }
  })
})
