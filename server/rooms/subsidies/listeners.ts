import { classesOfPerson, findClass } from '#classes'
import { theSystem } from '#platform/auth'
import type { Listener } from '#platform/outbox'
import { calculateClass } from './actions/calculate-class.ts'
import { releaseWhenDone } from './release-when-done.ts'

/** A class is calculated when it is completed, and again when certificates change what is due. */
const calculating = (['class.completed', 'certificates.issued', 'certificate.revoked'] as const).map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, payload) => {
    const classId = String(payload['classId'])
    const trainingClass = await findClass(tx, classId)
    if (trainingClass?.state === 'completed') await calculateClass(tx, theSystem, { classId })
  },
})) satisfies readonly Listener[]

/** What an organizer's act has ended, the platform gives back: an organizer books nothing. */
const releasing: Listener = {
  name: 'subsidies.release-on-class-done',
  on: 'subsidy.class-done',
  handle: async (tx, payload) => void (await releaseWhenDone(tx, String(payload['classId']), String(payload['why']))),
}

/** A status that was registered by mistake is gone: what its person's classes give is decided again. */
const correcting: Listener = {
  name: 'subsidies.calculate-on-person.status-withdrawn',
  on: 'person.status-withdrawn',
  handle: async (tx, payload) => {
    for (const { classId, state } of await classesOfPerson(tx, String(payload['personId']))) {
      if (state === 'completed') await calculateClass(tx, theSystem, { classId })
    }
  },
}

export const listeners: readonly Listener[] = [...calculating, correcting, releasing]
