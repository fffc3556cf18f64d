import { bookedFor } from '#funds'
import { subtract, zeroFen } from '#kernel/money'
import { noticeOf } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { batchChecks, type Checked, lineChecks, passes } from './domain/gate.ts'
import type { PayeeAccount } from './domain/transfers.ts'
import { type Stops, stopsOf } from './line-states.ts'
import { listHash } from './list-hash.ts'
import { type PayeeFacts, payeeFacts } from './payee-facts.ts'
import type { Batch } from './store-batches.ts'
import { selectDueNow } from './store-decisions.ts'
import type { Line } from './store-lines.ts'
import { returnedAccounts } from './store-payments.ts'
import { selectReviews } from './store-reviews.ts'

export interface GatedLine {
  readonly line: Line
  readonly account: PayeeAccount | undefined
  readonly checks: readonly Checked[]
  readonly passed: boolean
}

export interface Gate {
  readonly checks: readonly Checked[]
  readonly lines: readonly GatedLine[]
  /** The batch as a whole may be paid. */
  readonly passed: boolean
}

/**
 * 支付前核查: every named check with its result and evidence, read in the asking transaction. Lines that are paid, sent
 * or refused are not asked again.
 */
export async function gateOf(tx: Tx, actor: Actor, batch: Batch, lines: readonly Line[]): Promise<Gate> {
  const payable = lines.filter((line) => line.itemState === null && line.rejectedReason === null)
  const checks = await checkBatch(tx, actor, batch, lines, payable)
  const shared = {
    stops: await stopsOf(tx, payable),
    returned: await returnedAccounts(tx, batch.id),
    dueNow: await selectDueNow(tx, batch.classId),
    coolingDays: await readReading(tx, 'account.cooling-days', batch.regionCode),
  }
  const payees = new Map<string, Promise<PayeeFacts>>()
  const gated: GatedLine[] = []
  for (const line of payable) {
    const key = `${line.payeeKind}:${line.payeeId}`
    const known = payees.get(key) ?? payeeFacts(tx, line)
    payees.set(key, known)
    gated.push(checkLine(tx, actor, line, await known, shared))
  }
  return { checks, lines: gated, passed: passes(checks) }
}

async function checkBatch(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  lines: readonly Line[],
  payable: readonly Line[],
): Promise<Checked[]> {
  const approvals = (await selectReviews(tx, batch.id)).filter((review) => review.step === 'approve')
  const booked = await bookedFor(
    tx,
    payable.map((line) => line.id),
  )
  const due = ({ id }: Line) => subtract(booked.get(id)?.post ?? zeroFen, booked.get(id)?.reverse ?? zeroFen)
  return batchChecks({
    listHash: batch.listHash,
    recomputedHash: listHash(lines),
    approvedHash: approvals.at(-1)?.listHash,
    approvers: approvals,
    notice: await noticeOf(tx, batch.id, batch.listHash),
    unbooked: payable.filter((line) => due(line) !== line.amountFen).length,
    today: tx.today,
    payer: actor.role === 'finance' ? actor.naturalPersonId : null,
  })
}

interface Shared {
  readonly stops: Stops
  readonly returned: ReadonlyMap<string, string>
  readonly dueNow: Awaited<ReturnType<typeof selectDueNow>>
  readonly coolingDays: number
}

function checkLine(tx: Tx, actor: Actor, line: Line, payee: PayeeFacts, shared: Shared): GatedLine {
  const { stops, returned, dueNow, coolingDays } = shared
  const now = dueNow.get(`${line.enrollmentId} ${line.ruleId}`)
  const checks = lineChecks({
    ...payee,
    objection: stops.objections.get(line.id),
    manualHold: stops.holds.get(line.id)?.find((hold) => hold.kind === 'manual')?.reason,
    claimed: { dueFen: line.dueFen, revision: line.dueRevision },
    now: now ?? { dueFen: line.dueFen, revision: line.dueRevision },
    returnedFrom: returned.get(line.id),
    coolingDays,
    today: tx.today,
    payer: actor.role === 'finance' ? actor.naturalPersonId : null,
  })
  return { line, account: payee.face, checks, passed: passes(checks) }
}
