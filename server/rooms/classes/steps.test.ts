import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#kernel/endpoint'
import { kindOfRole, type Role, roles } from '#platform/auth'
import {
  appliedClass,
  approvedClass,
  type ClassHouse,
  classForm,
  completedClass,
  draftClass,
  enrolled,
  type Handle,
  heldOn,
  markSession,
  openClassHouse,
  sessionsOf,
  turnTo,
} from '../../../test/class-house.ts'
import type { Client, Sent } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { classSteps } from './domain/steps.ts'

/** A class in a state, with what its acts need: a session, and an enrollment already withdrawn. */
interface Standing extends Handle {
  readonly sessionId: string
  readonly enrollmentId: string | undefined
}

let desk: ClassHouse
const clients = new Map<Role, Client>()
const standing = new Map<contract.ClassState, Standing>()

beforeAll(async () => {
  desk = await openClassHouse()
  for (const role of roles.values) clients.set(role, await desk.house.as(role, placeOf(role)))
  await makeStates()
}, 120_000)
afterAll(() => desk.house.close())

function placeOf(role: Role) {
  const place = { bureau: {}, organization: { organizationId: desk.workshopId }, person: { personId: randomUUID() } }
  return { regionCode: '450225', ...place[kindOfRole[role] as keyof typeof place] }
}

/** Eight classes, one in each state, all but three with a withdrawn trainee. */
async function makeStates(): Promise<void> {
  const people = await desk.villagers(2)
  const note = '矩阵测试'
  const stand = async (state: contract.ClassState, { id }: Handle, enrollmentId?: string) => {
    const { version } = await desk.clerk.call(contract.getClass, { params: { classId: id } })
    const [, last] = await sessionsOf(desk, id)
    standing.set(state, { id, version, sessionId: last?.id ?? '', enrollmentId })
  }
  const withdrawn = async (handle: Handle) => {
    const [enrollmentId = ''] = await enrolled(desk, handle.id, people.slice(1))
    const given = { params: { enrollmentId }, body: { reason: note } }
    await desk.workshop.call(contract.withdrawTrainee, given)
    return enrollmentId
  }
  const cancel = ({ id, version }: Handle) =>
    desk.approver.call(contract.cancelClass, { params: { classId: id }, body: { version, note } })

  const completed = await approvedClass(desk, heldOn('2024-06-10', '2024-06-11'))
  const left = await withdrawn(completed)
  const ended = await completedClass(desk, completed, people.slice(0, 1))
  await stand('completed', ended, left)
  await stand('draft', await draftClass(desk, heldOn('2024-06-12', '2024-06-13')))
  const applied = await appliedClass(desk, heldOn('2024-06-12', '2024-06-13'))
  await stand('applied', applied)
  const returned = await appliedClass(desk, heldOn('2024-06-12', '2024-06-13'))
  const body = { version: returned.version, note }
  await stand('returned', await desk.clerk.call(contract.returnOpening, { params: { classId: returned.id }, body }))
  const approved = await approvedClass(desk, heldOn('2024-06-19', '2024-06-20'))
  await stand('approved', approved, await withdrawn(approved))
  const cancelled = await approvedClass(desk, heldOn('2024-06-19', '2024-06-20'))
  const gone = await withdrawn(cancelled)
  await stand('cancelled', await cancel(cancelled), gone)
  const late = await appliedClass(desk, heldOn('2024-06-12', '2024-06-20'))
  const running = await approvedClass(desk, heldOn('2024-06-12', '2024-06-20'))
  const runner = await withdrawn(running)
  await enrolled(desk, running.id, people.slice(0, 1))
  await turnTo(desk, '2024-06-12')
  const teachingOnly = { version: late.version, teachingOnly: true }
  await desk.approver.call(contract.approveOpening, { params: { classId: late.id }, body: teachingOnly })
  await stand('teaching-only', late, await withdrawn(late))
  await markSession(desk, (await sessionsOf(desk, running.id))[0]?.id ?? '')
  await stand('under-way', running, runner)
}

/**
 * How each act is asked without ever changing anything: with a version nobody has, or with content that is refused
 * only after state and role have been allowed. The code that comes then proves the permission.
 */
