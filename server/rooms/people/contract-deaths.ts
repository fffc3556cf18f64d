import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, id, sentence } from '#kernel/shapes'

const cites = ['lz-2019-63#6-4', 'lz-2019-63#7-2']

/** A death as it was recorded, taken back or not. */
export const deathShape = z.object({
  id,
  diedOn: dateShape,
  document: z.string(),
  recordedOn: dateShape,
  /** Recorded by mistake and taken back: nobody died. */
  takenBackOn: dateShape.nullable(),
  takenBackReason: z.string().nullable(),
  /** The reader may take it back: an office of the register, and not who recorded it. */
  mayTakeBack: z.boolean(),
})

export const recordDeath = endpoint({
  method: 'POST',
  path: '/api/people/:personId/deaths',
  summary: '登记死亡',
  cites,
  params: z.object({ personId: id }),
  body: z.object({ diedOn: dateShape, document: sentence('依据和文号', 100) }),
  reply: z.object({ id }),
})

export const takeBackDeath = endpoint({
  method: 'POST',
  path: '/api/people/deaths/:deathId/taking-back',
  summary: '撤销录错的死亡登记',
  cites,
  params: z.object({ deathId: id }),
  body: z.object({ reason: sentence('撤销原因', 200) }),
  reply: done,
})
