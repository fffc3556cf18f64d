import { type RawBuilder, sql } from 'kysely'
import type { Found, RiskQuery } from './store-risks.ts'

const LIVE = sql`('approved', 'teaching-only', 'under-way', 'completed')`

/** Sessions of live classes, each with what two of them must not share at one time. */
const lessons = (prefix: string, since: string, shared: RawBuilder<string | null>) => sql`
  select s.id, s.class_id, c.region_code, c.organization_id, s.held_on, s.starts_at, s.ends_at, s.teacher_name, c.place,
    ${shared} as shared
  from classes.session s join classes.training_class c on c.id = s.class_id
  where starts_with(s.region_code, ${prefix}) and starts_with(c.region_code, ${prefix})
    and c.state in ${LIVE} and s.held_on >= ${since}::date`

/** One signal for everything that shares a teacher or a place: the overlapping pairs are its lines. */
const overlapping = (
  { prefix, since }: { prefix: string; since: string },
  shared: RawBuilder<string | null>,
  named: string,
) => sql<Found>`
  with lessons as (${lessons(prefix, since, shared)}),
  pairs as (
    select a.*, b.class_id as other_class from lessons a join lessons b on b.shared = a.shared
      and b.region_code = a.region_code and b.class_id > a.class_id and b.held_on = a.held_on
      and (a.starts_at, a.ends_at) overlaps (b.starts_at, b.ends_at))
  select p.region_code as "regionCode", p.shared as key,
    case when count(distinct p.organization_id) = 1 then (array_agg(p.organization_id))[1] end as "organizationId",
    (select array_agg(distinct id order by id) from unnest(array_agg(p.class_id) || array_agg(p.other_class)) id) as classes,
    '{}'::uuid[] as persons,
    array_agg(distinct p.held_on || ' ' || to_char(p.starts_at, 'HH24:MI') || '–' || to_char(p.ends_at, 'HH24:MI'))
      as details,
    jsonb_build_object(${named}::text, case ${named}::text when 'place' then min(p.place) else min(p.teacher_name) end,
      'sessions', count(*), 'classes',
      (select count(distinct id) from unnest(array_agg(p.class_id) || array_agg(p.other_class)) id)) as figures
  from pairs p group by p.region_code, p.shared`

const teacherTwoClasses: RiskQuery = (scope) =>
  overlapping(
    scope,
    sql<string>`coalesce(s.teacher_user_id::text, c.organization_id || ':' || s.teacher_name)`,
    'teacher',
  )

const placeDouble: RiskQuery = (scope) =>
  overlapping(scope, sql<string>`c.region_code || ':' || btrim(c.place)`, 'place')

const parallelHeads: RiskQuery = ({ prefix, since }, { heads }) => sql<Found>`
  with days as (
    select s.held_on, c.organization_id, c.region_code, array_agg(distinct c.id) as classes
    from classes.session s join classes.training_class c on c.id = s.class_id
    where starts_with(s.region_code, ${prefix}) and starts_with(c.region_code, ${prefix})
      and c.state in ${LIVE} and s.held_on >= ${since}::date
    group by 1, 2, 3),
  counted as (
    select d.*, (select count(*)::int from classes.enrollment e where e.class_id = any(d.classes)
      and e.withdrawn_on is null) as people from days d)
  select distinct on (region_code, organization_id) region_code as "regionCode", organization_id::text as key,
    organization_id as "organizationId", classes, '{}'::uuid[] as persons, '{}'::text[] as details,
    jsonb_build_object('day', held_on, 'people', people, 'classes', cardinality(classes)) as figures
  from counted where people >= ${heads} order by region_code, organization_id, people desc, held_on`

const certificateSameDay: RiskQuery = ({ prefix, since }) => sql<Found>`
  select c.region_code as "regionCode", c.id::text as key, c.organization_id as "organizationId",
    array[c.id] as classes, array_agg(t.person_id order by t.person_id) as persons,
    array_agg(t.number || '（' || t.issued_on || '核发）' order by t.number) as details,
    jsonb_build_object('people', count(*), 'day', c.ends_on) as figures
  from assessment.certificate t join classes.training_class c on c.id = t.class_id
  where starts_with(t.region_code, ${prefix}) and starts_with(c.region_code, ${prefix})
    and t.revoked_on is null and t.issued_on <= c.ends_on and t.issued_on >= ${since}::date
  group by c.id`

const sameRoster: RiskQuery = ({ prefix, since }, { share, days, least }) => sql<Found>`
  with rolls as (
    select c.id, c.region_code, c.organization_id, c.starts_on, array_agg(e.person_id) as persons
    from classes.training_class c join classes.enrollment e on e.class_id = c.id and e.withdrawn_on is null
    where starts_with(c.region_code, ${prefix}) and c.starts_on >= ${since}::date and c.state in ${LIVE}
    group by c.id having count(*) >= ${least}),
  pairs as (
    select a.region_code, a.organization_id, a.id as first, b.id as second, b.starts_on - a.starts_on as days,
      least(cardinality(a.persons), cardinality(b.persons)) as heads,
      array(select unnest(a.persons) intersect select unnest(b.persons) order by 1) as both_rolls
    from rolls a join rolls b on b.organization_id = a.organization_id and b.region_code = a.region_code
      and (b.starts_on, b.id) > (a.starts_on, a.id) and b.starts_on <= a.starts_on + ${days}::int)
  select region_code as "regionCode", first || ':' || second as key, organization_id as "organizationId",
    array[first, second] as classes, both_rolls as persons, '{}'::text[] as details,
    jsonb_build_object('days', days, 'people', cardinality(both_rolls)) as figures
  from pairs where cardinality(both_rolls) * 100 >= ${share} * heads`

const sameImage: RiskQuery = ({ prefix, regionCode }) => sql<Found>`
  select case when count(distinct f.region_code) = 1 then min(f.region_code) else ${regionCode} end as "regionCode",
    f.sha256 as key,
    case when count(distinct f.organization_id) = 1 then (array_agg(f.organization_id))[1] end as "organizationId",
    '{}'::uuid[] as classes, '{}'::uuid[] as persons, array_agg(f.name order by f.id) as details,
    jsonb_build_object('files', count(*)) as figures
  from platform.file f
  where starts_with(f.region_code, ${prefix}) and starts_with(f.type, 'image/')
  group by f.sha256 having count(*) > 1`

/** What points at classes, teachers, places and papers. */
export const teachingRisks = {
  'teacher-two-classes': teacherTwoClasses,
  'place-double': placeDouble,
  'parallel-heads': parallelHeads,
  'certificate-same-day': certificateSameDay,
  'same-roster': sameRoster,
  'same-image': sameImage,
} as const satisfies Readonly<Record<string, RiskQuery>>
