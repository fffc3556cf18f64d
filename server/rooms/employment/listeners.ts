import { enrollmentsOf, findClass } from '#classes'
import { assistedThrough, hasContractOn } from '#people'
import type { Tx } from '#platform/db'
import type { Listener } from '#platform/outbox'
import { packsOn } from '#policy'
import { needsService } from './domain/needs-service.ts'
import { saveMatter, saveStatus, statusOn } from './store-records.ts'

/** The document whose clause asks for the services; classes completed outside its period open no matters. */
const DOCUMENT = 'gx-2022-7'

export const listeners: readonly Listener[] = [
  {
    name: 'employment.open-matters',
    on: 'class.completed',
    handle: (tx, payload) => openMatters(tx, String(payload['classId'])),
  },
]

/** One service matter per completed person of 帮扶家庭 without work on the day of completion (gx-2022-7#3-5). */
async function openMatters(tx: Tx, classId: string): Promise<void> {
  const trainingClass = await findClass(tx, classId)
  const completedOn = trainingClass?.completedOn
  if (!trainingClass || !completedOn) return
  if (!packsOn(completedOn).some((pack) => pack.document.id === DOCUMENT)) return
  for (const person of await enrollmentsOf(tx, classId)) {
    const trained = {
      withdrawnOn: person.withdrawnOn,
      assisted: (await assistedThrough(tx, person.personId, completedOn)) !== null,
      underContract: await hasContractOn(tx, person.personId, completedOn),
      employmentStatus: (await statusOn(tx, person.personId, completedOn))?.status,
    }
    if (!needsService(trained)) continue
    const { personId, personName, township } = person
    const { regionCode, title } = trainingClass
    const matter = { personId, personName, township, regionCode, classId, classTitle: title, openedOn: completedOn }
    if (!(await saveMatter(tx, matter)) || trained.employmentStatus) continue
    const source = '结业时没有在有效期内的劳动合同'
    await saveStatus(tx, matter, { status: 'not-employed', from: completedOn, employer: '', source })
  }
}
