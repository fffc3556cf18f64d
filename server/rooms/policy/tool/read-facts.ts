import type { Facts, RateEntry } from '../domain/facts.ts'
import { readFacts } from '../domain/facts-faults.ts'

/** A fault of a file: where, what, and how to put it right. */
export interface FileFault {
  readonly at: string
  readonly message: string
  readonly cure: string
}

/** One matter of the file, with its own words for where it stands: `第 3 行`; empty where the file is one object. */
interface Given {
  readonly at: string
  readonly value: unknown
}

/**
 * The facts of a file: one object, an array, or one object per line; every fault of all of them at once. Rates may be
 * left out: those of `rates` are added to what the facts bring.
 */
export function factsFrom(
  text: string,
  rates: readonly RateEntry[],
): { readonly facts: readonly Facts[]; readonly faults: readonly FileFault[] } {
  const { given, faults } = split(text.replace(/^\uFEFF/, ''))
  const facts: Facts[] = []
  const all = [...faults]
  for (const { at, value } of given) {
    const read = readFacts(withRates(value, rates))
    if ('facts' in read) facts.push(read.facts)
    else all.push(...read.faults.map(({ path, ...fault }) => ({ at: [at, path].filter(Boolean).join(' '), ...fault })))
  }
  return { facts, faults: all }
}

function split(text: string): { readonly given: readonly Given[]; readonly faults: readonly FileFault[] } {
  const whole = parse(text)
  if (Array.isArray(whole)) {
    return { given: whole.map((value: unknown, index) => ({ at: `第 ${index + 1} 项`, value })), faults: [] }
  }
  if (whole !== undefined) return { given: [{ at: '', value: whole }], faults: [] }
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  const given: Given[] = []
  const faults: FileFault[] = []
  for (const { line, number } of lines) {
    const [at, value] = [`第 ${number} 行`, parse(line)]
    if (value === undefined) faults.push({ at, message: '不是 JSON', cure: '一个对象、一个数组，或每行一个对象' })
    else given.push({ at, value })
  }
  // A file that is no JSON in any of its lines has one fault, not one per line.
  return given.length > 0 || faults.length === 1
    ? { given, faults }
    : { given, faults: [{ at: '', message: '文件不是 JSON', cure: '一个对象、一个数组，或每行一个对象' }] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withRates(value: unknown, rates: readonly RateEntry[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const own: unknown = 'rates' in value ? value.rates : []
  return { ...value, rates: Array.isArray(own) ? [...own, ...rates] : own }
}
