/** Two posts that one natural person should not hold, and why: the pairs of duties that never meet, seen as posts. */
const incompatible: readonly (readonly [string, string, string])[] = [
  ['county-clerk', 'second-reviewer', '初审与复核'],
  ['county-clerk', 'approver', '初审与审批'],
  ['second-reviewer', 'approver', '复核与审批'],
  ['approver', 'finance', '审批与付款'],
  ['finance', 'accountant', '付款与对账'],
  ['county-clerk', 'finance', '账户变更与付款'],
]
const claimants: readonly string[] = ['school', 'workshop', 'enterprise', 'hr-agency', 'teacher']
const officers: readonly string[] = ['county-clerk', 'second-reviewer', 'approver', 'finance', 'accountant']

export interface HeldPost {
  readonly naturalPersonId: string
  readonly name: string
  readonly account: string
  readonly role: string
  readonly regionName: string
}

export interface MixedPosts {
  readonly naturalPersonId: string
  readonly name: string
  readonly why: string
  readonly posts: HeldPost[]
}

/** Who holds posts that do not go together, whichever accounts they use (lz-2019-63#6-4 廉政风险防控). */
export function mixedPosts(posts: readonly HeldPost[]): MixedPosts[] {
  const people = [...Map.groupBy(posts, ({ naturalPersonId }) => naturalPersonId).values()]
  return people.flatMap((own) => {
    const reasons = reasonsFor(new Set(own.map(({ role }) => role)))
    const [first] = own
    if (!first || reasons.length === 0) return []
    const { naturalPersonId, name } = first
    return [{ naturalPersonId, name, why: reasons.join('、'), posts: own }]
  })
}

function reasonsFor(roles: ReadonlySet<string>): string[] {
  const pairs = incompatible.filter(([a, b]) => roles.has(a) && roles.has(b)).map(([, , why]) => why)
  const both = [...roles].some((role) => claimants.includes(role)) && [...roles].some((role) => officers.includes(role))
  return both ? [...pairs, '申报与审核'] : pairs
}
