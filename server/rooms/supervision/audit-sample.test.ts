import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fen, fen } from '#kernel/money'
import { sha256 } from '#platform/secrets'
import * as contract from '#supervision/contract'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { asSystem } from '../../../test/money-house.ts'
import { paidBatch } from '../../../test/paid-lines.ts'
import { trainedClass } from '../../../test/trained-class.ts'
import { drawMonetaryUnits, drawRandom } from './domain/draw.ts'

let house: TestHouse
const names = Array.from({ length: 12 }, (_, index) => `韦样本${index}`)
beforeAll(async () => {
  house = await openTestHouse()
  const trained = await trainedClass(house, {
    startsOn: '2024-04-01',
    completedOn: '2024-04-05',
    people: names.map((name) => ({ name })),
  })
  const days = { regionCode: '450225', claimedOn: '2024-04-08', approvedOn: '2024-04-12', paidOn: '2024-05-06' }
  const line = (name: string, index: number) => ({
    name,
    item: 'workshop-training' as const,
    amountFen: index === 0 ? 1_000_000 : 20_000 + index,
  })
  await paidBatch(house, trained, days, names.map(line))
})
afterAll(() => house.close())

const auditor = () => house.as('auditor', { regionCode: '450000' })
const asked = { from: '2024-05-01', until: '2024-05-31', size: 4, seed: '审计-2024-05' }

describe('审计抽样', () => {
  it('同一种子抽出同一样本，换种子不同；大额必中；总体的行数、金额、校验值一并给出 [L-118]', async () => {
    const by = await auditor()
    const draw = (given: object = {}) => by.call(contract.samplePayments, { query: { ...asked, ...given } })
    const first = await draw()
    expect(await draw()).toEqual(first)
    expect([first.population, first.populationFen]).toEqual([12, 1_000_000 + 11 * 20_000 + 66])
    const largest = first.lines.find(({ amountFen }) => amountFen === 1_000_000)
    expect(largest?.hits).toBeGreaterThan(1)
    expect(first.lines.reduce((hits, line) => hits + line.hits, 0)).toBeGreaterThanOrEqual(asked.size)
    const random = await draw({ method: 'random' })
    expect(random.lines.length).toBe(4)
    expect((await draw({ method: 'random', seed: '另一个种子' })).lines).not.toEqual(random.lines)
    expect(random.populationHash).toBe(first.populationHash)
    expect((await draw({ from: '2024-05-07' })).population).toBe(0)
    const elsewhere = await (await house.as('city-officer', { regionCode: '450300' })).send(contract.samplePayments, {
      query: { ...asked, regionCode: '450225' },
    })
    expect(elsewhere.body.code).toBe('region-unreached')
  })

  it('证据包：总体、样本、抽样说明，每个文件的SHA-256对得上；导出留痕，写明多少行 [L-118]', async () => {
    const by = await auditor()
    const sent = await by.send(contract.exportEvidence, { query: asked })
    const files = unzip(sent.bytes)
    const manifest = files.get('SHA256SUMS')?.toString('utf8').trim().split('\n') ?? []
    expect([...files.keys()]).toEqual(['总体.csv', '样本.csv', '抽样说明.txt', 'SHA256SUMS'])
    for (const line of manifest) {
      const [hash, name = ''] = line.split('  ')
      expect(sha256(files.get(name) ?? Buffer.alloc(0))).toBe(hash)
    }
    expect(manifest.length).toBe(3)
    expect(files.get('抽样说明.txt')?.toString('utf8')).toContain('种子：审计-2024-05')
    expect(files.get('总体.csv')?.toString('utf8').trim().split('\n').length).toBe(13)
    expect((await by.send(contract.exportEvidence, { query: asked })).bytes.equals(sent.bytes)).toBe(true)
    const { rows } = await asSystem({ house }, `select facts from audit.event where act = '导出审计证据包'`)
    expect(rows.map(({ facts }) => [facts.rows, facts.sample > 0])).toEqual([
      [12, true],
      [12, true],
    ])
  })

  it('任何总体：抽中的分数等于样本量附近，每个满一个间隔的行必中；随机样本不重复', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 30 }), fc.string(), (all, size, seed) => {
        const population = all.map((amount, index) => ({ id: `${index}`, amountFen: fen(amount) as Fen }))
        const lotOf = (text: string) => sha256(`${seed}:${text}`)
        const { intervalFen, sample } = drawMonetaryUnits(population, size, lotOf)
        const hits = sample.reduce((total, one) => total + one.hits, 0)
        const total = all.reduce((one, other) => one + other, 0)
        expect(Math.abs(hits * intervalFen - total)).toBeLessThanOrEqual(intervalFen * 2)
        const taken = new Set(sample.map(({ one }) => one.id))
        expect(population.filter(({ amountFen, id }) => amountFen >= intervalFen && !taken.has(id))).toEqual([])
        const random = drawRandom(population, size, lotOf, ({ id }) => id)
        expect(new Set(random).size).toBe(Math.min(size, population.length))
      }),
      { numRuns: 200 },
    )
  })
})

/** Reads a ZIP by its local headers, as any reader would. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  let at = 0
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    const [method, size, length] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
    ]
    const start = at + 30 + length + bytes.readUInt16LE(at + 28)
    const body = bytes.subarray(start, start + size)
    files.set(bytes.toString('utf8', at + 30, at + 30 + length), method === 0 ? body : inflateRawSync(body))
    at = start + size
  }
  return files
}
