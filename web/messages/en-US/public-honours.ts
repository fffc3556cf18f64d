import type { SameKeys } from '../same-keys.ts'
import type { publicHonours as zh } from '../zh-CN/public-honours.ts'

export const publicHonours: SameKeys<typeof zh> = {
  title: 'Roll of honour',
  lead: 'Awards of skills contests, honours, studios and bases: each by a document, each confirmed.',
  empty: 'Nobody on the roll yet',
  emptyNext: 'Confirmed awards and recognitions appear here',
  honour: 'Honour',
  what: 'Title',
  level: 'Level',
  place: 'Place',
  day: 'Date',
  masked: 'Without consent or public notice only the family name is shown.',
}
