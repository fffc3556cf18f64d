import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

const COUNTIES = ['450225', '450226']

/** In both counties a set of questions released and one that waits, what the public said of it, and a broken promise. */
export async function writeQuestions(tx: Tx, today: DateText): Promise<void> {
  const trade = await tx.db.selectFrom('catalog.trade').select('code').orderBy('code').executeTakeFirstOrThrow()
  for (const region_code of COUNTIES) {
    for (const [index, state] of (['released', 'entered'] as const).entries()) {
      const id = newId()
      const head = { id, region_code, trade_code: trade.code, level: 'junior', version: index + 1, items: 1 }
      const entered = { title: '演示题库', document: '测试', state: 'entered', entered_by: newId(), entered_on: today }
      await tx.db
        .insertInto('catalog.question_set')
        .values({ ...head, ...entered })
        .execute()
      const question = { kind: 'judgement', stem: '判断', options: ['正确', '错误'], answer: 'A', explanation: '' }
      await tx.db
        .insertInto('catalog.question')
        .values({ set_id: id, region_code, number: 1, ...question })
        .execute()
      const proposal = { id: newId(), set_id: id, region_code, words: '有一处错字', proposed_on: today, state: 'open' }
      await tx.db.insertInto('catalog.question_proposal').values(proposal).execute()
      if (state === 'entered') continue
      const released = { state, released_by: newId(), released_on: today }
      await tx.db.updateTable('catalog.question_set').set(released).where('id', '=', id).execute()
    }
  }
  const signed = await tx.db
    .selectFrom('notices.commitment')
    .select(['id as commitment_id', 'region_code', 'organization_id'])
    .where('organization_id', 'is not', null)
    .distinctOn('region_code')
    .execute()
  const found = {
    promise: '1. 承诺',
    facts: '查明的事实',
    finding_number: 'WT-2024-0000',
    found_by: newId(),
    found_on: today,
  }
  const breaches = signed.map(({ organization_id, ...commitment }) => ({
    ...commitment,
    ...found,
    organization_id: organization_id ?? '',
    id: newId(),
    finding_id: newId(),
  }))
  await tx.db.insertInto('notices.breach').values(breaches).execute()
}
