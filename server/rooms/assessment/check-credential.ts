import { findTrade } from '#catalog'
import type { DateText } from '#kernel/dates'
import { remember } from '#kernel/remember'
import { organizationName } from '#organizations'
import { diedOn } from '#people'
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
  readonly examinedOn?: DateText | null | undefined
  readonly issuer?: string | undefined
}

/** What certificates are checked against; of a list, each type, occupation and body is read once. */
export const credentialGround = (tx: Tx) => ({
  typeOf: remember((code) => findType(tx, code)),
  tradeOf: remember((code) => findTrade(tx, code)),
  nameOf: remember((organizationId) => organizationName(tx, organizationId)),
  bodyOf: remember((issuer) => bodyNamed(tx, issuer)),
  diedOf: remember(async (personId) => (await diedOn(tx, [personId])).get(personId)),
  registrationsOf: remember((organizationId) => registrationsOf(tx, organizationId)),
})
type Ground = ReturnType<typeof credentialGround>

const LEVELS_OF_BODIES = 'skill-level'

/**
 * Everything that can stand against a certificate before anything is written, but the order of levels: that is flagged,
 * and asked again by whoever verifies.
 * @throws Refusal `type-unknown`, `number-wrong`, `trade-unknown`, `level-needed`, `level-unwanted`, `day-ahead`,
 * `examined-after-issue`, `holder-died`,
 * `bodies-levels-only`, `outside-scope`, `outside-period`, `issuer-needed`, `person-elsewhere`
 */
export async function checkCredential(
  tx: Tx,
  actor: Actor,
  person: Somebody,
  given: GivenCredential,
  ground: Ground = credentialGround(tx),
): Promise<NewCredential> {
  const type = await ground.typeOf(given.typeCode)
  if (!type?.entered) throw refuse('type-unknown')
  const number = readCertificateNumber(given.number)
  const { title, masks, leveled } = type
  if (!masks.some((mask) => fitsMask(number, mask))) throw refuse('number-wrong', { title, masks: masks.join('、') })
  const trade = await ground.tradeOf(given.tradeCode)
  if (!trade) throw refuse('trade-unknown', { code: given.tradeCode })
  if (leveled && !given.level) throw refuse('level-needed', { title })
  if (!leveled && given.level) throw refuse('level-unwanted', { title })
  if (given.issuedOn > tx.today) throw refuse('day-ahead', { issuedOn: given.issuedOn, today: tx.today })
  const asked = { ...given, identity: trade.identity, examinedOn: given.examinedOn ?? null }
  await refuseAfterDeath(tx, { ...person, ...asked }, ground)
  const by =
    actor.kind === 'organization' ? await byBody(ground, actor, asked) : await byBureau(ground, actor, person, asked)
  return { ...asked, ...person, ...by, number }
}

type Examined = Pick<NewCredential, 'personId' | 'personName' | 'issuedOn' | 'examinedOn'>

/**
 * Nobody sits a test after the own death; where the certificate does not say when it was sat, the day of issue is asked.
 * @throws Refusal `examined-after-issue`, `holder-died`
 */
export async function refuseAfterDeath(
  tx: Tx,
  { personId, personName: name, issuedOn, examinedOn }: Examined,
  ground: Pick<Ground, 'diedOf'> = credentialGround(tx),
): Promise<void> {
  if (examinedOn && examinedOn > issuedOn) throw refuse('examined-after-issue', { examinedOn, issuedOn })
  const died = await ground.diedOf(personId)
  const [on, what] = examinedOn ? [examinedOn, '考试（考评）'] : [issuedOn, '发证']
  if (died && died < on) throw refuse('holder-died', { name, died, on, what })
}

type Asked = GivenCredential & { readonly identity: string }
type Issuer = Pick<NewCredential, 'organizationId' | 'issuer'>

/** A body enters what it issues itself. */
async function byBody(ground: Ground, { organizationId }: Actor, given: Asked): Promise<Issuer> {
  if (given.typeCode !== LEVELS_OF_BODIES) throw refuse('bodies-levels-only')
  const own = organizationId ?? ''
  const issuer = await ground.nameOf(own)
  await withinScope(ground, { organizationId: own, issuer }, given)
  return { organizationId: own, issuer }
}

/** A clerk copies what somebody of the county holds; what a body of the register issued must have been its to issue. */
async function byBureau(ground: Ground, actor: Actor, person: Somebody, given: Asked): Promise<Issuer> {
  if (!person.regionCode.startsWith(actor.regionPrefix)) throw refuse('person-elsewhere', { name: person.personName })
  const { issuer } = given
  if (!issuer) throw refuse('issuer-needed')
  const organizationId = (given.typeCode === LEVELS_OF_BODIES && (await ground.bodyOf(issuer))) || null
  if (organizationId) await withinScope(ground, { organizationId, issuer }, given)
  return { organizationId, issuer }
}

async function withinScope(
  ground: Ground,
  { organizationId, issuer }: { organizationId: string; issuer: string },
  given: Asked,
): Promise<void> {
  const fault = issueFault(await ground.registrationsOf(organizationId), given)
  const level = skillLevels.label(given.level ?? '')
  if (fault) throw refuse(fault, { issuer, trade: given.tradeCode, level, issuedOn: given.issuedOn })
}
