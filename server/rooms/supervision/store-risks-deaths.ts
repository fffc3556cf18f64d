import { sql } from 'kysely'
import type { Found, RiskQuery } from './store-risks.ts'

/** What is on record of people: that they were there, passed a test, were paid wages or a subsidy; one row for each, with its day. */
const recorded = (prefix: string, since: string) => sql`
  select m.region_code, m.organization_id, m.class_id, m.person_id, '到课' as what, s.held_on as day
    from classes.current_mark m join classes.session s on s.id = m.session_id
    where starts_with(m.region_code, ${prefix}) and m.mark in ('present', 'late') and s.held_on >= ${since}::date
  union all
  select e.region_code, e.organization_id, e.class_id, e.person_id, '考核合格', e.tested_on from classes.enrollment e
    where starts_with(e.region_code, ${prefix}) and e.passed and e.tested_on >= ${since}::date
  union all
  select w.region_code, w.organization_id, null, w.person_id, '工资', (w.month || '-01')::date from employment.work_month w
    where starts_with(w.region_code, ${prefix}) and w.removed_on is null and (w.month || '-01')::date >= ${since}::date
  union all
  select i.region_code, i.organization_id, null, i.person_id, '付款', i.settled_on from subsidies.payment_item i
    where starts_with(i.region_code, ${prefix}) and i.payee_kind = 'person' and i.state = 'confirmed'
      and i.settled_on >= ${since}::date`

/** The dead did nothing any more; of another county's people only the day is known here (narrow function). */
const afterDeath: RiskQuery = ({ prefix, since }) => sql<Found>`
  with recorded as (${recorded(prefix, since)}),
  dead as (select * from people.died_on(array(select distinct person_id from recorded where person_id is not null))),
  facts as (
    select r.region_code, r.organization_id, r.person_id, r.what, d.died_on, array_agg(distinct r.class_id)
        filter (where r.class_id is not null) as classes, count(*)::int as times, min(r.day) as first
      from recorded r join dead d on d.person_id = r.person_id and r.day > d.died_on
      group by 1, 2, 3, 4, 5)
  select f.region_code as "regionCode", coalesce(f.organization_id, min(f.person_id::text)::uuid)::text as key,
    f.organization_id as "organizationId",
    array(select distinct c from facts o, unnest(o.classes) c where o.region_code = f.region_code
      and o.organization_id is not distinct from f.organization_id) as classes,
    array_agg(distinct f.person_id order by f.person_id) as persons,
    array_agg('登记于' || f.died_on || '死亡，此后' || f.what || f.times || '次，最早' || f.first
      order by f.died_on, f.what, f.person_id) as details,
    jsonb_build_object('people', count(distinct f.person_id),
      'sessions', coalesce(sum(f.times) filter (where f.what = '到课'), 0),
      'tests', coalesce(sum(f.times) filter (where f.what = '考核合格'), 0),
      'months', coalesce(sum(f.times) filter (where f.what = '工资'), 0),
      'payments', coalesce(sum(f.times) filter (where f.what = '付款'), 0)) as figures
  from facts f
  group by f.region_code, f.organization_id`

/** What points at records of the dead. */
export const deathRisks = { 'after-death': afterDeath } as const satisfies Readonly<Record<string, RiskQuery>>
