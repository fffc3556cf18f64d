import type { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint'
import type { Wire } from './call.ts'

/** One clause of a document: how the document calls it, and its words. */
export interface ClauseText {
  readonly anchor: string
  /** `桂人社发〔2022〕7号（十）`. */
  readonly clause: string
  readonly title?: string
  readonly text: string
}

type AnchorParams = z.ZodObject<{ anchor: z.ZodString }>

/** The text of a clause by its anchor, `gx-2022-7#10`; open to everybody. */
export const getClause: Wire<Endpoint<AnchorParams, undefined, undefined, z.ZodType<ClauseText>, 'json'>> = {
  method: 'GET',
  path: '/api/policy/clauses/:anchor',
}
