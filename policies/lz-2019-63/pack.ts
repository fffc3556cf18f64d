import { pack } from '#policy/language'
import { briefings } from './briefings.ts'
import { document } from './document.ts'
import * as rules from './rules/index.ts'

export const lz201963 = pack({
  version: '2.2.0',
  document,
  briefings,
  asks: { 'place-link': 'lz-2019-63#6-2', 'project-lists': 'lz-2019-63#5-5' },
  /** In the order of the clauses, which their ids begin with. */
  rules: Object.values(rules).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})
