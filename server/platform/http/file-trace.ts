import { z } from 'zod'
import type { Endpoint, FileReply } from '#kernel/endpoint'

/** Whether an answer is a file. */
export function isFile(answer: unknown): answer is FileReply {
  return typeof answer === 'object' && answer !== null && 'bytes' in answer && answer.bytes instanceof Uint8Array
}

/** Ids, days, months and regions say what was asked for and nothing of anybody. */
const PLAIN = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d{2}(-\d{2})?|45\d{4}(\d{3})?)$/
/** Stands for words somebody typed: a name or a number may be among them. */
const TYPED = '…'

/** The filter of a read as facts of its audit event: codes, ids and days as they are, typed words only as being there. */
export function filterFacts(endpoint: Endpoint, input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null) return {}
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(given.map(([name, value]) => [name, plain(endpoint, name, value) ? value : TYPED]))
}

function plain(endpoint: Endpoint, name: string, value: unknown): boolean {
  if (typeof value !== 'string') return typeof value === 'boolean' || typeof value === 'number'
  return PLAIN.test(value) || choicesOf(endpoint, name).includes(value)
}

/** The codes a contract lets choose from. */
function choicesOf({ params, query }: Endpoint, name: string): readonly unknown[] {
  let shape: z.ZodType | undefined = params?.shape[name] ?? query?.shape[name]
  while (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault || shape instanceof z.ZodNullable)
    shape = shape.unwrap() as z.ZodType
  return shape instanceof z.ZodEnum ? shape.options : []
}
