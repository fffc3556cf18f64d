import { placeLinks } from '#catalog/contract'
import { organizationName } from '#organizations'
import { personStatuses } from '#people/contract'
import type { Tx } from '#platform/db'
import { pdf } from '#platform/documents'
import { writeTable } from '#platform/sheets'
import { classAttendance } from './attendance-sheet.ts'
import { getTrainingClass } from './class-file.ts'
import { attendanceMarks } from './contract.ts'
import { exportColumns, templateColumns } from './roster-sheet.ts'
import { type Enrollment, selectEnrollments } from './store-roster.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The empty list to fill and upload. */
export async function rosterTemplate() {
  const notes = ['每行一人；姓名和身份证号须与实名台账一致', '上传后一次列出全部错误，正确的行即时入班']
  const bytes = await writeTable({ sheetName: '名册', columns: templateColumns, rows: [], notes })
  return { name: '名册模板.xlsx', type: XLSX, bytes, rows: 0 }
}

/** The roll with what the snapshot says and how many days were attended. */
export async function exportRoster(tx: Tx, { classId }: { classId: string }) {
  const trainingClass = await getTrainingClass(tx, classId)
  const { trainees } = await classAttendance(tx, { classId })
  const days = new Map(trainees.map((one) => [one.enrollmentId, one.attendedDates.length]))
  const rows = (await selectEnrollments(tx, classId)).map((one, index) => ({
    number: index + 1,
    personName: one.personName,
    residentIdTail: one.residentIdTail,
    township: one.township,
    statuses: one.statuses.map((status) => personStatuses.label(status)).join('、'),
    contract: one.hasContract ? `${one.contractFrom} 至 ${one.contractUntil ?? '无固定期限'}` : '无',
    fee: one.feeFen,
    placeLink: one.placeLink && placeLinks.label(one.placeLink),
    attendedDays: days.get(one.id) ?? 0,
    result: resultOf(one),
    withdrawnOn: one.withdrawnOn,
  }))
  const bytes = await writeTable({ sheetName: '学员名册', columns: exportColumns, rows })
  return { name: `${trainingClass.number}学员名册.xlsx`, type: XLSX, bytes, rows: rows.length }
}

function resultOf({ passed, score }: Enrollment): string {
  if (passed === null) return ''
  return `${passed ? '合格' : '不合格'}${score === null ? '' : `（${score}分）`}`
}

/** The attendance of the whole class as a printed sheet: one column a session, signatures below. */
export async function printAttendance(tx: Tx, { classId }: { classId: string }) {
  const trainingClass = await getTrainingClass(tx, classId)
  const { sessions, trainees } = await classAttendance(tx, { classId })
  const bytes = await pdf({
    title: '培训考勤表',
    subtitle: trainingClass.title,
    meta: [
      ['班级编号', trainingClass.number],
      ['开班单位', await organizationName(tx, trainingClass.organizationId)],
      ['培训时间', `${trainingClass.startsOn} 至 ${trainingClass.endsOn}`],
    ],
    landscape: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '姓名', width: 20 },
          ...sessions.map(({ heldOn, startsAt }) => ({
            title: `${heldOn.slice(5)} ${startsAt}`,
            align: 'center' as const,
          })),
          { title: '出勤天数', align: 'right' as const },
        ],
        rows: trainees.map((one) => [
          one.personName,
          ...sessions.map(({ id }) => attendanceMarks.label(one.marks[id] ?? '')),
          String(one.attendedDates.length),
        ]),
      },
      { kind: 'signatures', labels: ['授课教师', '班主任', '日期'] },
    ],
    footnote: '由考勤记录生成；更正记录见班级档案',
  })
  return { name: `${trainingClass.number}考勤表.pdf`, type: 'application/pdf', bytes, rows: trainees.length }
}
