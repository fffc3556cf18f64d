import { sql } from 'kysely'
import { type CodeOf, codes } from '#kernel/codes'
import { refusals } from '#kernel/refusal'
import type { Tx } from '#platform/db'

/** 职责：同一事项上，哪两项不能由同一自然人承担，见表 auth.hard_pair。 */
export const duties = codes('Duty', {
  claim: ['申报', 'claim'],
  'first-review': ['初审', 'first review'],
  'second-review': ['复核', 'second review'],
  approve: ['审批', 'approval'],
  pay: ['付款', 'payment'],
  reconcile: ['对账', 'reconciliation'],
  'account-change': ['账户变更', 'account change'],
  'account-check': ['账户核实', 'account check'],
  record: ['考勤记录', 'attendance record'],
  correct: ['考勤更正', 'attendance correction'],
  'rate-entry': ['标准录入', 'rate entry'],
  'rate-check': ['标准复核', 'rate check'],
  'notice-reply': ['异议处理', 'objection reply'],
  'exception-request': ['限额例外申请', 'exception request'],
  'exception-approval': ['限额例外审批', 'exception approval'],
  'fund-proposal': ['资金事项提出', 'fund proposal'],
  'fund-decision': ['资金事项决定', 'fund decision'],
})
export type Duty = CodeOf<typeof duties>

export const refuseDuty = refusals({
  'duty-conflict': {
    status: 403,
    title: '您在本事项上已承担“{held}”，不能再承担“{duty}”（以自然人为准，换账号也一样）',
    next: '请由另一位同事办理',
  },
  'duty-needs-person': { status: 403, title: '此事须由具名的工作人员办理', next: '请登录后办理' },
})

/** Whether the actor's natural person holds a duty on a matter. */
export async function holdsDuty(tx: Tx, matterId: string, duty: Duty): Promise<boolean> {
  const found = await tx.db
    .selectFrom('auth.duty_taken')
    .select('duty')
    .where('matter_id', '=', matterId)
    .where('duty', '=', duty)
    .where('natural_person_id', '=', tx.actor.naturalPersonId)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Takes a duty on a matter for the actor's natural person, in the business transaction.
 * The database refuses the same pairs by trigger (JQ001), also under a race.
 * @throws Refusal `duty-conflict` naming the duty already held
 */
export async function takeDuty(tx: Tx, matterId: string, duty: Duty): Promise<void> {
  const { naturalPersonId, userId } = tx.actor
  if (!naturalPersonId || !userId) throw refuseDuty('duty-needs-person')
  const clash = await tx.db
    .with('clash', (db) =>
      db
        .selectFrom('auth.duty_taken as t')
        .innerJoin('auth.hard_pair as p', (join) =>
          join.on((on) =>
            on.or([
              on.and([on('p.duty_a', '=', on.ref('t.duty')), on('p.duty_b', '=', duty)]),
              on.and([on('p.duty_b', '=', on.ref('t.duty')), on('p.duty_a', '=', duty)]),
            ]),
          ),
        )
        .select('t.duty')
        .where('t.matter_id', '=', matterId)
        .where('t.natural_person_id', '=', naturalPersonId)
        .limit(1),
    )
    .with('taken', (db) =>
      db
        .insertInto('auth.duty_taken')
        .columns(['matter_id', 'duty', 'natural_person_id', 'user_id'])
        .expression(
          sql`select ${matterId}::uuid, ${duty}::text, ${naturalPersonId}::uuid, ${userId}::uuid where not exists (select from clash)`,
        )
        .onConflict((conflict) => conflict.doNothing()),
    )
    .selectFrom('clash')
    .select('duty')
    .executeTakeFirst()
  if (clash) throw refuseDuty('duty-conflict', { held: duties.label(clash.duty), duty: duties.label(duty) })
}
