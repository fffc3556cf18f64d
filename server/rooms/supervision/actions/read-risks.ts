import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readings } from '#policies'
import type * as contract from '../contract.ts'
import { riskRuleIds, riskRules, ruleNamed, type ThresholdKey } from '../domain/risk-rules.ts'
import { refuse } from '../refusals.ts'
import { regionInReach } from '../region.ts'
import { selectChecksOfSignal } from '../store-checks.ts'
import { countOpen, findSignal, selectClassFaces, selectPersonFaces, selectSignals } from '../store-signals.ts'
import { readThresholds } from './run-risks.ts'

/** The rules with the thresholds that hold in a region, and how many of each are open. @throws Refusal `region-unreached` */
export async function listRiskRules(tx: Tx, actor: Actor, { regionCode }: { regionCode?: string | undefined }) {
  const region = await regionInReach(tx, actor, regionCode)
  const values = await readThresholds(tx, region.code)
  const open = await countOpen(tx)
  const rules = riskRuleIds.map((id) => {
    const { title, why, severity, cites, thresholds } = riskRules[id]
    const keys: ThresholdKey[] = Object.values(thresholds)
    return {
      id,
      title: pair(title),
      why: pair(why),
      severity,
      cites: [...cites],
      thresholds: keys.map((key) => {
        const { title: words, unit } = readings[key]
        return { key, title: pair(words), unit: pair(unit), value: values[key] }
      }),
      open: open.get(id) ?? 0,
    }
  })
  return { rules }
}

const pair = ([zh, en]: readonly [string, string]): [string, string] => [zh, en]

/** A page of signals, each with the title of its rule. */
export async function listSignals(tx: Tx, _: Actor, filter: InputOf<typeof contract.listSignals>) {
  const { rows, ...page } = await selectSignals(tx, filter)
  return { ...page, rows: rows.map((row) => ({ ...row, ruleTitle: titleOf(row.ruleId) })) }
}

const titleOf = (ruleId: string): [string, string] => pair(ruleNamed(ruleId)?.title ?? [ruleId, ruleId])

/** What a signal rests on: classes and people to open, lines to look up, the honest explanation. @throws Refusal `signal-unknown` */
export async function getSignal(tx: Tx, _: Actor, { signalId }: { signalId: string }) {
  const signal = await findSignal(tx, signalId)
  if (!signal) throw refuse('signal-unknown')
  const { classIds, personIds, ...rest } = signal
  const rule = ruleNamed(signal.ruleId)
  const checks = await selectChecksOfSignal(tx, signalId)
  return {
    ...rest,
    ruleTitle: titleOf(signal.ruleId),
    why: pair(rule?.why ?? ['', '']),
    cites: [...(rule?.cites ?? [])],
    classes: (await selectClassFaces(tx, classIds)).map(({ id, number, title }) => ({ id, number, title })),
    persons: await selectPersonFaces(tx, personIds),
    checks: checks.map(({ id, state, dueOn }) => ({ id, state, dueOn })),
  }
}
