import { type Asked, askedBy, fieldsOf, keysAsked } from './asks.ts'
import { type FactField, factFields } from './fact-fields.ts'
import { tablesOf } from './rate-tables.ts'
import type { PolicyPack, Rule } from './rule.ts'

const opening = ['matter', 'decisiveOn', 'region']

/**
 * The fields a rule's facts need: what its questions, rates and tables look at, and what must stand beside it in the
 * same section. In the order of the facts.
 */
export function formOf(rule: Rule, { document }: PolicyPack): readonly FactField[] {
  const paths = new Set([...opening, ...askedBy(rule, document).flatMap((asked) => pathsOf(asked))])
  function pathsOf(asked: Asked): string[] {
    return fieldsOf(asked, document).map(({ path }) => path)
  }
  const sections = () => new Set([...paths].flatMap((path) => [...sectionsAbove(path), path]))
  if (tablesOf(rule).length > 0) {
    const known = sections()
    const keys = Object.values(keysAsked(rule))
      .flatMap(pathsOf)
      .filter((path) => sectionsAbove(path).every((section) => known.has(section)))
    for (const path of keys) paths.add(path)
  }
  const needed = sections()
  return factFields.filter(
    ({ path, kind, required }) =>
      kind !== 'section' && (paths.has(path) || (required && needed.has(sectionOf(path)) && sectionOf(path) !== '')),
  )
}

const sectionOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/** `trainee.contract.from` → `trainee`, `trainee.contract`. */
const sectionsAbove = (path: string): string[] => {
  const parts = path.split('.').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}
