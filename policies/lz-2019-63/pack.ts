import { evidence, pack } from '#policy/language'
import { briefings } from './briefings.ts'
import { document } from './document.ts'
import * as rules from './rules/index.ts'

export const lz201963 = pack({
  version: '2.3.0',
  document,
  briefings,
  asks: {
    'place-link': 'lz-2019-63#6-2',
    'project-lists': 'lz-2019-63#5-5',
    'monthly-report': 'lz-2019-63#7-2',
  },
  evidence: evidence('results', {
    title: ['柳政规〔2019〕63号的培训以什么为证', 'Evidence of training under No. 63 of 2019'],
    why: [
      '“从过程监督转变为结果考核”：看合格、取证、就业、满意度；过程记录照留备查',
      'From watching the course to judging results; records are kept for inspection.',
    ],
    cites: ['lz-2019-63#6-4'],
  }),
  /** In the order of the clauses, which their ids begin with. */
  rules: Object.values(rules).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})
