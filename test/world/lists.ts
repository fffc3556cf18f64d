import * as employment from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { benefitTitles, importBenefits, importStudentAid, studentAidTitles } from '#people/contract'
import { listFile } from '../list-file.ts'
import { signContracts } from './class-life.ts'
import type { Hire, Worker } from './client.ts'
import type { Villager } from './people.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

type Rows = readonly Readonly<Record<string, string>>[]
const PLACED_ON = '2024-01-02' as DateText

/**
 * Lists of 融水: benefits of other departments, students' aid, people an agency placed, a roster of training through work
 * of 2021, and workers in dangerous posts.
 * @param old people under contract with the enterprise since 2020; @param people of the register of 2022
 */
export function listHappenings(old: readonly Villager[], people: readonly Villager[], as: Hire): Happening[] {
  const placed = people.filter(({ status }) => status === '').slice(0, 4)
  const clerk = as('demo-county-clerk')
  const enterprise = as('demo-enterprise')
  const poor = old.filter(({ status }) => status === '贫困劳动力').slice(0, 3)
  const steps: readonly (readonly [on: string, run: () => Promise<unknown>])[] = [
    ['2021-12-06', () => reportRoster(enterprise, clerk, poor)],
    [PLACED_ON, () => signContracts(enterprise, placed, PLACED_ON)],
    ['2024-05-08', () => importOthers(clerk, people.slice(0, 5))],
    ['2024-05-09', () => recordStudents(as('demo-school'), people.slice(5, 9))],
    ['2024-05-20', () => importPaidMonths(clerk, placed)],
    ['2024-05-21', () => placePeople(as('demo-hr-agency'), clerk, placed)],
    ['2024-05-22', () => reportPosts(enterprise, old.slice(0, 4))],
  ]
  return steps.map(([on, run]) => ({ on: on as DateText, run, lane: -7 }))
}

async function importOthers(clerk: Worker, people: readonly Villager[]): Promise<void> {
  const fixed = { initiative: '雨露计划', from: '2024-03-01', until: '2024-07-15', document: '演示扶发〔2024〕3号' }
  const rows = people.map((one, index) => ({
    ...who(one),
    ...fixed,
    item: index % 2 === 0 ? '培训补助' : '生活补助',
    amount: '1500',
    asOf: '2024-04-30',
  }))
  const household = { initiative: '子女接受技工教育家庭补助', item: '家庭补助', household: 'YS-0001', amount: '' }
  const families = rows.slice(0, 2).map((row) => ({ ...row, ...household }))
  await right(clerk.do(importBenefits, { file: listFile(benefitTitles, [...rows, ...families], '雨露计划2024.csv') }))
}

async function recordStudents(school: Worker, people: readonly Villager[]): Promise<void> {
  const roll = { startsOn: '2022-09-01', endsOn: '2025-07-15' }
  const aid = { term: '2024年春季学期', status: '已享受', document: '演示资助公示2024-1' }
  const rows: Rows = people.flatMap((one, index) => {
    const row = { ...who(one), ...roll }
    if (index === 3) return [row]
    const items = index === 2 ? ['免学费'] : ['免学费', '国家助学金']
    return items.map((item) => ({ ...row, ...aid, item }))
  })
  await right(school.do(importStudentAid, { file: listFile(studentAidTitles, rows, '学生资助2024春.csv') }))
}

async function importPaidMonths(clerk: Worker, people: readonly Villager[]): Promise<void> {
  const employer = organizations.enterprise.name
  // The last of them was insured one month later: two months are paid.
  const rows = people.flatMap((one, index) =>
    ['2024-01', '2024-02', '2024-03'].slice(index === people.length - 1 ? 1 : 0).map((month) => ({
      ...who(one),
      employer,
      month,
      paidOn: `${month}-25`,
      document: '演示社保清单2024-5',
    })),
  )
  const file = listFile(employment.insuredTitles, rows, '社保到账2024-5.csv')
  await right(clerk.do(employment.importInsuredMonths, { file }))
}

async function placePeople(agency: Worker, clerk: Worker, people: readonly Villager[]): Promise<void> {
  const employer = organizations.enterprise.name
  const rows = people.map((one) => ({ ...who(one), employer, contractFrom: PLACED_ON }))
  const body = { kind: 'placement', regionCode: clerk.actor.regionCode, monthFrom: '2024-01', monthUntil: '2024-01' }
  const { id: listId } = await agency.do(employment.openClaimList, { body: body as never })
  const params = { listId }
  const file = listFile(employment.placementTitles, rows, '安置名单2024-1.csv')
  await right(agency.do(employment.addPlacements, { params, file }))
  await confirm(agency, clerk, listId)
}

async function reportRoster(enterprise: Worker, clerk: Worker, people: readonly Villager[]): Promise<void> {
  const months = { monthFrom: '2021-09', monthUntil: '2021-11' }
  const body = { kind: 'training-through-work', regionCode: clerk.actor.regionCode, ...months }
  const { id: listId } = await enterprise.do(employment.openClaimList, { body: body as never })
  const rows = people.flatMap((one) =>
    ['2021-09', '2021-10', '2021-11'].map((month) => ({
      ...who(one),
      month,
      wage: '2800',
      paidOn: '2021-12-05',
      proof: `演示工资表${month}`,
    })),
  )
  const file = listFile(employment.workMonthTitles, rows, '以工代训2021秋.csv')
  await right(enterprise.do(employment.addWorkMonths, { params: { listId }, file }))
  await confirm(enterprise, clerk, listId)
}

async function confirm(claimant: Worker, clerk: Worker, listId: string): Promise<void> {
  await claimant.do(employment.submitClaimList, { params: { listId }, body: { version: 1 } })
  await clerk.do(employment.confirmClaimList, { params: { listId }, body: { version: 2 } })
}

async function reportPosts(enterprise: Worker, people: readonly Villager[]): Promise<void> {
  const until = ['2026-03-31', '2025-01-31', '2024-04-30', '']
  const rows = people.map((one, index) => {
    const validUntil = until[index] ?? ''
    const pass = { passKind: '特种作业操作证', passNumber: `T演示${index + 1}`, validUntil }
    return { ...who(one), post: index % 2 === 0 ? '电工作业' : '焊接与热切割作业', ...(validUntil ? pass : {}) }
  })
  const file = listFile(employment.dangerousPostTitles, rows, '危险岗位2024-5.csv')
  await right(enterprise.do(employment.importDangerousPosts, { file }))
}

const who = ({ name, residentId }: Villager) => ({ name, residentId })

/** Demo lists have no errors. */
async function right(receiving: Promise<{ errors: readonly unknown[] }>): Promise<void> {
  const { errors } = await receiving
  if (errors.length > 0) throw new Error(`演示名单有误：${JSON.stringify(errors.slice(0, 3))}`)
}
