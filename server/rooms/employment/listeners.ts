import { classesOfPerson, enrollmentsOf, findClass } from '#classes'
import type { DateText } from '#kernel/dates'
import { assistedAmong, contractedAmong, deathInForce, diedOn } from '#people'
import type { Tx } from '#platform/db'
import type { Listener } from '#platform/outbox'
import { documentsAsking } from '#policy'
import { needsService } from './domain/needs-service.ts'
import { endMatters, reopenMatters } from './store-deaths.ts'
import { saveMatters, saveStatuses, statusesOn } from './store-records.ts'

export const listeners: readonly Listener[] = [
  {
    name: 'employment.open-matters',
    on: 'class.completed',
    handle: (tx, payload) => openMatters(tx, String(payload['classId'])),
  },
  {
    name: 'employment.end-matters-on-person.died',
    on: 'person.died',
    handle: async (tx, { deathId }) => {
      const death = await deathInForce(tx, String(deathId))
      if (death) await endMatters(tx, death)
    },
  },
  {
    name: 'employment.reopen-matters-on-person.death-taken-back',
    on: 'person.death-taken-back',
    handle: (tx, { personId, deathId }) => giveBack(tx, String(personId), String(deathId)),
  },
]

/** What the death ended is open again; what would have been opened meanwhile is opened now. */
async function giveBack(tx: Tx, personId: string, deathId: string): Promise<void> {
  await reopenMatters(tx, deathId)
  for (const { classId } of await classesOfPerson(tx, personId)) await openMatters(tx, classId, personId)
}

/** One service matter per completed living person of 帮扶家庭 without work on the day of completion (gx-2022-7#3-5). */
async function openMatters(tx: Tx, classId: string, onlyFor?: string): Promise<void> {
  const trainingClass = await findClass(tx, classId)
  const completedOn = trainingClass?.completedOn
  if (!trainingClass || !completedOn) return
  const { regionCode, title: classTitle } = trainingClass
  if (!(await isAsked(tx, regionCode, completedOn))) return
  const trained = (await enrollmentsOf(tx, classId)).filter(({ personId }) => !onlyFor || personId === onlyFor)
  const ids = trained.map(({ personId }) => personId)
  const assisted = await assistedAmong(tx, ids, completedOn)
  const contracted = await contractedAmong(tx, ids, completedOn)
  const statuses = await statusesOn(tx, ids, completedOn)
  const died = await diedOn(tx, ids)
  const withoutWork = trained.filter(({ personId, withdrawnOn }) =>
    needsService({
      withdrawnOn,
      died: died.has(personId),
      assisted: assisted.has(personId),
      underContract: contracted.has(personId),
      employmentStatus: statuses.get(personId),
    }),
  )
  const opened = await saveMatters(tx, withoutWork, { classId, classTitle, regionCode, openedOn: completedOn })
  const unknown = opened.filter((personId) => !statuses.has(personId)).map((personId) => ({ personId, regionCode }))
  const source = '结业时没有在有效期内的劳动合同'
  await saveStatuses(tx, unknown, { status: 'not-employed', from: completedOn, employer: '', source })
}

/** Whether a document asks for the services in the county on a day, its period extended where a document says so. */
async function isAsked(tx: Tx, regionCode: string, day: DateText): Promise<boolean> {
  const documents = await documentsAsking(tx, 'employment-service', regionCode)
  return documents.some(({ effectiveFrom, validUntil }) => effectiveFrom <= day && day <= validUntil)
}
