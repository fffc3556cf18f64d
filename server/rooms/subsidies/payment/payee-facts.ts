import { currentAccount, disputedChange, findOrganization, payeesSharing, suspensionOf } from '#organizations'
import { recheckReasons } from '#organizations/contract'
import { diedOn, snapshotAt } from '#people'
import type { Tx } from '#platform/db'
import { findAdvance } from '../advances/store-advances.ts'
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

/** The payee's account in force, wherever it was entered; who shares its number; whether the payee is suspended. */
export async function payeeFacts(tx: Tx, line: Line): Promise<PayeeFacts> {
  const { payeeKind, payeeId, regionCode } = line
  const organization = payeeKind === 'organization' ? await findOrganization(tx, payeeId) : undefined
  const found = await currentAccount(tx, { payeeKind, payeeId })
  const suspended = organization?.suspendedReason ?? (await stoppedBy(tx, line))
  const { name: registeredName } = organization ?? (await snapshotAt(tx, payeeId, tx.today)) ?? {}
  const change = await disputedChange(tx, { payeeKind, payeeId })
  const disputed = change && `收款人 ${change.answeredOn} 说账户变更不是他办的，${change.regionName}还没有查清`
  const died = (await diedOn(tx, payeeKind === 'person' ? [payeeId] : [])).get(payeeId)
  const known = { registeredName, suspended, disputed, diedOn: died }
  if (!found) return { ...known, account: undefined, face: undefined, sharing: 0, sharedWith: [] }
  const { id, accountTail: tail, enteredBy, checkedBy, checkedOn, holderName, bankName, bankCode } = found
  const enteredIn = found.regionCode === regionCode ? null : found.regionName
  const recheck = found.recheckBecause && recheckReasons.label(found.recheckBecause)
  const { payees, others } = await payeesSharing(tx, id)
  return {
    ...known,
    account: { id, tail, holderName, enteredBy, checkedBy, enteredIn, checkedOn, recheck },
    face: { id, tail, holderName, bankName, bankCode },
    sharing: payees,
    sharedWith: others,
  }
}

/**
 * A case that stops the money, asked inside the paying transaction: of the payee, or of the organizer or its class, whoever
 * is paid for it (lz-2019-63#6-4).
 */
async function stoppedBy(tx: Tx, line: Line): Promise<string | null> {
  const { payeeKind, payeeId, organizationId, matterKind, matterId } = line
  const classId = matterKind === 'advance' ? (await findAdvance(tx, matterId))?.classId : matterId
  const payee = payeeKind === 'person' ? { personId: payeeId } : { organizationId: payeeId, classId }
  const organizer = { organizationId: organizationId ?? undefined, classId }
  const order = (await suspensionOf(tx, payee, tx.today)) ?? (await suspensionOf(tx, organizer, tx.today))
  return order ? `${order.reason}（${order.document}，${order.orderedIn}）` : null
}