type Attempt = (client: Client, at: Standing) => Promise<Sent>
const asks =
  <E extends Endpoint>(endpoint: E, body: object): Attempt =>
  (client, at) =>
    client.send(endpoint, {
      params: { classId: at.id, sessionId: at.sessionId, enrollmentId: at.enrollmentId },
      body,
    } as never)
const stale = { version: -1 }
const mark = { enrollmentId: randomUUID(), mark: 'late' }
const attempts: Readonly<Record<contract.ClassAct, { ask: Attempt; allowed: readonly string[] }>> = {
  edit: { ask: asks(contract.editClass, { ...classForm(), ...stale }), allowed: ['stale'] },
  sign: {
    ask: asks(contract.signClassCommitment, { briefingId: randomUUID(), signerName: '韦' }),
    allowed: ['briefing-outdated'],
  },
  apply: { ask: asks(contract.applyToOpen, stale), allowed: ['stale'] },
  return: { ask: asks(contract.returnOpening, { ...stale, note: '测试' }), allowed: ['stale'] },
  approve: { ask: asks(contract.approveOpening, stale), allowed: ['stale'] },
  'approve-teaching-only': { ask: asks(contract.approveOpening, { ...stale, teachingOnly: true }), allowed: ['stale'] },
  cancel: { ask: asks(contract.cancelClass, { ...stale, note: '测试' }), allowed: ['stale'] },
  enroll: {
    ask: asks(contract.enroll, { residentId: '1', name: '韦' }),
    allowed: ['resident-id-wrong', 'enrollment-late'],
  },
  withdraw: { ask: asks(contract.withdrawTrainee, { reason: '测试' }), allowed: ['withdrawn-already'] },
  terms: { ask: asks(contract.recordTerms, {}), allowed: ['terms-empty'] },
  mark: { ask: asks(contract.recordAttendance, { marks: [mark] }), allowed: ['session-ahead'] },
  correct: { ask: asks(contract.correctAttendance, { ...mark, reason: '测试' }), allowed: ['mark-missing'] },
  test: {
    ask: asks(contract.recordResults, { results: [{ enrollmentId: randomUUID(), passed: true }] }),
    allowed: ['trainee-not-tested'],
  },
  complete: { ask: asks(contract.completeClass, stale), allowed: ['stale'] },
}

describe.each(contract.classStates.values.map((state) => [contract.classStates.label(state), state] as const))(
  '状态“%s”',
  (_, state) => {
    it('每一办理 × 每一岗位：表中许可的办得，其余一概拒绝', async () => {
      const at = standing.get(state)
      if (!at) throw new Error(`没有${state}的班`)
      const wrong: string[] = []
      for (const act of contract.classActs.values) {
        if (act === 'withdraw' && !at.enrollmentId) continue
        for (const role of roles.values) wrong.push(...(await misjudged(at, state, act, role)))
      }
      expect(wrong).toEqual([])
    }, 120_000)
  },
)

async function misjudged(
  at: Standing,
  state: contract.ClassState,
  act: contract.ClassAct,
  role: Role,
): Promise<string[]> {
  const client = clients.get(role)
  if (!client) throw new Error(role)
  const step = classSteps[state][act]
  const permitted = step?.by.some((one) => one === role) ?? false
  const { status, body } = await attempts[act].ask(client, at)
  const fits = permitted ? attempts[act].allowed.includes(body.code) : isRefusal(status, body.code, step !== undefined)
  return fits ? [] : [`${state} ${act} ${role}: ${status} ${body.code}`]
}

/** Not permitted: the role may not, the state forbids it, or the caller does not reach the class at all. */
const isRefusal = (status: number, code: string, inState: boolean): boolean =>
  code === 'role-refused' || (!inState && code === 'state-forbids') || status === 404

it('页面上的按钮就是表里的许可', async () => {
  for (const [state, { id: classId }] of standing) {
    const { acts } = await desk.workshop.call(contract.getClass, { params: { classId } })
    const expected = contract.classActs.values.filter((act) => classSteps[state][act]?.by.includes('workshop' as never))
    expect([state, acts.toSorted()]).toEqual([state, expected.toSorted()])
  }
})
