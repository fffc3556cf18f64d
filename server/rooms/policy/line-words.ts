import type { LineKeys } from './domain/rate-lines.ts'
import * as words from './domain/words.ts'

const lists = {
  kind: words.trainingKinds,
  level: words.skillLevels,
  group: words.traineeStatuses,
  tier: words.awardLevels,
  rank: words.awardRanks,
  subject: words.rateSubjects,
} as const

/** The keys of a line in words: `职业技能提升培训 · 6-18-02-04 · 中级工`; `都适用` where it names none. */
export function lineWords(keys: LineKeys): string {
  const named = Object.entries(lists).flatMap(([key, list]) => {
    const code = keys[key as keyof typeof lists]
    return code ? [list.label(code)] : []
  })
  return [...named, ...(keys.occupation ? [keys.occupation] : [])].join(' · ') || '都适用'
}
