import { sql } from 'kysely'
import type { Found, RiskQuery } from './store-risks.ts'

/** The mark that counts: `classes.current_mark`, within the run's region. */
const marksOf = (prefix: string) => sql`
  select m.* from classes.current_mark m where starts_with(m.region_code, ${prefix})`

const twoPlaces: RiskQuery = ({ prefix, since }) => sql<Found>`
  with marks as (
    select m.person_id, m.class_id, m.region_code, s.held_on, s.starts_at, s.ends_at from (${marksOf(prefix)}) m
    join classes.session s on s.id = m.session_id
    where m.mark in ('present', 'late') and s.held_on >= ${since}::date)
  select min(a.region_code) as "regionCode", a.person_id || ':' || a.class_id || ':' || b.class_id as key,
    null as "organizationId", array[a.class_id, b.class_id] as classes, array[a.person_id] as persons,
    array_agg(distinct a.held_on || ' ' || to_char(a.starts_at, 'HH24:MI') || '–' || to_char(a.ends_at, 'HH24:MI') || ' 与 '
      || to_char(b.starts_at, 'HH24:MI') || '–' || to_char(b.ends_at, 'HH24:MI')) as details,
    jsonb_build_object('sessions', count(*)) as figures
  from marks a join marks b on b.person_id = a.person_id and b.class_id > a.class_id and b.held_on = a.held_on
    and (a.starts_at, a.ends_at) overlaps (b.starts_at, b.ends_at)
  group by a.person_id, a.class_id, b.class_id`

/**
 * When the marks of each session were written, in local time. What lies after the business date cannot be judged: there the
 * clock of the machine does not follow the calendar.
 */
const written = (prefix: string, since: string, today: string) => sql`
  select s.id, s.class_id, s.held_on, s.starts_at, c.region_code, c.organization_id, m.recorder_person,
    min(m.recorded_at) as at
  from classes.session s join classes.training_class c on c.id = s.class_id
  join classes.attendance_event m on m.session_id = s.id and m.corrects is null
  where starts_with(c.region_code, ${prefix}) and starts_with(m.region_code, ${prefix}) and s.held_on >= ${since}::date
  group by s.id, c.id, m.recorder_person
  having (min(m.recorded_at) at time zone 'Asia/Shanghai')::date <= ${today}::date`

const markedLate: RiskQuery = ({ prefix, since, today }, { days }) => sql<Found>`
  select w.region_code as "regionCode", w.class_id::text as key, w.organization_id as "organizationId",
    array[w.class_id] as classes, '{}'::uuid[] as persons,
    array_agg(w.held_on || '的课，' || to_char(w.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || '记录' order by w.held_on, w.id)
      as details,
    jsonb_build_object('sessions', count(*), 'days', ${days}::int) as figures
  from (${written(prefix, since, today)}) w
  where (w.at at time zone 'Asia/Shanghai')::date > w.held_on + ${days}::int
    or w.at at time zone 'Asia/Shanghai' < w.held_on + w.starts_at
  group by w.region_code, w.class_id, w.organization_id`

const markedInBulk: RiskQuery = ({ prefix, since, today }, { days, minutes }) => sql<Found>`
  with written as (${written(prefix, since, today)}),
  sittings as (
    select a.class_id, a.region_code, a.organization_id, a.recorder_person, a.at, count(distinct b.held_on)::int as days
    from written a join written b on b.class_id = a.class_id and b.recorder_person = a.recorder_person
      and b.at between a.at and a.at + make_interval(mins => ${minutes}::int)
    group by 1, 2, 3, 4, 5 having count(distinct b.held_on) >= ${days})
  select region_code as "regionCode", class_id || ':' || recorder_person as key, organization_id as "organizationId",
    array[class_id] as classes, '{}'::uuid[] as persons,
    array[to_char(min(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || '起'] as details,
    jsonb_build_object('days', max(days), 'minutes', ${minutes}::int) as figures
  from sittings group by region_code, class_id, recorder_person, organization_id`

const allPresent: RiskQuery = ({ prefix, since }, { heads, sessions }) => sql<Found>`
  with held as (
    select c.id, c.region_code, c.organization_id,
      (select count(*)::int from classes.session s where s.class_id = c.id) as sessions,
      (select count(*)::int from classes.enrollment e where e.class_id = c.id and e.withdrawn_on is null) as heads
    from classes.training_class c
    where starts_with(c.region_code, ${prefix}) and c.state = 'completed' and c.starts_on >= ${since}::date)
  select h.region_code as "regionCode", h.id::text as key, h.organization_id as "organizationId",
    array[h.id] as classes, '{}'::uuid[] as persons, '{}'::text[] as details,
    jsonb_build_object('heads', h.heads, 'sessions', h.sessions) as figures
  from held h
  where h.heads >= ${heads} and h.sessions >= ${sessions} and h.heads * h.sessions = (
    select count(*) from (${marksOf(prefix)}) m join classes.enrollment e on e.id = m.enrollment_id
    where m.class_id = h.id and m.mark = 'present' and e.withdrawn_on is null)`

const manyCorrections: RiskQuery = ({ prefix, since }, { corrections }) => sql<Found>`
  select c.region_code as "regionCode", c.id || ':' || m.recorder_person as key, c.organization_id as "organizationId",
    array[c.id] as classes, array_agg(distinct m.person_id) as persons,
    array_agg(distinct '更正原因：' || m.reason) as details, jsonb_build_object('corrections', count(*)) as figures
  from classes.attendance_event m join classes.training_class c on c.id = m.class_id
  where m.corrects is not null and starts_with(m.region_code, ${prefix}) and c.starts_on >= ${since}::date
    and starts_with(c.region_code, ${prefix})
  group by c.id, m.recorder_person having count(*) >= ${corrections}`

/** What points at who was there, and who says so. */
export const attendanceRisks = {
  'two-places': twoPlaces,
  'marked-late': markedLate,
  'marked-in-bulk': markedInBulk,
  'all-present': allPresent,
  'many-corrections': manyCorrections,
} as const satisfies Readonly<Record<string, RiskQuery>>
