/** One due amount: `<matter> <subject> <rule>`. */
export const dueKey = (one: {
  readonly matterId: string
  readonly subjectId: string
  readonly ruleId: string
}): string => `${one.matterId} ${one.subjectId} ${one.ruleId}`
