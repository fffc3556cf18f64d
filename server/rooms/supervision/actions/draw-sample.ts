import { addMonths } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { canonical, sha256 } from '#platform/secrets'
import { readReading } from '#policy'
import type * as contract from '../contract.ts'
import { drawRandom } from '../domain/draw.ts'
import { refuse } from '../refusals.ts'
import { humanOf, regionInReach } from '../region.ts'
import { insertChecks, insertSample, selectCheckable } from '../store-checks.ts'

/**
 * 随机抽查: draws classes by lot. The seed and the hash of the population are kept, so that anybody with the same classes
 * draws the same sample again.
 * @throws Refusal `region-unreached`, `due-day-past`, `sample-empty`
 */
export async function drawSample(tx: Tx, actor: Actor, input: InputOf<typeof contract.drawSample>) {
  const { dueOn, size } = input
  if (dueOn < tx.today) throw refuse('due-day-past', { dueOn, today: tx.today })
  const region = await regionInReach(tx, actor, input.regionCode)
  const since = addMonths(tx.today, -(await readReading(tx, 'risk.months', region.code)))
  const classes = await selectCheckable(tx, region.prefix, since)
  if (classes.length === 0) throw refuse('sample-empty', { region: region.name })
  const id = newId()
  const seed = input.seed ?? sha256(id).slice(0, 16)
  const populationHash = sha256(canonical(classes.map((one) => one.id)))
  const drawn = drawRandom(
    classes,
    size,
    (text) => sha256(`${seed}:${text}`),
    (one) => one.id,
  )
  const by = humanOf(actor)
  const sample = { id, regionCode: region.code, seed, since, population: classes.length, populationHash, by }
  await insertSample(tx, { ...sample, drawn: drawn.length })
  const checks = drawn.map(({ id: classId, regionCode }) => ({
    classId,
    regionCode,
    sampleId: id,
    dueOn,
    openedBy: by,
  }))
  const checkIds = await insertChecks(tx, checks)
  tx.notes.push({ matterId: id, facts: { seed, populationHash, population: classes.length, drawn: drawn.length } })
  return { id, seed, population: classes.length, populationHash, checkIds }
}
