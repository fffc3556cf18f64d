import type { InputOf } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { regionInReach } from '../region.ts'
import { selectResponsible } from '../store-audit.ts'

/**
 * “谁使用、谁负责”: every payment with the using unit and the person who answer for it, and the sum of each unit
 * (lz-2019-63#6-4). The unit is the bureau of the journal's region.
 * @throws Refusal `region-unreached`
 */
export async function listResponsible(tx: Tx, actor: Actor, asked: InputOf<typeof contract.listResponsible>) {
  const region = await regionInReach(tx, actor, asked.regionCode)
  const found = await selectResponsible(tx, region.prefix, asked.from, asked.until)
  const orders = found.map(({ regionName, ...order }) => ({ ...order, unit: `${regionName}人力资源和社会保障局` }))
  const units = [...Map.groupBy(orders, ({ regionCode }) => regionCode)].map(([regionCode, own]) => ({
    regionCode,
    unit: own[0]?.unit ?? '',
    payments: own.reduce((count, { payments }) => count + payments, 0),
    amountFen: sum(own.map(({ amountFen }) => amountFen)),
  }))
  return { units, orders }
}
