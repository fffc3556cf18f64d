import { z } from 'zod'
import type { Refusal } from './refusal.ts'
import { id } from './shapes.ts'

/** One of several that an act did not take, with the reason and what can be done about it; the others are done. */
export const leftOutShape = z.object({ id, code: z.string(), reason: z.string(), next: z.string() })
export type LeftOut = z.output<typeof leftOutShape>

/** A refusal that concerns one of several. */
export const leftOut = (id: string, { code, message, next }: Refusal): LeftOut => ({ id, code, reason: message, next })
