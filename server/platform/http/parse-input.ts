import type { z } from 'zod'
import type { Endpoint, InputOf } from '#kernel/endpoint'
import { clerkWords } from './clerk-words.ts'
import { contentRefusal, refuse } from './problem.ts'

/** What came in, part by part, before it is understood. */
export interface Given {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: unknown
}

/**
 * Params, query and body read by the contract into one object, so that all faults come back at once.
 * @throws Refusal `not-found` for an address that cannot be anything's, `content-wrong` with every field's error
 */
export function parseInput<E extends Endpoint>(endpoint: E, given: Given): InputOf<E> {
  const issues: z.core.$ZodIssue[] = []
  const merged: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const shape = endpoint[part]
    if (!shape) continue
    const result = shape.safeParse(given[part] ?? {}, { error: clerkWords })
    if (result.success) Object.assign(merged, result.data)
    else if (part === 'params') throw refuse('not-found')
    else issues.push(...result.error.issues)
  }
  issues.push(...unwritable(merged))
  if (issues.length > 0) throw contentRefusal(issues)
  return (endpoint.accepts === 'file' ? { ...merged, file: given.file } : merged) as InputOf<E>
}

/** Texts with a NUL, which no text of the database can hold. */
function unwritable(value: unknown, path: readonly PropertyKey[] = []): z.core.$ZodIssue[] {
  if (typeof value === 'string' && value.includes('\0')) {
    return [{ code: 'custom', path: [...path], message: '含有不可见的空字符，请删去后重填', input: value }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => unwritable(part, [...path, key]))
}
