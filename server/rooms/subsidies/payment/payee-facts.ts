import {
  currentAccounts,
  disputedChanges,
  findOrganizations,
  type PayeeAccount as KnownAccount,
  payeesSharing,
  suspensionsOf,
} from '#organizations'
import { recheckReasons } from '#organizations/contract'
import { diedOn, snapshotsAt } from '#people'
import type { Tx } from '#platform/db'
import { findAdvance } from '../advances/store-advances.ts'
import type { Batch } from '../claims/store-batches.ts'
import type { Line } from '../claims/store-lines.ts'
import type { LineGateFacts } from '../domain/gate.ts'
import type { PayeeAccount } from '../domain/transfers.ts'

/** What the gate asks of a payee. */
export interface PayeeFacts
  extends Pick<LineGateFacts, 'account' | 'registeredName' | 'sharing' | 'disputed' | 'suspended' | 'diedOn'> {
  readonly face: PayeeAccount | undefined
  /** Holders who use the same number, as far as the asker sees their accounts. */
  readonly sharedWith: readonly string[]
}

/**
 * Of the payees of a batch's lines: the account in force, wherever it was entered; who shares its number; whether the payee
 * is suspended. Every question is asked once, for all of them. @returns by payee
 */
export async function payeeFactsOf(tx: Tx, batch: Batch, lines: readonly Line[]) {
  const payees = [...new Map(lines.map((line) => [line.payeeId, line])).values()]
  const accounts = await currentAccounts(tx, payees)
  const sharing = await payeesSharing(
    tx,
    [...accounts.values()].map(({ id }) => id),
  )
  const registered = await registeredOf(tx, payees)
  const stopped = await stoppedBy(tx, batch, payees)
  const disputes = await disputedChanges(tx, payees)
  const died = await diedOn(tx, idsOf(payees, 'person'))
  const factsOf = (payeeId: string): PayeeFacts => {
    const account = accounts.get(payeeId)
    const { payees: count = 0, others = [] } = sharing.get(account?.id ?? '') ?? {}
    const { name, suspendedReason } = registered.get(payeeId) ?? {}
    const dispute = disputes.get(payeeId)
    return {
      ...accountFacts(account, batch.regionCode),
      sharing: count,
      sharedWith: others,
      registeredName: name,
      suspended: suspendedReason ?? stopped(payeeId),
      disputed: dispute && `收款人 ${dispute.answeredOn} 说账户变更不是他办的，${dispute.regionName}还没有查清`,
      diedOn: died.get(payeeId),
    }
  }
  return new Map(payees.map(({ payeeId }) => [payeeId, factsOf(payeeId)]))
}

const idsOf = (payees: readonly Line[], kind: Line['payeeKind']): string[] =>
  payees.filter(({ payeeKind }) => payeeKind === kind).map(({ payeeId }) => payeeId)

interface Registered {
  readonly name: string
  readonly suspendedReason?: string | null
}

/** What the payees are called now, and what their own register says against an organization. */
async function registeredOf(tx: Tx, payees: readonly Line[]): Promise<ReadonlyMap<string, Registered | undefined>> {
  const persons = idsOf(payees, 'person').map((personId) => ({ personId, on: tx.today }))
  const snapshots = await snapshotsAt(tx, persons)
  return new Map<string, Registered | undefined>([
    ...(await findOrganizations(tx, idsOf(payees, 'organization'))),
    ...persons.map(({ personId }, index) => [personId, snapshots[index]] as const),
  ])
}

function accountFacts(found: KnownAccount | undefined, regionCode: string): Pick<PayeeFacts, 'account' | 'face'> {
  if (!found) return { account: undefined, face: undefined }
  const { id, accountTail: tail, enteredBy, checkedBy, checkedOn, holderName, bankName, bankCode } = found
  const enteredIn = found.regionCode === regionCode ? null : found.regionName
  const recheck = found.recheckBecause && recheckReasons.label(found.recheckBecause)
  return {
    account: { id, tail, holderName, enteredBy, checkedBy, enteredIn, checkedOn, recheck },
    face: { id, tail, holderName, bankName, bankCode },
  }
}

/**
 * A case that stops the money, asked inside the paying transaction: of the payee, or of the organizer or its class, whoever
 * is paid for it (lz-2019-63#6-4).
 */
async function stoppedBy(tx: Tx, { matterKind, matterId, organizationId }: Batch, payees: readonly Line[]) {
  const classId = matterKind === 'advance' ? (await findAdvance(tx, matterId))?.classId : matterId
  const organizer = { organizationId: organizationId ?? undefined, classId }
  const each = payees.map(({ payeeKind, payeeId }) =>
    payeeKind === 'person' ? { personId: payeeId } : { organizationId: payeeId, classId },
  )
  const [ofOrganizer, ...ofPayees] = await suspensionsOf(tx, [organizer, ...each], tx.today)
  const orders = new Map(payees.map(({ payeeId }, index) => [payeeId, ofPayees[index] ?? ofOrganizer]))
  return (payeeId: string): string | null => {
    const order = orders.get(payeeId)
    return order ? `${order.reason}（${order.document}，${order.orderedIn}）` : null
  }
}
