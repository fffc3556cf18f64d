import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { evidenceIn } from '#policy'
import type * as contract from '../contract.ts'
import { resultsOf } from '../domain/results.ts'
import { refuse } from '../refusals-results.ts'
import { insertAnswer, selectCompleted, selectMine, selectOutcomes, selectOutcomesOf } from '../store-results.ts'

/** What came of the classes that ended in a period, by class and by organizer (lz-2019-63#6-4). */
export async function readResults(tx: Tx, _: Actor, period: InputOf<typeof contract.readResults>) {
  const classes = await selectCompleted(tx, period)
  const people = Map.groupBy(await selectOutcomes(tx, period), ({ classId }) => classId)
  const peopleOf = (some: readonly { readonly classId: string }[]) =>
    some.flatMap(({ classId }) => people.get(classId) ?? [])
  const evidence = await evidenceBy(tx, classes)
  const byOrganizer = [...Map.groupBy(classes, ({ organizationId }) => organizationId)]
  return {
    classes: classes.map(({ packId, regionCode, ...one }) => ({
      ...one,
      evidence: evidence(packId, regionCode),
      ...resultsOf(peopleOf([one])),
    })),
    organizers: byOrganizer.map(([organizationId, own]) => ({
      organizationId,
      organizationName: own[0]?.organizationName ?? '',
      classes: own.length,
      ...resultsOf(peopleOf(own)),
    })),
  }
}

/** The trainees behind the numbers of a class. */
export async function listResultPeople(tx: Tx, _: Actor, { classId }: { classId: string }) {
  return { people: await selectOutcomesOf(tx, classId) }
}

/** What each document takes as evidence, as set in each region; read once per region. */
async function evidenceBy(tx: Tx, classes: readonly { readonly regionCode: string }[]) {
  const regions = new Map<string, ReadonlyMap<string, string>>()
  for (const { regionCode } of classes)
    if (!regions.has(regionCode)) regions.set(regionCode, await evidenceIn(tx, regionCode))
  return (packId: string, regionCode: string): string => regions.get(regionCode)?.get(packId) ?? ''
}

/** The trainee's completed classes, to be rated once each. */
export async function mySatisfaction(tx: Tx) {
  return { classes: (await selectMine(tx)).map(({ classId: _, regionCode: __, personId: ___, ...row }) => row) }
}

/** A trainee's answer on a completed class, once. @throws Refusal `rating-class-unknown`, `rating-there` */
export async function rateClass(tx: Tx, _: Actor, given: InputOf<typeof contract.rateClass>) {
  const own = (await selectMine(tx)).find(({ enrollmentId }) => enrollmentId === given.enrollmentId)
  if (!own) throw refuse('rating-class-unknown')
  if (!(await insertAnswer(tx, own, given))) throw refuse('rating-there', { score: own.score ?? '' })
  tx.notes.push({ matterId: own.classId, facts: { score: given.score } })
  return { enrollmentId: own.enrollmentId }
}
