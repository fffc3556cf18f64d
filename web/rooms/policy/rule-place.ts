/** The page of a rule: `gx-2022-7/10/workshop-training` → `/policy/rules/gx-2022-7/10/workshop-training`. */
export const rulePath = (ruleId: string): string => `/policy/rules/${ruleId}`

/** The text of a document at a clause: `gx-2022-7#10`. */
export function textPath(anchor: string): string {
  const [document = '', place = ''] = anchor.split('#')
  return `/policy?document=${document}&at=${place}`
}
