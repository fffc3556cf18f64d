import type { TransitionTable } from '#kernel/transitions'
import type { ClaimAct, ClaimKind, ClaimState } from '../contract-claims.ts'

export type ListRole = 'hr-agency' | 'school' | 'enterprise' | 'workshop' | 'county-clerk'

/** Who may write which list: “市场主体” is wider than agencies (桂人社发〔2022〕7号（十一）); rosters are the employer's. */
export const claimantsOf: Readonly<Record<ClaimKind, readonly ListRole[]>> = {
  placement: ['hr-agency', 'school', 'enterprise', 'workshop'],
  'training-through-work': ['enterprise', 'workshop'],
}
const claimants = claimantsOf.placement
const county = ['county-clerk'] as const

const beingWritten = (state: 'draft' | 'returned') =>
  ({
    edit: { to: state, by: claimants },
    submit: { to: 'submitted', by: claimants },
    cancel: { to: 'cancelled', by: claimants },
  }) as const

/** 名单：填报 → 提交 → 县（区）核对确认或退回；确认后不再改动。 */
export const listSteps: TransitionTable<ClaimState, ClaimAct, ListRole> = {
  draft: beingWritten('draft'),
  returned: beingWritten('returned'),
  submitted: {
    return: { to: 'returned', by: county },
    confirm: { to: 'confirmed', by: county },
  },
  confirmed: {},
  cancelled: {},
}

/** The acts a role may do on a list in a state, for the buttons of the page. */
export function actsOn({ kind, state }: { kind: ClaimKind; state: ClaimState }, role: string | null): ClaimAct[] {
  const steps = Object.entries(listSteps[state]) as [ClaimAct, { by: readonly string[] }][]
  const mayWrite = role === 'county-clerk' || claimantsOf[kind].some((one) => one === role)
  return steps.filter(([, { by }]) => mayWrite && role !== null && by.includes(role)).map(([act]) => act)
}
