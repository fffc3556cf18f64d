import { readCreditCode } from '#kernel/credit-code'
import type { FieldError } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findRegion } from '#regions'
import { type OrganizationKind, type Ownership, organizationKinds } from '../contract.ts'
import { findByCreditCode, type RegisteredValues } from '../store-register.ts'

export interface GivenOrganization {
  /** The organization that is edited; absent for a new one. */
  readonly id?: string
  readonly kind?: OrganizationKind | undefined
  readonly name?: string | undefined
  readonly creditCode?: string | undefined
  readonly regionCode?: string | undefined
  readonly townshipCode?: string | undefined
  readonly ownership?: Ownership | undefined
}

/** Schools and bureaus also sit with a city or the region; everybody else sits in a county. */
const ANYWHERE: ReadonlySet<OrganizationKind | undefined> = new Set(['technical-school', 'hrss-bureau'])

/** What is wrong with an organization as given, all of it at once, and its values as they are stored. */
export async function readOrganization(
  tx: Tx,
  actor: Actor,
  given: GivenOrganization,
): Promise<{ faults: readonly FieldError[]; values: RegisteredValues }> {
  const faults: FieldError[] = []
  const miss = (path: string, message: string) => faults.push({ path, code: 'wrong', message })
  if (!organizationKinds.values.some((kind) => kind === given.kind)) miss('kind', '没有这类机构，请从类型表中选择')
  const reading = readCreditCode(given.creditCode ?? '', { demo: tx.demo })
  const creditCode = reading.ok ? reading.code : ''
  if (!reading.ok) miss('creditCode', reading.message)
  const holder = creditCode ? await findByCreditCode(tx, creditCode) : undefined
  if (holder && holder.id !== given.id)
    miss('creditCode', `这个统一社会信用代码已登记为“${holder.name}”（${holder.regionName}），一个机构只登记一次`)
  const place = await placeFault(tx, actor, given)
  if (place) miss(...place)
  const townshipCode = given.townshipCode || null
  const ownership = given.ownership ?? null
  return { faults, values: { name: given.name ?? '', creditCode, townshipCode, ownership } }
}

/** The faults alone, of an organization as far as it is given. */
export async function organizationFaults(
  tx: Tx,
  actor: Actor,
  given: GivenOrganization,
): Promise<readonly FieldError[]> {
  return (await readOrganization(tx, actor, given)).faults
}

async function placeFault(
  tx: Tx,
  actor: Actor,
  { kind, regionCode, townshipCode }: GivenOrganization,
): Promise<[path: string, message: string] | undefined> {
  const region = regionCode ? await findRegion(tx, regionCode) : undefined
  if (!region || region.level === 'township' || !region.code.startsWith(actor.keepsPrefix))
    return ['regionCode', '没有这个地区，或不在您的管辖范围内']
  if (region.level !== 'county' && !ANYWHERE.has(kind)) return ['regionCode', '请选到县（市、区）']
  if (!townshipCode) return undefined
  const township = await findRegion(tx, townshipCode)
  return township?.parentCode === region.code ? undefined : ['townshipCode', `${region.name}没有这个乡镇`]
}
