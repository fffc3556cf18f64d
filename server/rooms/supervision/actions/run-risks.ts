import { addMonths } from '#kernel/dates'
import { fill } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { canonical, sha256 } from '#platform/secrets'
import { readReading, readReadings } from '#policy'
import { type RiskRuleId, riskRuleIds, riskRules, type ThresholdKey } from '../domain/risk-rules.ts'
import { humanOf, regionInReach } from '../region.ts'
import { type Found, type RiskScope, selectFound } from '../store-risks.ts'
import {
  type Grown,
  insertRun,
  insertSignals,
  lockRuns,
  type NewSignal,
  refreshSignals,
  selectKnown,
  touchSignals,
} from '../store-signals.ts'

/**
 * Looks over a region's records with every rule. The same facts are the same signal, however often it runs: what is known is
 * seen again, an open signal shows its grown facts, one that was dismissed comes back only with other facts (G-054).
 * @throws Refusal `region-unreached`
 */
export async function runRisks(tx: Tx, actor: Actor, { regionCode }: { regionCode?: string | undefined }) {
  const region = await regionInReach(tx, actor, regionCode)
  await lockRuns(tx, region.code)
  const since = addMonths(tx.today, -(await readReading(tx, 'risk.months', region.code)))
  const scope: RiskScope = { prefix: region.prefix, regionCode: region.code, since, today: tx.today }
  const { found, thresholds } = await findAll(tx, scope)
  const fresh = await keep(tx, region.prefix, found)
  const id = newId()
  const run = { id, regionCode: region.code, since, thresholds, found: found.length, fresh, by: humanOf(actor) }
  await insertRun(tx, run)
  tx.notes.push({ matterId: id, facts: { regionCode: region.code, found: found.length, fresh } })
  return { id, rules: riskRuleIds.length, found: found.length, fresh }
}

async function findAll(tx: Tx, scope: RiskScope) {
  const thresholds = await readThresholds(tx, scope.regionCode)
  const found: NewSignal[] = []
  for (const ruleId of riskRuleIds) {
    const own = ownThresholds(ruleId, thresholds)
    for (const one of await selectFound(tx, ruleId, scope, own)) found.push(signalOf(ruleId, one))
  }
  return { found, thresholds }
}

/** Every threshold as it holds in a region. */
export function readThresholds(tx: Tx, regionCode: string): Promise<Readonly<Record<ThresholdKey, number>>> {
  const keys = riskRuleIds.flatMap((id): ThresholdKey[] => Object.values(riskRules[id].thresholds))
  return readReadings(tx, [...new Set(keys)], regionCode)
}

const ownThresholds = (ruleId: RiskRuleId, all: Readonly<Record<ThresholdKey, number>>): Record<string, number> => {
  const named = Object.entries(riskRules[ruleId].thresholds) as [string, ThresholdKey][]
  return Object.fromEntries(named.map(([name, key]) => [name, all[key]]))
}

function signalOf(ruleId: RiskRuleId, found: Found): NewSignal {
  const { severity, says } = riskRules[ruleId]
  const { figures, classes, persons, details } = found
  const factsHash = sha256(canonical({ figures, classes, persons, details }))
  return { ...found, ruleId, severity, factsHash, sentence: fill(says, figures) }
}

type Known = Awaited<ReturnType<typeof selectKnown>>[number]

/** Writes what is new, refreshes what has grown. @returns how many are new */
async function keep(tx: Tx, prefix: string, found: readonly NewSignal[]): Promise<number> {
  const keyOf = ({ ruleId, regionCode, key }: Pick<Known, 'ruleId' | 'regionCode' | 'key'>) =>
    `${ruleId} ${regionCode} ${key}`
  const known = Map.groupBy(await selectKnown(tx, prefix), keyOf)
  const [fresh, grown, seen]: [NewSignal[], Grown[], string[]] = [[], [], []]
  for (const signal of found) {
    const own = known.get(keyOf(signal)) ?? []
    const same = own.find(({ factsHash }) => factsHash === signal.factsHash)
    const open = own.find(({ state }) => state === 'open')
    if (same) seen.push(same.id)
    else if (open) grown.push({ ...open, signal })
    else fresh.push(signal)
  }
  await insertSignals(tx, fresh)
  await refreshSignals(tx, grown)
  await touchSignals(tx, seen)
  return fresh.length
}
