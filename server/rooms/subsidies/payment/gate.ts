import { zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { selectDueNow } from '../calculation/store-decisions.ts'
import type { Batch } from '../claims/store-batches.ts'
import { type Line, selectLinesWhere } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { type Checked, lineChecks, passes } from '../domain/gate.ts'
import { type Override, withOverrides } from '../domain/overrides.ts'
import type { PayeeAccount } from '../domain/transfers.ts'
import { checkBatch } from './batch-checks.ts'
import { type Stops, stopsOf } from './line-states.ts'
import { type PayeeFacts, payeeFactsOf } from './payee-facts.ts'
import { selectOverrides } from './store-overrides.ts'
import { returnedAccounts } from './store-payments.ts'

export interface GatedLine {
  readonly line: Line
  readonly account: PayeeAccount | undefined
  /** Other holders of the account's number, as far as the asker sees them: shown, never kept. */
  readonly sharedWith: readonly string[]
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
 * or refused are not asked again, nor those an advance has paid.
 */
export async function gateOf(tx: Tx, actor: Actor, batch: Batch, lines: readonly Line[]): Promise<Gate> {
  const payable = lines.filter(
    (line) => line.amountFen > zeroFen && line.itemState === null && line.rejectedReason === null,
  )
  const checks = await checkBatch(tx, actor, batch, lines, payable)
  return { checks, lines: await checkLines(tx, actor, batch, payable), passed: passes(checks) }
}

/** The checks of some lines of a batch, whatever became of them. */
export async function checkLines(tx: Tx, actor: Actor, batch: Batch, lines: readonly Line[]): Promise<GatedLine[]> {
  const shared = {
    stops: await stopsOf(tx, lines),
    returned: await returnedAccounts(tx, batch.id),
    dueNow: await selectDueNow(tx, batch.matterId),
    claimed: newestOf(await selectLinesWhere(tx, { matterId: batch.matterId })),
    coolingDays: await readReading(tx, 'account.cooling-days', batch.regionCode),
    overrides: Map.groupBy(await selectOverrides(tx, batch.id), (one) => one.lineId),
  }
  const payees = await payeeFactsOf(tx, batch, lines)
  return lines.map((line) => checkLine(tx, actor, line, payees.get(line.payeeId) as PayeeFacts, shared))
}

/** The newest line of each due amount that stands: with what a difference topped up, an older one is as good as it is. */
const newestOf = (lines: readonly Line[]): ReadonlyMap<string, Line> =>
  new Map(
    lines
      .filter((line) => line.rejectedReason === null && line.batchState !== 'returned')
      .map((line) => [dueKey(line), line]),
  )

interface Shared {
  readonly stops: Stops
  readonly returned: ReadonlyMap<string, string>
  readonly dueNow: Awaited<ReturnType<typeof selectDueNow>>
  readonly claimed: ReadonlyMap<string, Line>
  readonly coolingDays: number
  readonly overrides: ReadonlyMap<string, readonly Override[]>
}

function checkLine(tx: Tx, actor: Actor, line: Line, payee: PayeeFacts, shared: Shared): GatedLine {
  const { stops, returned, dueNow, coolingDays } = shared
  const { dueFen, dueRevision: revision } = shared.claimed.get(dueKey(line)) ?? line
  const claimed = { dueFen, revision }
  const found = lineChecks({
    ...payee,
    payeeName: line.payeeName,
    stops: stops.reasons.get(line.id) ?? {},
    manualHold: stops.holds.get(line.id)?.find((hold) => hold.kind === 'manual')?.reason,
    claimed,
    now: dueNow.get(dueKey(line)) ?? claimed,
    returnedFrom: returned.get(line.id),
    coolingDays,
    today: tx.today,
    payer: actor.role === 'finance' ? actor.naturalPersonId : null,
  })
  const inForce = { accountId: payee.face?.id, today: tx.today }
  const checks = withOverrides(found, shared.overrides.get(line.id) ?? [], inForce)
  return { line, account: payee.face, sharedWith: payee.sharedWith, checks, passed: passes(checks) }
}
