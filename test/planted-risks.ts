import { randomUUID } from 'node:crypto'
import type { RiskRuleId } from '../server/rooms/supervision/domain/risk-rules.ts'
import type { TestHouse } from './harness.ts'
import { asSystem } from './money-house.ts'
import { type Planted, type Planting, plantClass, plantOrganization, plantPeople } from './planted-class.ts'

/** What stands in the records, and whom a signal would point at. */
export interface Ground {
  readonly classes?: readonly string[]
  readonly persons?: readonly string[]
  readonly files?: readonly string[]
}

const onTheDay = (day: string) => `${day}T10:00:00Z`
const week = ['2024-05-06', '2024-05-07', '2024-05-08', '2024-05-09', '2024-05-10']
const morning = { days: ['2024-05-06'], from: '08:30', until: '12:00' }
const afternoon = { days: ['2024-05-06'], from: '12:00', until: '17:30' }
const overlapping = { days: ['2024-05-06'], from: '11:00', until: '17:30' }

/** Each rule: what must be seen, and its legal look-alike one step away; written into the records when called. */
export function riskCases(house: TestHouse) {
  const sys = (statement: string, values: readonly unknown[] = []) => asSystem({ house }, statement, values)
  const plant = (given: Planting = {}) => plantClass(house, given)
  const ground = (...planted: readonly Planted[]): Ground => ({ classes: planted.map(({ classId }) => classId) })

  async function phones(households: number): Promise<Ground> {
    const { people } = await plant({ heads: 4 })
    const phone = Buffer.from(randomUUID())
    await sys(
      `update people.person set phone_index = $2, phone_tail = '0001', household_number = 'H' || (least(place, $3::int) || $4)
     from unnest($1::uuid[]) with ordinality wanted (wanted_id, place) where id = wanted_id`,
      [people, phone, households, randomUUID()],
    )
    return { persons: people }
  }

  async function accounts(payees: number): Promise<Ground> {
    const people = await plantPeople(house, '450225', payees)
    const number = randomUUID()
    for (const id of people) {
      await sys(
        `insert into organizations.payee_account (id, payee_kind, payee_id, person_id, region_code, holder_name, bank_name,
         account_sealed, account_index, account_tail, entered_by, entered_on)
       values ($1, 'person', $1, $1, '450225', '某某', '某银行', '\\x00', convert_to($2, 'utf8'), '0001', $1, '2024-01-01')`,
        [id, number],
      )
    }
    return { persons: people }
  }

  /** The same people in two classes of one day: the second time they had left the first. */
  async function twice(from: string): Promise<Ground> {
    const marked = { days: ['2024-05-06'], until: '12:00', markedAt: onTheDay }
    const first = await plant({ ...marked, heads: 1, withdrawnOn: '2024-05-06' })
    const second = await plant({ ...marked, people: first.people, from, until: '17:00' })
    return ground(first, second)
  }

  async function corrections(count: number): Promise<Ground> {
    const planted = await plant({ heads: count, days: ['2024-05-06'], markedAt: onTheDay, state: 'under-way' })
    await sys(
      `insert into classes.attendance_event (id, session_id, enrollment_id, class_id, region_code, organization_id, person_id,
       mark, recorded_by, recorder_person, recorded_at, corrects, reason)
     select gen_random_uuid(), session_id, enrollment_id, class_id, region_code, organization_id, person_id, 'late', $2, $2,
       '2024-05-06T11:00:00Z', id, '本人到场较晚' from classes.attendance_event where class_id = $1`,
      [planted.classId, randomUUID()],
    )
    return ground(planted)
  }

  async function intents(fresh: number): Promise<Ground> {
    const planted = await plant({ heads: 6 })
    await sys(
      `insert into people.intent (id, person_id, region_code, kind, first_stated_on, last_confirmed_on)
     select gen_random_uuid(), id, '450225', 'training', case when place <= $2 then date '2024-05-05' else '2024-01-05' end,
       '2024-05-05' from unnest($1::uuid[]) with ordinality people (id, place)`,
      [planted.people, fresh],
    )
    return ground(planted)
  }

  async function jump(before: number): Promise<Ground> {
    const organizationId = await plantOrganization(house)
    await plant({ organizationId, heads: before, days: ['2024-03-06'] })
    return ground(await plant({ organizationId, heads: 21, days: ['2024-05-06'] }))
  }

  async function returned(count: number): Promise<Ground> {
    const planted = await plant({ heads: 3 })
    const { classId, organizationId } = planted
    const [account, batch, order] = [randomUUID(), randomUUID(), randomUUID()]
    await sys(
      `insert into funds.account (id, source, region_code, name, opened_on)
    values ($1, $2, '450225', '测试专户', '2020-01-01')`,
      [account, `test-${account}`],
    )
    await sys(
      `insert into subsidies.batch (id, number, matter_kind, matter_id, matter_number, matter_title,
         claimant_name, region_code, organization_id, fund_source, account_id,
       state, since, list_hash, line_count, total_fen, claimed_by, claimed_on, frozen_at)
     values ($1, $2, 'training', $3, 'T', '虚构班', '虚构车间', '450225', $4, 'test', $5, 'published', '2024-05-10', 'h', 1, 1, $1, '2024-05-10', now())`,
      [batch, `PC-${batch}`, classId, organizationId, account],
    )
    await sys(
      `insert into subsidies.payment_order (id, batch_id, number, supplement, region_code, organization_id, account_id,
       list_hash, file_hash, total_fen, sent_by, sent_on, gate)
     values ($1, $2, $3, 0, '450225', $4, $5, 'h', 'h', 1, $1, '2024-05-20', '[]')`,
      [order, batch, `ZF-${order}`, organizationId, account],
    )
    const { persons = [] } = await accounts(1)
    await sys(
      `insert into subsidies.payment_item (id, order_id, sequence, region_code, organization_id, payee_kind, payee_id,
       payee_name, payee_account_id, bank_name, account_tail, purpose, amount_fen, state, bank_reason, settled_on)
     select gen_random_uuid(), $1, n, '450225', $2, 'person', $3, '某某', $3, '某银行', '0001', '测试', 1, 'returned',
       '户名不符', '2024-05-25' from generate_series(1, $4::int) n`,
      [order, organizationId, persons[0], count],
    )
    return ground(planted)
  }

  async function certified(issuedOn: string): Promise<Ground> {
    const planted = await plant({ heads: 2 })
    await sys(
      `insert into assessment.certificate (id, number, kind, class_id, enrollment_id, person_id, region_code, organization_id,
       person_name, trade_name, issued_on, issued_by)
     select id, 'ZS-' || id, 'completion', class_id, id, person_id, region_code, organization_id, person_name, '竹编', $2, $1
     from classes.enrollment where class_id = $1`,
      [planted.classId, issuedOn],
    )
    return ground(planted)
  }

  async function rosters(same: number): Promise<Ground> {
    const first = await plant({ heads: 5, days: ['2024-04-01'] })
    const others = await plantPeople(house, '450225', 5 - same)
    const people = [...first.people.slice(0, same), ...others]
    return ground(first, await plant({ people, days: ['2024-05-13'], organizationId: first.organizationId }))
  }

  async function withdrawn(stillHeld: boolean): Promise<Ground> {
    const planted = await plant({ heads: 1, statuses: ['disabled'] })
    const add = (values: string) =>
      sys(
        `insert into people.status (id, person_id, region_code, status, valid_from, valid_until, source, entered_by)
       values (gen_random_uuid(), $1, '450225', 'disabled', ${values}, '测试', $1) returning id`,
        [planted.people[0]],
      )
    const { rows } = await add(`'2020-01-01', null`)
    await sys(
      `insert into people.status_withdrawal (status_id, person_id, region_code, reason, withdrawn_by, withdrawn_on)
     values ($1, $2, '450225', '录错人', $3, '2024-05-30')`,
      [rows[0].id, planted.people[0], randomUUID()],
    )
    if (stillHeld) await add(`'2021-01-01', null`)
    return ground(planted)
  }

  /** Two people marked on two days; the first of them died on a day. */
  async function died(diedOn: string, takenBack = false): Promise<Ground> {
    const planted = await plant({ days: ['2024-05-06', '2024-05-07'], markedAt: onTheDay })
    const [person = ''] = planted.people
    await sys(
      `insert into people.death (id, person_id, region_code, died_on, document, recorded_by, recorded_on, taken_back_by,
       taken_back_on, taken_back_reason)
     values (gen_random_uuid(), $1, '450225', $2, '测试', $1, '2024-05-20', case when $3 then gen_random_uuid() end,
       case when $3 then date '2024-05-21' end, case when $3 then '录错人' end)`,
      [person, diedOn, takenBack],
    )
    return { ...ground(planted), persons: [person] }
  }

  async function images(bytes: readonly string[]): Promise<Ground> {
    const files = bytes.map((_, index) => `照片-${bytes.join('')}-${index}.jpg`)
    for (const [index, name] of files.entries()) {
      await sys(
        `insert into platform.file (id, name, type, bytes, sha256, region_code, created_by)
       values (gen_random_uuid(), $1, 'image/jpeg', '\\x00', $2, '450225', gen_random_uuid())`,
        [name, bytes[index]],
      )
    }
    return { files }
  }

  const pair = async (a: Planting, b: Planting): Promise<Ground> => ground(await plant(a), await plant(b))
  const organizer = () => plantOrganization(house)

  const cases: Readonly<Record<RiskRuleId, { seen: () => Promise<Ground>; near: () => Promise<Ground> }>> = {
    'phone-shared': { seen: () => phones(3), near: () => phones(2) },
    'account-shared': { seen: () => accounts(2), near: () => accounts(1) },
    'two-places': { seen: () => twice('11:00'), near: () => twice('12:00') },
    'marked-late': {
      seen: async () => ground(await plant({ days: ['2024-05-06'], markedAt: () => '2024-05-10T02:00:00Z' })),
      near: async () => ground(await plant({ days: ['2024-05-06'], markedAt: () => '2024-05-09T02:00:00Z' })),
    },
    'marked-in-bulk': {
      seen: async () =>
        ground(await plant({ days: week.slice(0, 3), markedAt: (day) => `2024-05-09T02:0${day.at(-1)}:00Z` })),
      near: async () =>
        ground(await plant({ days: week.slice(0, 2), markedAt: (day) => `2024-05-09T02:0${day.at(-1)}:00Z` })),
    },
    'all-present': {
      seen: async () => ground(await plant({ heads: 10, days: week, markedAt: onTheDay })),
      near: async () => ground(await plant({ heads: 9, days: week, markedAt: onTheDay })),
    },
    'teacher-two-classes': {
      seen: async () => {
        const one = { teacher: '同一人甲', organizationId: await organizer() }
        return pair({ ...one, ...morning }, { ...one, ...overlapping })
      },
      near: async () => {
        const one = { teacher: '同一人乙', organizationId: await organizer() }
        return pair({ ...one, ...morning }, { ...one, ...afternoon })
      },
    },
    'place-double': {
      seen: () => pair({ place: '大礼堂', ...morning }, { place: '大礼堂', ...overlapping }),
      near: () => pair({ place: '小礼堂', ...morning }, { place: '小礼堂', ...afternoon }),
    },
    'parallel-heads': {
      seen: async () => ground(await plant({ heads: 100 })),
      near: async () => ground(await plant({ heads: 99 })),
    },
    'many-corrections': { seen: () => corrections(5), near: () => corrections(4) },
    'intent-just-before': { seen: () => intents(3), near: () => intents(2) },
    'contract-just-before': {
      seen: async () => ground(await plant({ heads: 5, contractFrom: '2024-05-03' })),
      near: async () => ground(await plant({ heads: 5, contractFrom: '2024-05-02' })),
    },
    'heads-jump': { seen: () => jump(21), near: () => jump(22) },
    'payments-returned': { seen: () => returned(3), near: () => returned(2) },
    'certificate-same-day': { seen: () => certified('2024-05-07'), near: () => certified('2024-05-08') },
    'same-roster': { seen: () => rosters(4), near: () => rosters(3) },
    'status-withdrawn': { seen: () => withdrawn(false), near: () => withdrawn(true) },
    'after-death': {
      seen: () => died('2024-05-06'),
      near: async () => {
        const [mistaken, afterwards] = [await died('2024-05-06', true), await died('2024-05-07')]
        return { persons: [...(mistaken.persons ?? []), ...(afterwards.persons ?? [])] }
      },
    },
    'same-image': { seen: () => images(['a', 'a']), near: () => images(['b', 'c']) },
  }

  return { cases, images }
}
