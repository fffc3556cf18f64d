import { z } from 'zod'

/** Shapes that several contracts of the room share. */

export const language = z.object({ language: z.enum(['zh', 'en']).default('zh') })

export const cited = z.object({ label: z.string(), clauses: z.array(z.string()) })

export const checklistLine = z.object({
  condition: z.string(),
  label: z.string(),
  met: z.boolean(),
  found: z.string(),
  clauses: z.array(z.string()),
  cure: z.string(),
})
