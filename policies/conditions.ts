/** Conditions that more than one rule asks for; each rule's own stand in its file, beside its clause. */
import type { Labels } from '#kernel/codes'
import { atLeast, both, choice, either, is, type Reading, reads, when } from '#policy/language'

export const approvedInTime = when(
  'approved-in-time',
  ['首次上课前开班获批', 'class approved before the first session'],
  is('opening-approval', 'in-time'),
)

export const attended = when('attended', ['有出勤日', 'at least one attended day'], is('attendance', 'yes'))

export const projectBased = when(
  'project-based',
  ['项目制培训', 'project-based training'],
  is('training-mode', 'project-based'),
)

export const sixMonthContract = when(
  'six-month-contract',
  ['签订6个月以上劳动合同', 'labor contract of at least 6 months'],
  atLeast('contract-months', 6),
)

/** Counted as the rule's reading `insured-run` says. */
export const threeInsuredMonths = when(
  'three-insured-months',
  ['缴纳社会保险费满3个月', 'social insurance paid for 3 months'],
  either(
    both(reads('insured-run', 'consecutive'), atLeast('insured-months-in-a-row', 3)),
    both(reads('insured-run', 'cumulative'), atLeast('insured-months', 3)),
  ),
)
export const insuredRun = (title: Labels, ...cites: Reading['cites'][number][]): Reading =>
  choice('consecutive', {
    title,
    choices: { consecutive: ['连续3个月', '3 months in a row'], cumulative: ['累计3个月', '3 months in all'] },
    why: [
      '原文没有写连续还是累计，读作连续；合同生效后、在同一单位、已到账的月份才算',
      'The text does not say; in a row. Months count once paid, after the contract began, at the same employer.',
    ],
    cites,
  })
