import { personReference } from '#people'
import { type Actor, createUser, kindOfRole, type Role, roles, thePublic, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import type { Villager } from '../world/people.ts'
import { organizations, SCHOOL } from '../world/staff.ts'
import { FIRST, factory, GUILIN, LIUZHOU, REGION, RONGSHUI, SANJIANG } from './stage.ts'

/** From where the actor looks at the rows that a call names. */
export type Position = 'own' | 'child' | 'sibling' | 'parent' | 'other organization' | 'other person' | 'any'

/** The rows that a call names: of one region (or all below it), organization or person. */
export interface Target {
  readonly position: Position
  readonly regionCode: string
  readonly below?: boolean
  readonly organizationId?: string
  readonly personId?: string
}

/** One actor at one place, with everything it is made to point at. */
export interface Placed {
  readonly actor: Actor
  readonly targets: readonly Target[]
}

type Place = Omit<Placed, 'actor'> & Pick<Actor, 'regionCode'> & { organizationId?: string; personId?: string }

const bureaus: readonly Place[] = [
  {
    regionCode: RONGSHUI,
    targets: [
      { position: 'own', regionCode: RONGSHUI },
      { position: 'sibling', regionCode: SANJIANG },
      { position: 'parent', regionCode: LIUZHOU },
    ],
  },
  {
    regionCode: LIUZHOU,
    targets: [
      { position: 'child', regionCode: RONGSHUI },
      { position: 'parent', regionCode: REGION },
    ],
  },
  { regionCode: GUILIN, targets: [{ position: 'sibling', regionCode: LIUZHOU, below: true }] },
]

const others: readonly Target[] = [
  { position: 'other organization', regionCode: RONGSHUI, organizationId: organizations.enterprise.id },
  { position: 'other organization', regionCode: SANJIANG, organizationId: organizations.workshop2.id },
  { position: 'other organization', regionCode: SANJIANG, organizationId: factory.id },
]

function organization(regionCode: string, organizationId: string): Place {
  const own: Target = { position: 'own', regionCode, organizationId }
  return {
    regionCode,
    organizationId,
    targets: [own, ...others.filter((other) => other.organizationId !== own.organizationId)],
  }
}

const placesOf: Readonly<Partial<Record<Role, readonly Place[]>>> = {
  school: [organization(REGION, SCHOOL)],
  teacher: [organization(RONGSHUI, organizations.workshop.id)],
  workshop: [organization(RONGSHUI, organizations.workshop.id)],
  enterprise: [organization(RONGSHUI, organizations.enterprise.id)],
  'hr-agency': [organization(RONGSHUI, organizations.hrAgency.id)],
}

/** The first call is bare, the second points. */
const anywhere: Target = { position: 'any', regionCode: RONGSHUI }

/** Every role at every place it can stand at, and the public. The school is paired with 融水. */
export async function placeEverybody(
  database: Database,
  people: Readonly<Record<string, readonly Villager[]>>,
): Promise<readonly Placed[]> {
  return inTransaction(database, theSystem, async (tx) => {
    const ids = await Promise.all(
      [people[RONGSHUI]?.[0], people[RONGSHUI]?.[1], people[SANJIANG]?.[0]].map(async (person) =>
        person ? ((await personReference(tx, person.residentId, person.name)) ?? '') : '',
      ),
    )
    const placed: Placed[] = [{ actor: thePublic, targets: [anywhere, anywhere] }]
    for (const role of roles.values) {
      for (const [index, { targets, ...place }] of places(role, ids).entries()) {
        const account = `${role}-${index}`
        const user = { account, name: `测试${account}`, residentId: account, role, ...place, validFrom: FIRST }
        const { actor } = await createUser(tx, user)
        placed.push({ actor: { ...actor, grantedRegions: role === 'school' ? [RONGSHUI] : [] }, targets })
      }
    }
    return placed
  })
}

/** Who also looks over from another city. */
const ABROAD: readonly Role[] = ['city-employment-service', 'city-officer', 'finance', 'auditor']

function places(role: Role, [own = '', neighbour = '', stranger = '']: readonly string[]): readonly Place[] {
  if (kindOfRole[role] === 'bureau' || kindOfRole[role] === 'administration')
    return bureaus.filter(({ regionCode }) => regionCode !== GUILIN || ABROAD.includes(role))
  if (role !== 'trainee') return placesOf[role] ?? []
  const targets: Target[] = [
    { position: 'own', regionCode: RONGSHUI, personId: own },
    { position: 'other person', regionCode: RONGSHUI, personId: neighbour },
    { position: 'other person', regionCode: SANJIANG, personId: stranger },
  ]
  return [{ regionCode: RONGSHUI, personId: own, targets }]
}
