import { classesOfPerson } from '#classes'
import type { DateText } from '#kernel/dates'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import { theSystem } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type Listener, tell } from '#platform/outbox'
import { calculateMatter } from './actions/calculate-matter.ts'
import { recalculateAdvance } from './advances/settle-advance.ts'
import { findAdvance } from './advances/store-advances.ts'
import { releaseWhenDone } from './afterwards/release-when-done.ts'
import { findMatter, type MatterKey } from './calculation/matters.ts'
import { decideAgain } from './calculation/recalculate.ts'
import { selectCalculation } from './calculation/store-decisions.ts'
import { selectMattersOf, selectMattersSince } from './calculation/store-matters.ts'
import type { MatterKind } from './contract-words.ts'

/** What changes what a class gives. */
const changing = ['class.completed', 'attendance.corrected', 'certificates.issued', 'certificate.revoked'] as const

/** A class is calculated when it is completed, and again when certificates or found absences change what is due. */
const calculating = changing.map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: (tx, payload) => calculateReady(tx, { matterKind: 'training', matterId: String(payload['classId']) }),
})) satisfies readonly Listener[]

/** What an organizer's act has ended, the platform gives back: an organizer books nothing. */
const releasing: Listener = {
  name: 'subsidies.release-on-matter-done',
  on: 'subsidy.matter-done',
  handle: async (tx, { matterKind, matterId, why }) =>
    void (await releaseWhenDone(tx, { matterKind: matterKind as MatterKind, matterId: String(matterId) }, String(why))),
}

/** What tells that the evidence of a person has changed, afterwards. */
const corrections = [
  'person.status-withdrawn',
  'person.died',
  'person.death-taken-back',
  'insured-month.struck',
  'contract.ended',
] as const

/**
 * A status registered by mistake, an insured month, the rest of a contract or the days after a death are gone, or back: what
 * its person's matters give is decided again, of whatever kind they are.
 */
const correcting = corrections.map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, payload) => {
    const personId = String(payload['personId'])
    const classes = (await classesOfPerson(tx, personId)).map(({ classId }) => classId)
    const others = (await selectMattersOf(tx, personId)).filter(({ matterId }) => !classes.includes(matterId))
    for (const matterId of classes) await calculateReady(tx, { matterKind: 'training', matterId })
    for (const key of others) await calculateReady(tx, key)
  },
})) satisfies readonly Listener[]

/** What a matter rested on counts no more: where something was decided on it, it is decided again. */
const lapsing = [
  ['credential.revoked', ({ credentialId }) => ({ matterKind: 'certificate', matterId: String(credentialId) })],
  [
    'record.replaced',
    ({ matterKind, matterId }) => ({ matterKind: matterKind as MatterKind, matterId: String(matterId) }),
  ],
] satisfies readonly (readonly [string, (told: Readonly<Record<string, unknown>>) => MatterKey])[]
const lapses = lapsing.map(([on, keyOf]) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, told) => {
    const key = keyOf(told)
    if ((await selectCalculation(tx, key.matterId)).length > 0) await calculateReady(tx, key)
  },
})) satisfies readonly Listener[]

/** A rate of days that are over: what was decided by it is found here, and decided again a few matters at a time. */
const rated: Listener = {
  name: 'subsidies.find-on-rates.changed',
  on: 'rates.changed',
  handle: async (tx, told) => {
    const { ruleIds, regionCode, from } = told as { ruleIds: string[]; regionCode: RegionCode; from: DateText }
    const matters = await selectMattersSince(tx, { ruleIds, regionPrefix: scopePrefix(regionCode), from })
    for (let start = 0; start < matters.length; start += AT_ONCE)
      await tell(tx, 'subsidy.rated-anew', { matters: matters.slice(start, start + AT_ONCE) })
  },
}
const AT_ONCE = 20

/** A decided case has taken due amounts away, or has given them back, or a rate has: the matters named are decided again. */
const barring = (['recovery.decided', 'recovery.lifted', 'subsidy.rated-anew'] as const).map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, { matters }) => {
    for (const key of matters as readonly MatterKey[]) {
      const advance = key.matterKind === 'advance' ? await findAdvance(tx, key.matterId) : undefined
      if (advance) await recalculateAdvance(tx, advance.classId)
      else await calculateReady(tx, key)
    }
  },
})) satisfies readonly Listener[]

/** A class that is not held after all has earned nothing: what was paid in advance is to come back. */
const cancelled: Listener = {
  name: 'subsidies.advance-on-class.cancelled',
  on: 'class.cancelled',
  handle: (tx, payload) => recalculateAdvance(tx, String(payload['classId'])),
}

/**
 * What has arrived is compared with the facts as they are now: while the money was on its way nothing could be proposed, and
 * a fact that changed in those days tells of itself only once. What has come back gives its places under the limits back.
 */
const arriving = (['subsidy.reconciled', 'subsidy.closed', 'subsidy.repaid'] as const).map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, payload) => {
    const key = { matterKind: payload['matterKind'] as MatterKind, matterId: String(payload['matterId']) }
    const advance = key.matterKind === 'advance' ? await findAdvance(tx, key.matterId) : undefined
    await (advance ? recalculateAdvance(tx, advance.classId) : calculateReady(tx, key))
  },
})) satisfies readonly Listener[]

/** What has been decided is decided again also where evidence lacks by now: that it lacks is the news. */
async function calculateReady(tx: Tx, key: MatterKey): Promise<void> {
  const matter = await findMatter(tx, key)
  if (!matter) return
  if (!matter.notReady) await calculateMatter(tx, theSystem, key)
  else if ((await selectCalculation(tx, key.matterId)).length > 0) await decideAgain(tx, key)
}

export const listeners: readonly Listener[] = [
  ...calculating,
  rated,
  ...barring,
  ...lapses,
  ...correcting,
  releasing,
  cancelled,
  ...arriving,
]
