import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentFor, currentBriefing } from '#notices'
import * as contract from '#notices/contract'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { canonical, sha256 } from '#platform/secrets'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'

const COUNTY = '450225'

let house: TestHouse
let workshop: Client
let region: Client
const organizationId = newId()
beforeAll(async () => {
  house = await openTestHouse()
  await inTransaction(house.database, theSystem, (tx) =>
    saveOrganization(tx, { id: organizationId, kind: 'assistance-workshop', name: '测试车间', regionCode: COUNTY }),
  )
  workshop = await house.as('workshop', { organizationId })
  region = await house.as('region-officer', { regionCode: '450000' })
})
afterAll(() => house.close())

const briefing = (kind: contract.MatterKind = 'opening', packId = 'gx-2022-7') =>
  inTransaction(house.database, region.actor, (tx) => currentBriefing(tx, kind, packId))
const sign = async (change: object = {}, who = workshop) =>
  who.send(contract.signBriefing, {
    body: {
      matterKind: 'opening',
      matterId: newId(),
      regionCode: COUNTY,
      briefingId: (await briefing())?.id ?? '',
      signerName: '潘师傅',
      ...change,
    } as never,
  })
const publish = (change: object = {}, who = region) =>
  who.send(contract.publishBriefing, {
    body: {
      matterKind: 'assessment',
      packId: 'gx-2022-7',
      text: '1. 新的告知',
      commitmentText: '1. 新的承诺',
      effectiveFrom: '2024-06-03',
      ...change,
    } as never,
  })

describe('一次性告知与书面承诺', () => {
  it('开班、培训、鉴定、资金申报四个环节，两份文件各有第一版告知书和承诺 [L-129]', async () => {
    const { briefings } = await house.visitor.call(contract.listBriefings, { query: {} })
    const seeded = briefings.filter(({ version }) => version === 1)
    expect(seeded.map(({ packId, matterKind }) => `${packId} ${matterKind}`)).toEqual(
      ['gx-2022-7', 'lz-2019-63'].flatMap((pack) =>
        ['assessment', 'claim', 'opening', 'training'].map((kind) => `${pack} ${kind}`),
      ),
    )
    for (const { text, commitmentText, cites, hash } of seeded) {
      expect(text.split('\n').length).toBeGreaterThan(2)
      expect(commitmentText).toMatch(/^1\. /)
      expect(cites).toContain('lz-2019-63#7-2')
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('承诺记下版本、时间、签署人和所签文字的散列；再签一次还是那一份 [L-129]', async () => {
    const told = await briefing()
    const matterId = newId()
    const signed = (await sign({ matterId })).body
    expect(signed).toMatchObject({ briefingVersion: 1, signerName: '潘师傅', organizationId, hash: told?.hash })
    expect(signed.hash).toBe(sha256(canonical({ version: 1, text: told?.text, commitmentText: told?.commitmentText })))
    expect((await sign({ matterId, signerName: '别人' })).body.id).toBe(signed.id)
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    const params = { matterKind: 'opening' as const, matterId }
    expect((await clerk.call(contract.getCommitment, { params })).commitment?.id).toBe(signed.id)
    const neighbor = await house.as('county-clerk', { regionCode: '450226' })
    expect((await neighbor.call(contract.getCommitment, { params })).commitment).toBeNull()
    const found = await inTransaction(house.database, clerk.actor, (tx) => commitmentFor(tx, params))
    expect(found).toMatchObject({ id: signed.id, briefingVersion: 1, signedAt: signed.signedAt })
  })

  it('别的单位抢先签了同一事项，不影响本单位', async () => {
    const matterId = newId()
    const other = newId()
    await inTransaction(house.database, theSystem, (tx) =>
      saveOrganization(tx, { id: other, kind: 'enterprise', name: '另一单位', regionCode: COUNTY }),
    )
    expect((await sign({ matterId }, await house.as('enterprise', { organizationId: other }))).status).toBe(200)
    expect((await sign({ matterId })).body.organizationId).toBe(organizationId)
  })

  it('签过的承诺改不了、删不掉', async () => {
    await sign()
    for (const statement of [
      'update notices.commitment set signer_name = $1',
      'delete from notices.commitment where signer_name <> $1',
    ]) {
      await expect(house.database.pool.query(statement, ['x'])).rejects.toThrow('permission denied')
    }
  })

  it.each([
    ['briefing-unknown', 404, { briefingId: newId() }],
    ['briefing-wrong-step', 422, { matterKind: 'claim' }],
    ['commitment-region', 403, { regionCode: '450226' }],
    ['content-wrong', 422, { signerName: ' ' }],
  ])('不能签：%s（%i）', async (code, status, change) => {
    const sent = await sign(change)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it('新版告知书是新的一份；旧版不能再签，已签的仍对应旧版；未生效的也不能签 [L-129]', async () => {
    const matterId = newId()
    const old = await briefing('assessment')
    await sign({ matterKind: 'assessment', briefingId: old?.id, matterId })
    expect((await publish()).status).toBe(200)
    expect(await briefing('assessment')).toMatchObject({ version: 2, text: '1. 新的告知' })
    const outdated = await sign({ matterKind: 'assessment', briefingId: old?.id })
    expect([outdated.status, outdated.body.code]).toEqual([409, 'briefing-outdated'])
    const params = { matterKind: 'assessment' as const, matterId }
    expect((await workshop.call(contract.getCommitment, { params })).commitment).toMatchObject({ briefingVersion: 1 })
    const { id } = (await publish({ effectiveFrom: '2024-07-01' })).body
    expect((await sign({ matterKind: 'assessment', briefingId: id })).body.code).toBe('briefing-outdated')
    expect((await briefing('assessment'))?.version).toBe(2)
  })

  it('两人同时发布新版，各得一个版本号', async () => {
    const sent = await Promise.all([publish({ matterKind: 'training' }), publish({ matterKind: 'training' })])
    expect(sent.map(({ status }) => status)).toEqual([200, 200])
    const { briefings } = await house.visitor.call(contract.listBriefings, {
      query: { matterKind: 'training', packId: 'gx-2022-7' },
    })
    expect(briefings.map(({ version }) => version)).toEqual([3, 2, 1])
  })

  it('告知书由发文地区发布：柳州市可发自己的，不能发自治区的', async () => {
    const city = await house.as('city-officer', { regionCode: '450200' })
    const guilin = await house.as('city-officer', { regionCode: '450300' })
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    expect((await publish({ packId: 'lz-2019-63' }, city)).status).toBe(200)
    expect((await publish({}, city)).body.code).toBe('briefing-not-yours')
    expect((await publish({ packId: 'lz-2019-63' }, guilin)).body.code).toBe('briefing-not-yours')
    expect((await publish({ packId: 'nothing' })).body.code).toBe('briefing-pack-unknown')
    expect((await publish({ effectiveFrom: '2024-06-02' })).body.code).toBe('briefing-dated')
    expect((await publish({}, clerk)).body.code).toBe('role-refused')
  })
})
