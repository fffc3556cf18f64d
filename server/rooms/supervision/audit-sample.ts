import type { InputOf } from '#kernel/endpoint'
import { fen, sum, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import type * as contract from './contract.ts'
import { drawMonetaryUnits, drawRandom } from './domain/draw.ts'
import { regionInReach } from './region.ts'
import { selectPayments } from './store-audit.ts'

export type Asked = InputOf<typeof contract.samplePayments>

/**
 * 审计抽样 over paid lines: random, or by monetary units so that large amounts are more likely drawn. Nothing is kept: the same
 * seed over the same records draws the same sample, which the hash of the population proves (lz-2019-63#6-4 专项审计).
 * @throws Refusal `region-unreached`
 */
export async function drawPayments(tx: Tx, actor: Actor, asked: Asked) {
  const region = await regionInReach(tx, actor, asked.regionCode)
  const payments = await selectPayments(tx, region.prefix, asked.from, asked.until)
  const lotOf = (text: string) => sha256(`${asked.seed}:${text}`)
  const random = () => ({
    intervalFen: zeroFen,
    sample: drawRandom(payments, asked.size, lotOf, ({ lineId }) => lineId).map((one) => ({ one, hits: 1 })),
  })
  const { intervalFen, sample } = asked.method === 'random' ? random() : drawMonetaryUnits(payments, asked.size, lotOf)
  const lines = sample.map(({ one, hits }) => ({ ...one, hits }))
  return {
    region,
    payments,
    seed: asked.seed,
    population: payments.length,
    populationFen: fen(payments.reduce((total, { amountFen }) => total + amountFen, 0)),
    populationHash: sha256(canonical(payments.map(({ lineId, amountFen }) => [lineId, amountFen]))),
    intervalFen,
    sampleFen: sum(lines.map(({ amountFen }) => amountFen)),
    lines,
  }
}

/** The sample without the population it came from. */
export async function samplePayments(tx: Tx, actor: Actor, asked: Asked) {
  const { payments: _, region: __, ...answer } = await drawPayments(tx, actor, asked)
  return answer
}
