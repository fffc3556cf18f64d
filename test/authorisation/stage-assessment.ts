import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

interface Holder {
  readonly person_id: string
  readonly person_name: string
  readonly region_code: string
  readonly organization_id: string
}

const TRADE = '6-18-02-04'

/** In each county: a registered body, a certificate that waits, an application for a level out of order. */
export async function writeAssessment(tx: Tx, holder: Holder, day: DateText): Promise<void> {
  const { region_code, organization_id } = holder
  const document = { document_number: `测试备案${region_code}`, document_title: '测试' }
  const made = { made_by: newId(), made_on: day }
  const body = newId()
  await tx.db
    .insertInto('assessment.body')
    .values({
      ...document,
      ...made,
      id: body,
      organization_id,
      region_code,
      valid_from: day,
      valid_until: '2030-12-31' as DateText,
      state: 'entered',
    })
    .execute()
  await tx.db
    .insertInto('assessment.body_scope')
    .values({ body_id: body, trade_code: TRADE, levels: ['junior'] })
    .execute()
  await tx.db
    .insertInto('assessment.credential')
    .values({
      ...holder,
      ...made,
      id: newId(),
      type_code: 'skill-level',
      number: `Y${region_code.padStart(21, '0')}`,
      township: '测试镇',
      issuer: '测试机构',
      trade_code: TRADE,
      level: 'junior',
      issued_on: day,
      state: 'entered',
    })
    .execute()
  const asked = { requested_by: newId(), requested_on: day, state: 'requested' }
  await tx.db
    .insertInto('assessment.level_exception')
    .values({ ...holder, ...asked, ...document, id: newId(), trade_code: TRADE, level: 'senior', reason: '测试' })
    .execute()
}
