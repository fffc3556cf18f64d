import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { wordId } from '#platform/ids'
import * as supervision from '#supervision/contract'
import type { Hire } from '../world/client.ts'
import { supervise } from '../world/supervision.ts'

/**
 * What supervision leaves in both counties: the demo's, and in each a measure that was decided, on a class that does not exist,
 * so that no money of the stage stops. One picture stands twice in each, so that each has a signal.
 */
export async function superviseBoth(database: Database, as: Hire, today: DateText): Promise<void> {
  for (const suffix of ['', '-sanjiang']) {
    const { regionCode } = as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk').actor
    const picture = { name: '现场.png', type: 'image/png', bytes: Buffer.of(0), sha256: `picture ${regionCode}` }
    const place = { region_code: regionCode, created_by: wordId('one') }
    const twice = ['first', 'second'].map((word) => ({ ...picture, ...place, id: wordId('picture', word, suffix) }))
    await inTransaction(database, theSystem, (tx) => tx.db.insertInto('platform.file').values(twice).execute())
  }
  await supervise(as, today)
  for (const suffix of ['', '-sanjiang']) {
    const clerk = as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk')
    const { rows } = await clerk.do(supervision.listCases)
    const caseId = rows[0]?.id ?? ''
    await proposeLifting(database, caseId, today, suffix)
    await inTransaction(database, theSystem, (tx) =>
      tx.db
        .insertInto('organizations.suspension')
        .values({
          id: wordId('authorisation', 'suspension', suffix),
          region_code: clerk.actor.regionCode,
          kind: 'freeze',
          organization_id: rows[0]?.organizationId ?? null,
          class_id: wordId('authorisation', 'no class'),
          matter_id: caseId,
          reason: '测试',
          document: '测试',
          valid_from: today,
          made_by: wordId('one'),
          checked_by: wordId('another'),
        })
        .execute(),
    )
  }
}

/** A measure that was decided, and somebody's proposal to lift it. */
async function proposeLifting(database: Database, case_id: string, on: DateText, suffix: string): Promise<void> {
  const [one, another] = [wordId('one'), wordId('another')]
  const id = wordId('authorisation', 'decided measure', suffix)
  await inTransaction(database, theSystem, async (tx) => {
    const { region_code } = await tx.db
      .selectFrom('supervision.case_file')
      .select('region_code')
      .where('id', '=', case_id)
      .executeTakeFirstOrThrow()
    const face = { region_code, reason: '测试', document: '测试' }
    const proposed = { proposed_by: one, proposed_name: '测试', proposed_on: on }
    const decided = { decided_by: another, decided_name: '测试', decided_on: on, decision_note: '测试' }
    await tx.db
      .insertInto('supervision.case_measure')
      .values({ ...face, ...proposed, ...decided, id, case_id, kind: 'freeze', state: 'decided' })
      .execute()
    await tx.db
      .insertInto('supervision.measure_lifting')
      .values({
        ...face,
        ...proposed,
        id: wordId('authorisation', 'lifting', suffix),
        measure_id: id,
        state: 'proposed',
      })
      .execute()
  })
}
