import type { Facts } from '#policy'

/** The codes the measured histories are made of; their places are what the anchors count by. */

export type Day = Facts['decisiveOn']
export const day = (text: string): Day => text as Day

const list = <T extends string>(...values: readonly T[]): readonly T[] => values

export const kinds = list('employment-skills', 'startup', 'skills-upgrading', 'onboarding', 'safety', 'redeployment')
export const levels = list('junior', 'intermediate', 'senior', 'technician', 'senior-technician')
export const modes = list('ordinary', 'project-based')
export const organizers = list('enterprise', 'assistance-workshop', 'technical-school')
export const certificates = list('skill-level', 'specific-competency', 'training-completion', 'special-operation')
export const statuses = list(
  'lifted-out-of-poverty',
  'relapse-monitored',
  'registered-poor',
  'rural-startup-lead',
  'rural-transfer-worker',
  'veteran',
)

/** Two hundred occupations. */
export const occupations: readonly string[] = Array.from(
  { length: 200 },
  (_, index) => `6-${10 + Math.floor(index / 20)}-${10 + (index % 20)}-01`,
)

/** A hundred and eleven counties in fourteen cities, and a few places outside the region. */
export const regions: readonly string[] = [
  ...Array.from(
    { length: 111 },
    (_, index) => `45${String(1 + (index % 14)).padStart(2, '0')}${21 + Math.floor(index / 14)}`,
  ),
  '440100',
  '520100',
]

/** The days of the history, one text each. */
const firstDay = Date.UTC(2019, 5, 1) / 86_400_000
export const days: readonly Day[] = Array.from({ length: 2_800 }, (_, index) =>
  day(new Date((firstDay + index) * 86_400_000).toISOString().slice(0, 10)),
)
/** 1 for Monday to 7 for Sunday, by the number of the day. */
export const weekday = (number: number): number => ((firstDay + number + 3) % 7) + 1

/** The number of a day of the history. */
export const dayNumber = (text: string): number => days.indexOf(day(text))

const years = days.map((text) => Number(text.slice(0, 4)))
export const yearOf = (number: number): number => years[number] ?? 0
