import { choice } from '#policy/language'

const choices = {
  'process-and-results': ['过程记录和结果都要', 'records of the course and its results'],
  results: ['以结果为准，过程记录备查', 'results; records are kept for inspection'],
} as const

/** What a rule set asks as evidence of a class: the two documents differ, so each has its own. */
export const evidenceReadings = {
  'evidence.gx-2022-7': choice('process-and-results', {
    title: ['桂人社发〔2022〕7号的培训以什么为证', 'Evidence of training under No. 7 of 2022'],
    choices,
    why: [
      '要求严格执行开班申报和考勤制度：过程记录和结果都要',
      'Opening and attendance are to be kept strictly: the course and its results.',
    ],
    cites: ['gx-2022-7#10'],
  }),
  'evidence.lz-2019-63': choice('results', {
    title: ['柳政规〔2019〕63号的培训以什么为证', 'Evidence of training under No. 63 of 2019'],
    choices,
    why: [
      '“从过程监督转变为结果考核”：看合格、取证、就业、满意度；过程记录照留备查',
      'From watching the course to judging results; records are kept for inspection.',
    ],
    cites: ['lz-2019-63#6-4'],
  }),
} as const
