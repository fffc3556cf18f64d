import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type StoredRecord, selectFull } from './store.ts'

/** Whose matters, and of which kind. */
export interface ClaimableFilter {
  readonly kind?: 'award' | 'recognition' | 'joint-school' | undefined
  readonly organizationId?: string | undefined
  readonly personId?: string | undefined
  /** Matters whose claim is known already. */
  readonly but?: readonly string[] | undefined
}

const KINDS = { award: ['award', 'honour'], recognition: ['recognition'], 'joint-school': ['joint-school'] } as const
const ALL = Object.values(KINDS).flat()

/** Entered and confirmed records a subsidy may be claimed for, of whoever claims, all of them, the newest day first. */
export function selectClaimable(tx: Tx, filter: ClaimableFilter): Promise<StoredRecord[]> {
  let query = selectFull(tx)
    .where('r.state', 'in', ['entered', 'confirmed'])
    .where('r.kind', 'in', filter.kind ? [...KINDS[filter.kind]] : ALL)
    .orderBy('r.on_day', 'desc')
    .orderBy('r.id', 'desc')
  const { organizationId, personId, but = [] } = filter
  if (but.length > 0) query = query.where(({ eb, not }) => not(eb('r.id', '=', eb.fn.any(eb.val([...but])))))
  // An employer claims what a rule pays it for a laureate, whoever the record belongs to.
  if (organizationId)
    query = query.where((eb) =>
      eb.or([eb('r.organization_id', '=', organizationId), withMember('m.organization_id', organizationId)]),
    )
  if (personId) query = query.where(withMember('m.person_id', personId))
  return query.execute()
}

const withMember = (column: 'm.person_id' | 'm.organization_id', id: string) =>
  sql<boolean>`exists (select from talent.member m where m.record_id = r.id and ${sql.ref(column)} = ${id})`
