import { sql } from 'kysely'
import { listMatters, publishPost, recordFollowUp, referPost } from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import type { TestHouse } from './harness.ts'
import { paidBatch } from './paid-lines.ts'
import { type TrainedClass, trainedClass } from './trained-class.ts'

const poor = 'lifted-out-of-poverty' as const

/** A June of two counties of Liuzhou, and one elsewhere that must not count. */
export async function fillJune(house: TestHouse): Promise<TrainedClass> {
  const rong = { regionCode: '450225' }
  const weaving = await trainedClass(house, {
    ...rong,
    startsOn: '2024-06-03',
    completedOn: '2024-06-20',
    people: [
      { name: '甲', status: poor },
      { name: '乙', status: poor },
      { name: '丙', status: poor, contractUntil: null },
      { name: '丁', status: poor, withdrawnOn: '2024-06-10' },
    ],
  })
  const startup = { regionCode: '450226', startsOn: '2024-05-30', completedOn: '2024-06-15', kind: 'startup' }
  await trainedClass(house, { ...startup, people: [{ name: '戊' }, { name: '己' }] })
  await trainedClass(house, {
    ...rong,
    startsOn: '2024-06-11',
    completedOn: '2024-06-30',
    kind: 'safety',
    people: [{ name: '庚' }],
  })
  await trainedClass(house, { ...startup, regionCode: '450325', people: [{ name: '外市' }] })
  await house.settleNews()
  await certify(house, weaving, '甲', '2024-06-20')
  await referEverybody(house)
  const days = { ...rong, claimedOn: '2024-06-22', approvedOn: '2024-06-25', paidOn: '2024-07-02' }
  await paidBatch(house, weaving, days, [
    { name: '甲', item: 'living-allowance', amountFen: 75_000 },
    { name: '乙', item: 'living-allowance', amountFen: 70_000 },
    { name: '丙', item: 'workshop-training', amountFen: 100_000 },
  ])
  return weaving
}

async function referEverybody(house: TestHouse): Promise<void> {
  const clerk = await house.as('county-clerk', {})
  const posts = []
  for (const title of ['缝纫工', '包装工', '仓管员']) {
    const post = { title, employer: '某厂', workplace: '柳州', payText: '面议', heads: 1 }
    posts.push(await clerk.call(publishPost, { body: { ...post, openUntil: '2024-12-31' as DateText } }))
  }
  const { rows } = await clerk.call(listMatters, { query: {} })
  for (const { id: matterId, personName } of rows) {
    for (const { id: postId } of posts) await clerk.call(referPost, { params: { matterId }, body: { postId } })
    if (personName !== '甲') continue
    const body = { outcome: 'contract-employment' as const, employer: '某厂', note: '电话' }
    await clerk.call(recordFollowUp, { params: { matterId }, body })
  }
}

/** A certificate for one of the class. */
export const certify = (house: TestHouse, of: TrainedClass, name: string, issuedOn: string) =>
  inTransaction(house.database, theSystem, (tx) =>
    tx.db
      .insertInto('assessment.certificate')
      .values({
        id: newId(),
        number: `ZS-${name}`,
        kind: 'training-completion',
        class_id: of.classId,
        enrollment_id: of.people[name]?.enrollmentId ?? '',
        person_id: of.people[name]?.personId ?? '',
        region_code: '450225',
        organization_id: of.organizationId,
        person_name: name,
        trade_name: '藤编',
        issued_on: issuedOn as DateText,
        issued_by: of.classId,
      })
      .execute(),
  )

/** The month once more, in one statement that shares nothing with the product's way of counting. */
export async function recount(house: TestHouse, from: string, until: string): Promise<Record<string, number>> {
  const { rows } = await inTransaction(house.database, theSystem, (tx) =>
    sql<{ cell: string; value: number }>`
      with days as (select ${from}::date as a, ${until}::date as z),
      here as (
        select e.region_code, e.withdrawn_on, c.starts_on, c.completed_on, c.kind
        from classes.enrollment e join classes.training_class c on c.id = e.class_id, days
        where e.region_code like '4502%' and (e.withdrawn_on is null or e.withdrawn_on > z)),
      money as (
        select l.region_code, l.item, l.amount_fen, b.claimed_on, b.id as batch_id, l.id as line_id, l.person_id
        from subsidies.line l join subsidies.batch b on b.id = l.batch_id where l.region_code like '4502%')
      select region_code || ' enrolled' as cell, count(*)::int as value from here, days
        where starts_on between a and z group by 1
      union all select region_code || ' completed', count(*)::int from here, days
        where completed_on between a and z group by 1
      union all select region_code || ' completed-' || case when kind in ('employment-skills', 'skills-upgrading', 'startup')
          then kind else 'other' end, count(*)::int from here, days where completed_on between a and z group by 1
      union all select region_code || ' certified', count(*)::int from assessment.certificate, days
        where region_code like '4502%' and revoked_on is null and issued_on between a and z group by 1
      union all select region_code || ' referred', count(*)::int from employment.referral, days
        where region_code like '4502%' and referred_on between a and z group by 1
      union all select region_code || ' followed-up', count(*)::int from employment.service_matter, days
        where region_code like '4502%' and follow_up_done_on between a and z group by 1
      union all select region_code || ' overdue', count(*)::int from employment.service_matter, days
        where region_code like '4502%' and follow_up_due_on <= z and coalesce(follow_up_done_on > z, true) group by 1
      union all select region_code || ' placed', count(distinct person_id)::int from employment.employment_status, days
        where region_code like '4502%' and status <> 'not-employed' and verified_on between a and z group by 1
      union all select region_code || ' claimed:persons', count(distinct person_id)::int from money, days
        where claimed_on between a and z group by region_code
      union all select region_code || ' approved:persons', count(distinct person_id)::int from money, days
        where exists (select from subsidies.review v where v.batch_id = money.batch_id and v.step = 'approve'
          and v.on_day between a and z) group by region_code
      union all select region_code || ' paid:persons', count(distinct person_id)::int from money, days
        where exists (select from subsidies.payment_item_line p join subsidies.payment_item i on i.id = p.item_id
          where p.line_id = money.line_id and i.state = 'confirmed' and i.settled_on between a and z) group by region_code
      union all select region_code || ' claimed:' || item, sum(amount_fen)::int from money, days
        where claimed_on between a and z group by 1
      union all select region_code || ' approved:' || item, sum(amount_fen)::int from money, days
        where exists (select from subsidies.review v where v.batch_id = money.batch_id and v.step = 'approve'
          and v.on_day between a and z) group by 1
      union all select region_code || ' paid:' || item, sum(amount_fen)::int from money, days
        where exists (select from subsidies.payment_item_line p join subsidies.payment_item i on i.id = p.item_id
          where p.line_id = money.line_id and i.state = 'confirmed' and i.settled_on between a and z) group by 1`.execute(
      tx.db,
    ),
  )
  return Object.fromEntries(rows.map((row) => [row.cell, row.value]))
}
