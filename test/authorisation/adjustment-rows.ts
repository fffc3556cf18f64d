import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/**
 * In each county: an agency agreement, a line looked at, a recovery after payment with a repayment and a proposal to write
 * the rest off, a decided case that was lifted again.
 */
export async function writeAdjustments(tx: Tx, on: DateText): Promise<void> {
  await sql`
    insert into subsidies.agency_agreement (id, matter_kind, matter_id, person_id, person_name, region_code,
      organization_id, number, file_reference, signed_on, recorded_by, recorded_on)
    select distinct on (region_code) gen_random_uuid(), matter_kind, matter_id, person_id, subject_name, region_code,
      organization_id, '代1号', '卷1', ${on}::date, gen_random_uuid(), ${on}::date from subsidies.line
    where person_id is not null and organization_id is not null order by region_code, id`.execute(tx.db)
  await sql`
    insert into subsidies.line_seen (id, line_id, batch_id, region_code, step, list_hash, note, by_person, by_name, on_day)
    select distinct on (l.region_code) gen_random_uuid(), l.id, l.batch_id, l.region_code, 'approve', b.list_hash, '',
      gen_random_uuid(), '测试', ${on}::date
    from subsidies.line l join subsidies.batch b on b.id = l.batch_id order by l.region_code, l.id`.execute(tx.db)
  await sql`
    insert into subsidies.adjustment (id, matter_kind, matter_id, subject_id, subject_name, person_id, region_code,
      organization_id, rule_id, decision_id, due_revision, direction, due_fen, posted_fen, amount_fen, state, raised_on)
    select distinct on (region_code) gen_random_uuid(), matter_kind, matter_id, subject_id, subject_name, person_id,
      region_code, organization_id, rule_id, decision_id, due_revision, 'recover', 0, amount_fen, amount_fen, 'open',
      ${on}::date from subsidies.line order by region_code, id`.execute(tx.db)
  await sql`
    insert into subsidies.recovery (id, number, adjustment_id, line_id, matter_id, subject_id, rule_id, region_code,
      organization_id, person_id, payee_kind, payee_id, payee_name, amount_fen, repaid_fen, state, reason, ordered_by,
      ordered_on, due_on)
    select gen_random_uuid(), l.region_code || '追1号', a.id, l.id, l.matter_id, l.subject_id, l.rule_id, l.region_code,
      l.organization_id, l.person_id, l.payee_kind, l.payee_id, l.payee_name, l.amount_fen, 1, 'partly-repaid', '测试',
      gen_random_uuid(), ${on}::date, ${on}::date
    from subsidies.adjustment a join subsidies.line l on l.decision_id = a.decision_id`.execute(tx.db)
  await sql`
    insert into subsidies.repayment (id, recovery_id, region_code, organization_id, person_id, amount_fen,
      document_number, received_on, recorded_by, recorded_on)
    select gen_random_uuid(), id, region_code, organization_id, person_id, 1, '缴1', ${on}::date, gen_random_uuid(),
      ${on}::date from subsidies.recovery`.execute(tx.db)
  await sql`
    insert into subsidies.write_off (id, recovery_id, region_code, organization_id, person_id, left_fen, reason,
      document_number, state, proposed_by, proposed_by_name, proposed_on)
    select gen_random_uuid(), id, region_code, organization_id, person_id, amount_fen - repaid_fen, '测试', '核销1号',
      'proposed', gen_random_uuid(), '测试', ${on}::date from subsidies.recovery`.execute(tx.db)
  // What a decided case took away, and gave back again: nothing of the other rows is held by it.
  await sql`
    insert into subsidies.bar (id, measure_id, case_number, document, reason, cites, matter_kind, matter_id, subject_id,
      rule_id, region_code, organization_id, person_id, barred_on)
    select distinct on (region_code, organization_id is null) gen_random_uuid(), gen_random_uuid(), '案件1号', '文1号',
      '测试', '{lz-2019-63#6-4}', matter_kind, matter_id, subject_id, rule_id, region_code, organization_id, person_id, ${on}::date
    from subsidies.decision order by region_code, organization_id is null, id`.execute(tx.db)
  await sql`
    insert into subsidies.bar_lifting (bar_id, region_code, organization_id, person_id, reason, lifted_on)
    select id, region_code, organization_id, person_id, '测试', ${on}::date from subsidies.bar`.execute(tx.db)
}
