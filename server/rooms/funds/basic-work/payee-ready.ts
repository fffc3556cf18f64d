import { addDays } from '#kernel/dates'
import { sameName } from '#kernel/person-name'
import {
  currentAccount,
  disputedChanges,
  findOrganization,
  type PayeeAccount,
  payeesSharing,
  suspensionOf,
} from '#organizations'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { refuseWork } from '../refusals-basic-work.ts'
import type { BasicWorkPayment, PaidTo } from './store-payments.ts'

/** Who is to be paid, and for which region. */
interface Payee {
  readonly organizationId: string
  readonly regionCode: string
}

/**
 * The account an organization may be supported through: in force, checked by another person, in its own name, disputed and
 * shared by nobody; the organization not suspended. All that is wrong is told together.
 * @throws Refusal `payee-unready`
 */
export async function payeeReady(tx: Tx, organizationId: string): Promise<PaidTo> {
  return ready(await lookAt(tx, organizationId))
}

/**
 * As `payeeReady`, at the moment of payment: checked long enough ago, corrected since the bank returned a payment, and not
 * entered or checked by who pays.
 * @throws Refusal `payee-unready`
 */
export async function payeePayable(tx: Tx, payee: Payee, before: readonly BasicWorkPayment[]): Promise<PaidTo> {
  const found = await lookAt(tx, payee.organizationId)
  const { account } = found
  if (!account) return ready(found)
  const days = await readReading(tx, 'account.cooling-days', payee.regionCode)
  const late = account.checkedOn !== null && tx.today < addDays(account.checkedOn, days)
  return ready({
    ...found,
    reasons: [
      ...found.reasons,
      ...(late ? [`账户核实后满 ${days} 天才付款`] : []),
      ...(before.at(-1)?.payeeAccount === account.id ? ['银行退回后账户还没有更正'] : []),
      ...([account.enteredBy, account.checkedBy].includes(tx.actor.naturalPersonId)
        ? ['账户由您录入或核实，付款须由另一人办理']
        : []),
    ],
  })
}

interface Looked {
  readonly name: string
  readonly account: PayeeAccount | undefined
  readonly reasons: readonly string[]
}

function ready({ name, account, reasons }: Looked): PaidTo {
  if (account && reasons.length === 0) return account
  throw refuseWork('payee-unready', { organization: name, reasons: reasons.join('；') })
}

async function lookAt(tx: Tx, organizationId: string): Promise<Looked> {
  const payee = { payeeKind: 'organization', payeeId: organizationId } as const
  const organization = await findOrganization(tx, organizationId)
  const name = organization?.name ?? '这个单位'
  if (!organization) return { name, account: undefined, reasons: ['没有登记，或不在您的管辖范围内'] }
  const account = await currentAccount(tx, payee)
  const suspended = organization.suspendedReason ?? (await suspensionOf(tx, { organizationId }, tx.today))?.reason
  const disputed = (await disputedChanges(tx, [payee])).get(organizationId)
  const shared = account && (await payeesSharing(tx, [account.id])).get(account.id)
  return {
    name,
    account,
    reasons: [
      ...(suspended ? [`已暂停：${suspended}`] : []),
      ...(account ? [] : ['没有收款账户']),
      ...(account && account.checkedOn === null ? ['收款账户还没有由另一人核实'] : []),
      ...(account && !sameName(account.holderName, name) ? [`户名“${account.holderName}”不是本单位`] : []),
      ...(shared && shared.payees > 1 ? [`${shared.payees} 个收款人用同一账号`] : []),
      ...(disputed ? [`${disputed.answeredOn} 对账户变更有异议，${disputed.regionName}还没有查清`] : []),
    ],
  }
}
