import { currentAccount, findOrganization, payeesSharing } from '#organizations'
import type { Tx } from '#platform/db'
import type { LineGateFacts } from './domain/gate.ts'
import type { PayeeAccount } from './domain/transfers.ts'
import type { Line } from './store-lines.ts'

/** What the gate asks of a payee. */
export interface PayeeFacts extends Pick<LineGateFacts, 'account' | 'sharing' | 'suspended'> {
  readonly face: PayeeAccount | undefined
}

/** The payee's account in force, who shares its number, and whether the payee is suspended. */
export async function payeeFacts(tx: Tx, { payeeKind, payeeId }: Line): Promise<PayeeFacts> {
  const organization = payeeKind === 'organization' ? await findOrganization(tx, payeeId) : undefined
  const found = await currentAccount(tx, { payeeKind, payeeId })
  const suspended = organization?.suspendedReason ?? null
  if (!found) return { account: undefined, face: undefined, sharing: 0, suspended }
  const { id, accountTail: tail, enteredBy, checkedOn, holderName, bankName } = found
  const sharing = await payeesSharing(tx, id)
  return { account: { id, tail, enteredBy, checkedOn }, face: { id, tail, holderName, bankName }, sharing, suspended }
}
