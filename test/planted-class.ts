import { randomUUID } from 'node:crypto'
import type { TestHouse } from './harness.ts'
import { asSystem } from './money-house.ts'

/** What a test says of a planted class; the rest is inconspicuous. */
export interface Planting {
  readonly county?: string
  readonly organizationId?: string
  readonly heads?: number
  /** Persons of another planted class instead of new ones. */
  readonly people?: readonly string[]
  /** One session each, 08:30–17:30 unless told. */
  readonly days?: readonly string[]
  readonly from?: string
  readonly until?: string
  readonly place?: string
  readonly teacher?: string
  readonly state?: 'approved' | 'under-way' | 'completed'
  /** When the marks of a day were written; none: no marks at all. */
  readonly markedAt?: (day: string) => string
  readonly contractFrom?: string
  readonly statuses?: readonly string[]
  /** Everybody left on this day: the class still has them on record. */
  readonly withdrawnOn?: string
}

export interface Planted {
  readonly classId: string
  readonly organizationId: string
  readonly people: readonly string[]
  readonly sessions: readonly string[]
}

let serial = 0

/** A class with people, lessons and marks, written as the system: for tests of what is seen in records. */
export async function plantClass(house: TestHouse, given: Planting = {}): Promise<Planted> {
  serial += 1
  const sys = (statement: string, values: readonly unknown[]) => asSystem({ house }, statement, values)
  const { county = '450225', heads = 2, days = ['2024-05-06', '2024-05-07'] } = given
  const organizationId = given.organizationId ?? (await plantOrganization(house, county))
  const [classId, first, last] = [randomUUID(), days[0] ?? '', days.at(-1) ?? '']
  await sys(
    `insert into classes.training_class (id, number, title, mode, kind, pack_id, region_code, organization_id, trade_code,
       place, starts_on, ends_on, planned_heads, budget_fen, state, created_by)
     select $1, $2, $3, 'project-based', 'employment-skills', 'gx-2022-7', $4, $5, min(code), $6, $7, $8, 50, 0,
       'under-way', $1 from catalog.trade`,
    [classId, `T-${serial}`, `虚构班${serial}`, county, organizationId, given.place ?? `教室${serial}`, first, last],
  )
  const people = given.people ?? (await plantPeople(house, county, heads))
  await sys(
    `insert into classes.enrollment (id, class_id, region_code, organization_id, person_id, person_name, resident_id_tail,
       township, decisive_on, statuses, contract_from, has_contract, period, enrolled_by, withdrawn_on, withdrawn_reason)
     select gen_random_uuid(), $1, $2, $3, p.id, p.name, '0X', '融水镇', $4, $5, $6::date, $6::date is not null,
       daterange($4::date, $7::date, '[]'), $1, $8::date, case when $8::date is null then null else '测试' end
     from people.person p where p.id = any($9::uuid[])`,
    [
      classId,
      county,
      organizationId,
      first,
      given.statuses ?? [],
      given.contractFrom ?? null,
      last,
      given.withdrawnOn ?? null,
      people,
    ],
  )
  const teacher = given.teacher ?? `教师${serial}`
  const { rows } = await sys(
    `insert into classes.session (id, class_id, region_code, organization_id, held_on, starts_at, ends_at, class_hours,
       content, teacher_name)
     select gen_random_uuid(), $1, $2, $3, day, $5, $6, 8, '实操', $7 from unnest($4::date[]) day
     returning id, held_on::text as day`,
    [classId, county, organizationId, days, given.from ?? '08:30', given.until ?? '17:30', teacher],
  )
  const at = given.markedAt
  if (at) for (const session of rows) await mark(sys, classId, session.id, at(session.day))
  await sys('update classes.training_class set state = $2 where id = $1', [classId, given.state ?? 'completed'])
  return { classId, organizationId, people, sessions: rows.map(({ id }) => id) }
}

type Sys = (statement: string, values: readonly unknown[]) => ReturnType<typeof asSystem>

const mark = (sys: Sys, classId: string, sessionId: string, at: string) =>
  sys(
    `insert into classes.attendance_event (id, session_id, enrollment_id, class_id, region_code, organization_id, person_id,
       mark, recorded_by, recorder_person, recorded_at)
     select gen_random_uuid(), $1, e.id, e.class_id, e.region_code, e.organization_id, e.person_id, 'present', $2, $2, $3
     from classes.enrollment e where e.class_id = $2`,
    [sessionId, classId, at],
  )

/** People of a county's register, inconspicuous: no phone, no account, no status. @returns their ids */
export async function plantPeople(house: TestHouse, county: string, count: number): Promise<string[]> {
  serial += 1
  const { rows } = await asSystem(
    { house },
    `insert into people.person (id, resident_id_sealed, resident_id_index, resident_id_tail, name, sex, birth_date,
       region_code, township_code, registered_on)
     select gen_random_uuid(), '\\x00', convert_to($3 || '-' || n, 'utf8'), '0X', '韦' || $3 || '之' || n, 'female',
       '1990-01-01', $1, $1, '2020-01-01' from generate_series(1, $2::int) n returning id`,
    [county, count, `${serial}`],
  )
  return rows.map(({ id }) => id)
}

export async function plantOrganization(house: TestHouse, county = '450225', name?: string): Promise<string> {
  const id = randomUUID()
  await asSystem(
    { house },
    `insert into organizations.organization (id, kind, name, region_code) values ($1, 'assistance-workshop', $2, $3)`,
    [id, name ?? `虚构车间${id.slice(0, 6)}`, county],
  )
  return id
}
