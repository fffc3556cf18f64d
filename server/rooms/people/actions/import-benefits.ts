import type { FileReply, UploadedFile } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import {
  benefitItems,
  benefitStatuses,
  benefitTitles,
  initiatives,
  studentAidItems,
  studentAidTitles,
} from '../contract.ts'
import { countyOf } from '../county.ts'
import { type BenefitEntry, readBenefit, readStudent, type StudentEntry } from '../domain/benefit-rows.ts'
import { labelsOf } from '../domain/read-entry.ts'
import { type ListForm, type ListRow, listTemplate, receiveList } from '../lists.ts'
import { refuse } from '../refusals.ts'
import { insertBenefits, insertStudents, studentKey } from '../store-benefits.ts'

export const benefitForm: ListForm<keyof typeof benefitTitles, BenefitEntry> = {
  kind: 'other-benefits',
  titles: benefitTitles,
  dates: ['from', 'until', 'asOf'],
  choices: { initiative: labelsOf(initiatives), item: labelsOf(benefitItems) },
  notes: { household: '按户享受的必填', amount: '清单上写明的才填，系统不计算' },
  optional: ['household', 'amount'],
  read: readBenefit,
  once: ({ initiative, item, from, until }) => [initiative, item, from, until].join(),
}

export const studentForm: ListForm<keyof typeof studentAidTitles, StudentEntry> = {
  kind: 'student-aid',
  titles: studentAidTitles,
  dates: ['startsOn', 'endsOn'],
  choices: {
    item: studentAidItems.map((item) => benefitItems.label(item)),
    status: labelsOf(benefitStatuses),
  },
  notes: { term: '例如：2024年秋季学期；只报在校名册的，学期及其后各列留空' },
  optional: ['term', 'item', 'status', 'document'],
  read: readStudent,
  once: ({ aid }) => (aid ? [aid.term, aid.item, aid.status].join() : ''),
}

/**
 * Takes another department's list of benefits: the county's own people, every fault at once, nothing computed
 * (柳政规〔2019〕63号 四（二）：雨露计划、中职资助、技工教育家庭补助).
 * @throws Refusal `county-only` and those of the sheet
 */
export async function importBenefits(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const county = await countyOf(tx, actor)
  const owner = { regionCode: county.code, organizationId: null }
  return receiveList(tx, benefitForm, owner, file, async (rows, importId) => {
    const [own, foreign] = [true, false].map((here) => rows.filter((row) => (row.regionCode === county.code) === here))
    const added = await insertBenefits(tx, owner, importId, own ?? [])
    const faults = (foreign ?? []).map(({ row }) => ({ row, ...elsewhere(county.name) }))
    return { added, known: (own ?? []).length - added, faults }
  })
}

const elsewhere = (county: string) => ({
  key: 'residentId' as const,
  code: 'registered-elsewhere',
  reason: `此人不在${county}的台账中`,
  cure: '请把这一行转给其户籍县（市、区）导入',
})

/**
 * A school records its students and, by term, what of 免学费 and 助学金 was asked for or granted
 * (桂人社发〔2022〕7号 三（四）); amounts stand in other documents and are not computed.
 * @throws Refusal `school-needed` and those of the sheet
 */
export async function importStudentAid(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const organizationId = actor.organizationId
  if (!organizationId) throw refuse('school-needed')
  const owner = { regionCode: actor.regionCode, organizationId }
  return receiveList(tx, studentForm, owner, file, async (rows, importId) => {
    const onRoll = await insertStudents(tx, organizationId, importId, rows)
    const aided = rows.flatMap(({ entry, ...row }): (Omit<ListRow<unknown>, 'entry'> & { entry: BenefitEntry })[] =>
      entry.aid ? [{ ...row, entry: entry.aid }] : [],
    )
    const recorded = await insertBenefits(tx, owner, importId, aided)
    const enrolled = rows.filter(
      ({ entry, personId }) => !entry.aid && onRoll.has(studentKey({ personId, startsOn: entry.startsOn })),
    )
    const added = recorded + enrolled.length
    return { added, known: rows.length - added }
  })
}

const forms = { 'other-benefits': benefitForm, 'student-aid': studentForm }

/** The empty workbook of a list. */
export async function downloadBenefitTemplate(
  _tx: Tx,
  _actor: Actor,
  { listKind }: { listKind: keyof typeof forms },
): Promise<FileReply> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const bytes = listKind === 'student-aid' ? await listTemplate(studentForm) : await listTemplate(benefitForm)
  return { name: `${listKind === 'student-aid' ? '学生资助' : '其他部门补助'}模板.xlsx`, type, bytes, rows: 0 }
}
