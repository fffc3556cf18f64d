import { findClass } from '#classes'
import { theSystem } from '#platform/auth'
import type { Listener } from '#platform/outbox'
import { calculateClass } from './actions/calculate-class.ts'

/** A class is calculated when it is completed, and again when certificates change what is due. */
export const listeners: readonly Listener[] = (['class.completed', 'certificates.issued'] as const).map((on) => ({
  name: `subsidies.calculate-on-${on}`,
  on,
  handle: async (tx, payload) => {
    const classId = String(payload['classId'])
    const trainingClass = await findClass(tx, classId)
    if (trainingClass?.state === 'completed') await calculateClass(tx, theSystem, { classId })
  },
}))
