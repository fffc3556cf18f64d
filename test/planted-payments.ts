import { randomUUID } from 'node:crypto'
import type { TestHouse } from './harness.ts'
import { asSystem } from './money-house.ts'
import type { Planted } from './planted-class.ts'

/** Lines paid in a planted class, one to each of its first people, each in a transfer of its own. @returns their ids */
export async function plantPayments(house: TestHouse, planted: Planted, count: number): Promise<string[]> {
  const sys = (statement: string) => asSystem({ house }, statement, [])
  const { classId, organizationId, people } = planted
  const [account, batch, order, payee] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const place = `'450225', '${organizationId}'`
  await sys(`insert into funds.account (id, source, region_code, name, opened_on)
    values ('${account}', 't-${account}', '450225', '测试专户', '2020-01-01')`)
  await sys(`insert into subsidies.batch (id, number, matter_kind, matter_id, matter_number, matter_title, claimant_name,
      region_code, organization_id, fund_source, account_id, state, since, list_hash, line_count, total_fen, claimed_by, claimed_on)
    values ('${batch}', 'PC-${batch}', 'training', '${classId}', 'T-1', '虚构班', '虚构车间', ${place}, 'test', '${account}',
      'claimed', '2024-05-10', 'h', ${count}, ${count * 10_000}, '${batch}', '2024-05-10')`)
  const basis = randomUUID()
  await sys(`insert into subsidies.basis (id, matter_id, region_code, organization_id, detail)
    values ('${basis}', '${classId}', ${place}, '{}')`)
  const ids = []
  for (const [index, personId] of people.slice(0, count).entries()) {
    const [decision, line] = [randomUUID(), randomUUID()]
    await sys(`insert into subsidies.decision (id, matter_kind, matter_id, matter_number, matter_title, subject_id,
        subject_name, person_id, township, region_code, organization_id, rule_id, pack_version, revision, entitled,
        amount_fen, uncapped_fen, basis_id, decided_on)
      values ('${decision}', 'training', '${classId}', 'T-1', '虚构班', '${personId}', '韦某', '${personId}', '', ${place},
        'test/rule', '1', 1, true, 10000, 10000, '${basis}', '2024-05-10')`)
    await sys(`insert into subsidies.line (id, batch_id, line_number, decision_id, matter_kind, matter_id, subject_id,
        subject_name, person_id, township, region_code, organization_id, rule_id, component, item, payee_kind, payee_id,
        payee_name, fund_source, service_from, service_until, due_revision, amount_fen, trace)
      values ('${line}', '${batch}', ${index + 1}, '${decision}', 'training', '${classId}', '${personId}', '韦某',
        '${personId}', '', ${place}, 'test/rule', 'training', 'workshop-training', 'organization', '${organizationId}',
        '虚构车间', 'test', '2024-05-06', '2024-05-07', 1, 10000, '[]')`)
    ids.push(line)
  }
  await sys(`update subsidies.batch set state = 'paying', frozen_at = now() where id = '${batch}'`)
  await sys(`insert into organizations.payee_account (id, payee_kind, payee_id, organization_id, region_code, holder_name,
      bank_name, account_sealed, account_index, account_tail, entered_by, entered_on)
    values ('${payee}', 'organization', '${organizationId}', '${organizationId}', '450225', '虚构车间', '某银行', '\\x00',
      convert_to('${payee}', 'utf8'), '0001', '${payee}', '2024-01-01') on conflict do nothing`)
  await sys(`insert into subsidies.payment_order (id, batch_id, number, supplement, region_code, organization_id, account_id,
      list_hash, file_hash, total_fen, sent_by, sent_on, gate)
    values ('${order}', '${batch}', 'ZF-${order}', 0, ${place}, '${account}', 'h', 'h', 1, '${order}', '2024-05-20', '[]')`)
  for (const [index, line] of ids.entries()) {
    const item = randomUUID()
    await sys(`insert into subsidies.payment_item (id, order_id, sequence, region_code, organization_id, payee_kind, payee_id,
        payee_name, payee_account_id, bank_name, account_tail, purpose, amount_fen, state, settled_on)
      values ('${item}', '${order}', ${index + 1}, ${place}, 'organization', '${organizationId}', '虚构车间', '${payee}',
        '某银行', '0001', '测试', 10000, 'confirmed', '2024-05-25')`)
    await sys(`insert into subsidies.payment_item_line (item_id, line_id, region_code, organization_id, person_id, amount_fen)
      values ('${item}', '${line}', ${place}, '${people[index]}', 10000)`)
  }
  return ids
}
