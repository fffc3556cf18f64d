import { sql } from 'kysely'
import type { Found, RiskQuery } from './store-risks.ts'

/** One phone, several households: a family may well share one. */
const phoneShared: RiskQuery = ({ prefix, regionCode, since }, { households }) => sql<Found>`
  select case when count(distinct p.region_code) = 1 then min(p.region_code) else ${regionCode} end as "regionCode",
    left(encode(p.phone_index, 'hex'), 24) as key, null as "organizationId", '{}'::uuid[] as classes,
    array_agg(p.id order by p.id) as persons, '{}'::text[] as details,
    jsonb_build_object('households', count(distinct coalesce(nullif(p.household_number, ''), p.id::text)),
      'people', count(*), 'tail', min(p.phone_tail)) as figures
  from people.person p
  where starts_with(p.region_code, ${prefix}) and p.phone_index is not null
    and exists (select from classes.enrollment e where e.person_id = p.id and e.withdrawn_on is null
      and starts_with(e.region_code, ${prefix}) and upper(e.period) > ${since}::date)
  group by p.phone_index
  having count(distinct coalesce(nullif(p.household_number, ''), p.id::text)) >= ${households}`

const accountShared: RiskQuery = ({ prefix, regionCode }, { payees }) => sql<Found>`
  select case when count(distinct a.region_code) = 1 then min(a.region_code) else ${regionCode} end as "regionCode",
    left(encode(a.account_index, 'hex'), 24) as key, null as "organizationId", '{}'::uuid[] as classes,
    array_agg(a.person_id order by a.person_id) as persons,
    array_agg(a.holder_name || '（' || a.bank_name || '）' order by a.person_id) as details,
    jsonb_build_object('people', count(*), 'tail', min(a.account_tail)) as figures
  from organizations.payee_account a
  where starts_with(a.region_code, ${prefix}) and a.payee_kind = 'person' and a.replaced_at is null
  group by a.account_index having count(distinct a.person_id) >= ${payees}`

/** Of each class's roll, how many fit; reported where the share is reached. */
const shareOfRoll = (
  { prefix, since }: { prefix: string; since: string },
  t: Readonly<Record<string, number>>,
  fits: ReturnType<typeof sql<boolean>>,
  counted: ReturnType<typeof sql<boolean>>,
) => sql<Found>`
  select c.region_code as "regionCode", c.id::text as key, c.organization_id as "organizationId",
    array[c.id] as classes, array_agg(e.person_id order by e.person_id) filter (where ${fits}) as persons,
    '{}'::text[] as details,
    jsonb_build_object('heads', count(*), 'people', count(*) filter (where ${fits}), 'days', ${t['days']}::int) as figures
  from classes.training_class c join classes.enrollment e on e.class_id = c.id and e.withdrawn_on is null
  where starts_with(c.region_code, ${prefix}) and c.starts_on >= ${since}::date and ${counted}
  group by c.id
  having count(*) >= ${t['least']} and count(*) filter (where ${fits}) * 100 >= ${t['share']} * count(*)`

const intentJustBefore: RiskQuery = (scope, t) =>
  shareOfRoll(
    scope,
    t,
    sql<boolean>`(select min(i.first_stated_on) from people.intent i where i.person_id = e.person_id
      and i.kind = 'training' and starts_with(i.region_code, ${scope.prefix}))
      between c.starts_on - ${t['days']}::int and c.starts_on`,
    sql<boolean>`true`,
  )

const contractJustBefore: RiskQuery = (scope, t) =>
  shareOfRoll(
    scope,
    t,
    sql<boolean>`e.contract_from between c.starts_on - ${t['days']}::int and c.starts_on`,
    sql<boolean>`e.has_contract`,
  )

/** The snapshot of the roll says a status that was taken back as registered by mistake, and is not held otherwise. */
const statusWithdrawn: RiskQuery = ({ prefix, since }) => sql<Found>`
  select c.region_code as "regionCode", c.id::text as key, c.organization_id as "organizationId",
    array[c.id] as classes, array_agg(distinct e.person_id order by e.person_id) as persons,
    array_agg(distinct e.person_name || '：' || w.reason || '（' || w.withdrawn_on || '撤销）') as details,
    jsonb_build_object('people', count(distinct e.person_id)) as figures
  from classes.training_class c
  join classes.enrollment e on e.class_id = c.id and e.withdrawn_on is null
  join people.status s on s.person_id = e.person_id and s.withdrawn and s.status = any(e.statuses)
    and daterange(s.valid_from, s.valid_until, '[]') @> e.decisive_on
  join people.status_withdrawal w on w.status_id = s.id
  where starts_with(c.region_code, ${prefix}) and starts_with(s.region_code, ${prefix})
    and starts_with(w.region_code, ${prefix}) and c.starts_on >= ${since}::date
    and not exists (select from people.status o where o.person_id = s.person_id and o.status = s.status
      and not o.withdrawn and daterange(o.valid_from, o.valid_until, '[]') @> e.decisive_on)
  group by c.id`

/** A month of an organizer against the average of the months before. */
const headsJump: RiskQuery = ({ prefix, since }, { times, months, least }) => sql<Found>`
  with months as (
    select e.organization_id, e.region_code, date_trunc('month', c.starts_on)::date as month, count(*)::int as people,
      array_agg(distinct c.id) as classes
    from classes.training_class c join classes.enrollment e on e.class_id = c.id and e.withdrawn_on is null
    where starts_with(c.region_code, ${prefix}) group by 1, 2, 3)
  select m.region_code as "regionCode", m.organization_id || ':' || to_char(m.month, 'YYYY-MM') as key,
    m.organization_id as "organizationId", m.classes, '{}'::uuid[] as persons, '{}'::text[] as details,
    jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'people', m.people,
      'months', ${months}::int, 'before', b.people) as figures
  from months m cross join lateral (
    select coalesce(sum(o.people), 0)::int as people from months o
    where o.organization_id = m.organization_id and o.region_code = m.region_code
      and o.month >= m.month - make_interval(months => ${months}::int) and o.month < m.month) b
  where m.month >= date_trunc('month', ${since}::date) and m.people >= ${least} and b.people > 0
    and m.people * ${months}::int >= ${times} * b.people`

const paymentsReturned: RiskQuery = ({ prefix, since }, { payments }) => sql<Found>`
  select i.region_code as "regionCode", i.organization_id::text as key, i.organization_id as "organizationId",
    coalesce(array_agg(distinct b.matter_id) filter (where b.matter_kind = 'training'), '{}') as classes,
    coalesce(array_agg(distinct i.person_id) filter (where i.person_id is not null), '{}') as persons,
    array_agg(o.number || ' ' || i.payee_name || '：' || coalesce(i.bank_reason, '') order by i.id) as details,
    jsonb_build_object('payments', count(*)) as figures
  from subsidies.payment_item i join subsidies.payment_order o on o.id = i.order_id
  join subsidies.batch b on b.id = o.batch_id
  where starts_with(i.region_code, ${prefix}) and i.state = 'returned' and i.organization_id is not null
    and i.settled_on >= ${since}::date
  group by 1, 2, 3 having count(*) >= ${payments}`

/** What points at people and their money. */
export const peopleRisks = {
  'phone-shared': phoneShared,
  'account-shared': accountShared,
  'intent-just-before': intentJustBefore,
  'contract-just-before': contractJustBefore,
  'status-withdrawn': statusWithdrawn,
  'heads-jump': headsJump,
  'payments-returned': paymentsReturned,
} as const satisfies Readonly<Record<string, RiskQuery>>
