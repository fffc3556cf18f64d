import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { tonesOf } from './actions/settle-finding.ts'
import { routes } from './routes.ts'
import { DECIDE, INSPECT } from './routes-cases.ts'
import { selectCases } from './store-cases.ts'
import { selectChecks } from './store-checks.ts'
import { selectFindings } from './store-findings.ts'
import { selectSignals } from './store-signals.ts'

export const supervision: Room = { name: 'supervision', routes, workItems }

const ONE = { limit: 1 } as const

/** What to check first, visits to make or to confirm, findings to put right or to close, measures to decide. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (actor.kind === 'organization') return organizerItems(tx, actor)
  const inspects = INSPECT.some((role) => role === actor.role)
  const decides = DECIDE.some((role) => role === actor.role)
  return [...(decides ? await deciderItems(tx) : []), ...(inspects ? await inspectorItems(tx) : [])]
}

async function deciderItems(tx: Tx): Promise<WorkItem[]> {
  const { total } = await selectCases(tx, { ...ONE, waiting: 'decision' })
  return [item('measures-proposed', '有措施或解除待决定的案件', total, '/console/supervision/cases?waiting=decision')]
}

async function inspectorItems(tx: Tx): Promise<WorkItem[]> {
  const signals = await selectSignals(tx, { ...ONE, state: 'open', severity: 'high' })
  const planned = await selectChecks(tx, { ...ONE, state: 'planned' })
  const recorded = await selectChecks(tx, { ...ONE, state: 'recorded' })
  const rectified = await selectFindings(tx, { ...ONE, state: 'rectified' })
  const checks = '/console/supervision/checks'
  return [
    item('risk-signals', '优先核查的风险提示', signals.total, '/console/supervision?state=open&severity=high'),
    item('checks-planned', '待到场的核查', planned.total, `${checks}?state=planned`),
    item('checks-recorded', '待第二人确认的核查', recorded.total, `${checks}?state=recorded`),
    item('findings-rectified', '待核销的整改', rectified.total, '/console/supervision/findings?state=rectified'),
  ]
}

async function organizerItems(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  const { rows, total } = await selectFindings(tx, { ...ONE, state: 'open' })
  const dueOn = rows[0]?.dueOn
  const open = item('findings-open', '待整改的问题', total, '/console/supervision/findings?state=open')
  return [dueOn ? { ...open, dueOn, tone: (await tonesOf(tx, actor))('open', dueOn) } : open]
}

const item = (key: string, title: string, count: number, path: string): WorkItem => ({
  key,
  title,
  count,
  path,
  tone: 'fine',
})
