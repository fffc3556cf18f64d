import { listClasses } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { editOrganization } from '#organizations/contract'
import * as statistics from '#statistics/contract'
import type { Hire } from './client.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

/** The figures of the years, and the first files exchanged with the provincial system; all of it fictitious. */
export const yearlyHappenings = (as: Hire, today: DateText): Happening[] => [
  { on: '2021-02-18' as DateText, run: () => reportFund(as, 2020, yuan(31_000)) },
  { on: '2022-02-16' as DateText, run: () => reportFund(as, 2021, yuan(42_000)) },
  // Waits for the city to receive it.
  { on: '2024-02-20' as DateText, run: () => reportFund(as, 2023, yuan(45_000)) },
  { on: today, run: () => nameOwners(as) },
  { on: today, run: () => enterSchoolYear(as) },
  { on: today, run: () => enterParticipation(as) },
  { on: today, run: () => exchange(as, today) },
]

/** The enterprise's education fund: 2020 falls below the share, 2021 reaches it; a class of the year is charged too. */
async function reportFund(as: Hire, year: number, frontLineFen: Fen): Promise<void> {
  const enterprise = as('demo-enterprise')
  const { rows } = await enterprise.do(listClasses, { query: {} })
  const charged = rows.find(({ startsOn, state }) => startsOn.startsWith(String(year)) && state === 'completed')
  const { id: educationReportId } = await enterprise.do(statistics.draftEducationReport, {
    body: {
      year,
      extractedFen: yuan(90_000),
      wagesFen: yuan(900_000),
      evidence: `${year}年职工教育经费明细账（演示）`,
      items: [
        { kind: 'front-line-training', content: '车间一线岗位培训', amountFen: frontLineFen, classId: charged?.id },
        { kind: 'mentor-allowance', content: '师带徒津贴6人', amountFen: yuan(6_000) },
        { kind: 'management-training', content: '班组长研修', amountFen: yuan(26_000) },
      ],
    },
  })
  await enterprise.do(statistics.submitEducationReport, { params: { educationReportId } })
  if (year === 2020)
    await as('demo-city-officer').do(statistics.receiveEducationReport, { params: { educationReportId } })
}

/** Who is run privately, as the register says. */
async function nameOwners(as: Hire): Promise<void> {
  for (const { id: organizationId, name, creditCode } of Object.values(organizations)) {
    const body = { name, creditCode, ownership: 'private', version: 1 } as const
    await as('demo-administrator').do(editOrganization, { params: { organizationId }, body })
  }
}

async function enterSchoolYear(as: Hire): Promise<void> {
  const school = as('demo-school')
  const document = '演示核定〔2024〕1号'
  await school.do(statistics.recordPayBase, { body: { year: 2024, amountFen: yuan(3_600_000), document } })
  const receipt = {
    kind: 'training',
    payer: '演示·融水苗家工艺厂',
    document: '演示发票0312号',
    inPairing: true,
  } as const
  await school.do(statistics.recordReceipt, {
    body: { ...receipt, receivedOn: '2024-03-12' as DateText, amountFen: yuan(48_000) },
  })
  await school.do(statistics.recordReceipt, {
    body: {
      ...receipt,
      kind: 'assessment',
      inPairing: false,
      receivedOn: '2024-04-20' as DateText,
      amountFen: yuan(9_600),
    },
  })
}

/** 教职工参与: who taught the school's class by its timetable, confirmed by a colleague; its head waits to be confirmed. */
async function enterParticipation(as: Hire): Promise<void> {
  const school = as('demo-school')
  const { rows } = await school.do(listClasses, { query: { state: 'completed' } })
  const classId = rows[0]?.id ?? ''
  const { teachers } = await school.do(statistics.listClassTeachers, { params: { classId } })
  const [teacher] = teachers
  if (!teacher) throw new Error('院校的演示班没有教师')
  const { teacherName: staffName, ...span } = teacher
  const taught = { classId, staffNumber: 'LZJX-0107', staffName, duty: 'teaching', ...span } as const
  const { id: participationId } = await school.do(statistics.recordParticipation, { body: taught })
  await as('demo-school-office').do(statistics.confirmParticipation, { params: { participationId } })
  await school.do(statistics.recordParticipation, { body: { ...taught, duty: 'class-head' } })
}

/** The region names a column; the county brings back two numbers, one line of which does not agree. */
async function exchange(as: Hire, today: DateText): Promise<void> {
  const mapping = { kind: 'classes', field: 'title', columnTitle: '培训班名称' } as const
  await as('demo-region-officer').do(statistics.setExchangeMapping, { body: mapping })
  const clerk = as('demo-county-clerk')
  const asked = { kind: 'classes', from: '2024-01-01' as DateText, until: today } as const
  const { waiting } = await clerk.do(statistics.readReconciliation, { query: asked })
  const [first, second] = waiting.map(({ ourId }) => ourId)
  const lines = ['平台编号,系统编号,培训班名称', `${first},GX-2024-0001,`, `${second},GX-2024-0002,另一个班名`]
  const file = { name: '回执.csv', bytes: new TextEncoder().encode(lines.join('\r\n')) }
  await clerk.do(statistics.importExchange, { body: asked, file })
}
