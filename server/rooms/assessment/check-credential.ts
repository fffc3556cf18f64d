import { findTrade } from '#catalog'
import type { DateText } from '#kernel/dates'
import { organizationName } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type SkillLevel, skillLevels } from './contract.ts'
import { issueFault } from './domain/body-cover.ts'
import { readCertificateNumber } from './domain/certificate-number.ts'
import { fitsMask } from './domain/number-mask.ts'
import { refuse } from './refusals.ts'
import type { Somebody } from './somebody.ts'
import { bodyNamed, registrationsOf } from './store-bodies.ts'
import type { NewCredential } from './store-credentials.ts'
import { findType } from './store-types.ts'

/** A certificate as a form or a row of a file gives it. */
export interface GivenCredential {
  readonly typeCode: string
  readonly number: string
  readonly tradeCode: string
  readonly level: SkillLevel | null
  readonly issuedOn: DateText
  readonly issuer?: string | undefined
}

const LEVELS_OF_BODIES = 'skill-level'

/**
 * Everything that can stand against a certificate before anything is written, but the order of levels: that is flagged,
 * and asked again by whoever verifies.
 * @throws Refusal `type-unknown`, `number-wrong`, `trade-unknown`, `level-needed`, `level-unwanted`, `day-ahead`,
 * `bodies-levels-only`, `outside-scope`, `outside-period`, `issuer-needed`, `person-elsewhere`
 */
export async function checkCredential(
  tx: Tx,
  actor: Actor,
  person: Somebody,
  given: GivenCredential,
): Promise<NewCredential> {
  const type = await findType(tx, given.typeCode)
  if (!type?.entered) throw refuse('type-unknown')
  const number = readCertificateNumber(given.number)
  const { title, masks, leveled } = type
  if (!masks.some((mask) => fitsMask(number, mask))) throw refuse('number-wrong', { title, masks: masks.join('、') })
  const trade = await findTrade(tx, given.tradeCode)
  if (!trade) throw refuse('trade-unknown', { code: given.tradeCode })
  if (leveled && !given.level) throw refuse('level-needed', { title })
  if (!leveled && given.level) throw refuse('level-unwanted', { title })
  if (given.issuedOn > tx.today) throw refuse('day-ahead', { issuedOn: given.issuedOn, today: tx.today })
  const by = actor.kind === 'organization' ? await byBody(tx, actor, given) : await byBureau(tx, actor, person, given)
  return { ...given, ...person, ...by, number, identity: trade.identity }
}

type Issuer = Pick<NewCredential, 'organizationId' | 'issuer'>

/** A body enters what it issues itself. */
async function byBody(tx: Tx, { organizationId }: Actor, given: GivenCredential): Promise<Issuer> {
  if (given.typeCode !== LEVELS_OF_BODIES) throw refuse('bodies-levels-only')
  const own = organizationId ?? ''
  const issuer = await organizationName(tx, own)
  await withinScope(tx, { organizationId: own, issuer }, given)
  return { organizationId: own, issuer }
}

/** A clerk copies what somebody of the county holds; what a body of the register issued must have been its to issue. */
async function byBureau(tx: Tx, actor: Actor, person: Somebody, given: GivenCredential): Promise<Issuer> {
  if (!person.regionCode.startsWith(actor.regionPrefix)) throw refuse('person-elsewhere', { name: person.personName })
  const { issuer } = given
  if (!issuer) throw refuse('issuer-needed')
  const organizationId = (given.typeCode === LEVELS_OF_BODIES && (await bodyNamed(tx, issuer))) || null
  if (organizationId) await withinScope(tx, { organizationId, issuer }, given)
  return { organizationId, issuer }
}

async function withinScope(
  tx: Tx,
  { organizationId, issuer }: { organizationId: string; issuer: string },
  given: GivenCredential,
): Promise<void> {
  const fault = issueFault(await registrationsOf(tx, organizationId), given)
  const level = skillLevels.label(given.level ?? '')
  if (fault) throw refuse(fault, { issuer, trade: given.tradeCode, level, issuedOn: given.issuedOn })
}
