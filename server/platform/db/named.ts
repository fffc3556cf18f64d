import type pg from 'pg'
import { arrayText, isItem } from './column-set.ts'

const MOST_NAMES = 400
const MOST_PARAMETERS = 60

/**
 * Lets a connection prepare each statement once and run it by name: parsing and planning are most of a small query's cost.
 * Long lists differ in text with every length, so they stay unnamed; behind a pooler in transaction mode it is switched off.
 */
export function nameStatements(client: pg.ClientBase): void {
  const names = new Map<string, string>()
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  const named = (text: string, values: readonly unknown[]) => {
    const name = names.get(text) ?? (names.size < MOST_NAMES ? `s${names.size}` : undefined)
    if (!name) return query(text, values.map(plainText))
    names.set(text, name)
    return query({ name, text, values: values.map(plainText) })
  }
  const run = (...words: unknown[]): unknown => {
    const [text, values] = words
    const fits =
      typeof text === 'string' && Array.isArray(values) && words.length === 2 && values.length <= MOST_PARAMETERS
    return fits ? named(text, values) : query(...words)
  }
  Object.assign(client, { query: run })
}

/** Lists of ids go with most statements: written as PostgreSQL reads them, they need no escaping item by item. */
const plainText = (value: unknown): unknown => (Array.isArray(value) && value.every(isItem) ? arrayText(value) : value)
