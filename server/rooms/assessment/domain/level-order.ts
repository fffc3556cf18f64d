import { type SkillLevel, skillLevels } from '../contract-words.ts'

/** The level right below, or undefined for the lowest (五级到一级). */
export const levelBelow = (level: SkillLevel): SkillLevel | undefined =>
  skillLevels.values[skillLevels.values.indexOf(level) - 1]

/**
 * Whether the order of levels lets somebody take a level: the lowest is free, any other asks for the one right below; a
 * level above says as much, for it was itself taken in order or by an approved exception (柳政规〔2019〕63号 二（四）).
 */
export function inOrder(level: SkillLevel, held: readonly SkillLevel[]): 'lowest' | 'below' | undefined {
  const below = levelBelow(level)
  if (!below) return 'lowest'
  const rank = skillLevels.values.indexOf(below)
  return held.some((one) => skillLevels.values.indexOf(one) >= rank) ? 'below' : undefined
}
