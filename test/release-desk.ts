import { listFundAccounts, listJournals } from '#funds/contract'
import * as contract from '#subsidies/contract'
import { COUNTY, type Villager } from './class-house.ts'
import { classMatter } from './class-matter.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  type Stage,
  seen,
} from './money-house.ts'

/** One day of two people: the approval reserves 2 × 250 yuan; due are 200 to the workshop and 50 to each. */
export const RESERVED = 50_000
export const DUE = 30_000

/** For the tests of what comes back of a class's reservation: officers, three people, and the acts on a class. */
export async function openReleaseDesk() {
  const money = await openMoneyHouse()
  const [hired, unhired] = (await money.villagers(2)) as [Villager, Villager]
  await money.hire(hired)
  const [plain] = (await money.villagers(1, { status: '' })) as [Villager]
  /** A completed and calculated class of one day. */
  const held = async (...people: readonly Villager[]) => {
    const classId = await classOf(money, people, await nextDays(money, 1))
    await money.house.settleNews()
    return classId
  }
  const usual = () => held(hired, unhired)
  /** The usual class, with its batch at a stage. */
  const usualAt = async (stage: Stage) => {
    const classId = await usual()
    const { batchId } = await claim(money, classId)
    await bringTo(money, batchId, stage)
    return { classId, batchId }
  }

  const books = async () => {
    const { accounts } = await money.clerk.call(listFundAccounts, { query: { source: 'employment-subsidy-fund' } })
    const own = accounts.find(({ regionCode }) => regionCode === COUNTY)
    if (!own) throw new Error('the county has no account')
    return own
  }
  /** The journals of one kind about a class, newest first. */
  const journalsOf = async (classId: string, kind: 'release' | 'reserve') => {
    const { id: accountId } = await books()
    return (await money.clerk.call(listJournals, { params: { accountId }, query: { matterId: classId, kind } })).rows
  }
  const decide = async (batchId: string, by: MoneyHouse['clerk'], act: 'reject' | 'return') => {
    const { listHash, version } = await seen(money.clerk, batchId)
    const body = { listHash, version, reason: '班次不实', reasons: ['请补正'] }
    const endpoint = act === 'reject' ? contract.rejectBatch : contract.returnBatch
    return by.send(endpoint as typeof contract.returnBatch, { params: { batchId }, body })
  }
  /** The county ends a returned batch; without a reason once the claimant is late. */
  const end = async (batchId: string, reason?: string) => {
    const { listHash, version } = await seen(money.clerk, batchId)
    return money.clerk.send(contract.endReturned, { params: { batchId }, body: { listHash, version, reason } })
  }
  const linesOf = async (batchId: string) => (await seen(money.clerk, batchId)).lines
  const calculate = (classId: string) => money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  const reclaim = (classId: string) =>
    money.workshop.send(contract.claimMatter, { params: classMatter(classId), body: { note: '已补正' } })
  /** The register was wrong about everybody of the class (or one of them), or is right about them again. */
  const statusesOf = (classId: string, statuses: string, one?: Villager) =>
    asSystem(
      money,
      'update classes.enrollment set statuses = $2 where class_id = $1 and person_name = coalesce($3, person_name)',
      [classId, statuses, one?.name ?? null],
    )
  return {
    money,
    unhired,
    plain,
    usual,
    usualAt,
    held,
    books,
    journalsOf,
    decide,
    end,
    calculate,
    reclaim,
    linesOf,
    publish: (batchId: string) => bringTo(money, batchId, 'published'),
    holdFirst: async (batchId: string) => {
      const [line] = await linesOf(batchId)
      const params = { lineId: line?.id ?? '' }
      await money.clerk.call(contract.holdLine, { params, body: { reason: '核对合同' } })
      return { ...params, amountFen: line?.amountFen ?? 0 }
    },
    /** A corrected register gives the unhired person another reason: refused before, claimed in a new batch. */
    claimAnew: async (classId: string) => {
      await statusesOf(classId, '{relapse-monitored}', unhired)
      await calculate(classId)
      return (await reclaim(classId)).body.batches[0].id as string
    },
    lineOfUnhired: async (batchId: string) => {
      const lines = await linesOf(batchId)
      const own = lines.find((line) => line.subjectName === unhired.name)
      if (!own) throw new Error('the unhired person has no line')
      return { own, others: lines.filter((line) => line !== own) }
    },
    rejectLine: (lineId: string) =>
      money.decider.call(contract.rejectLine, { params: { lineId }, body: { reason: '不实' } }),
    statusesOf,
    /** Pays what may be paid, and the bank confirms it. */
    settle: async (batchId: string) => {
      await noticeOver(money, batchId)
      const { orderId } = await pay(money, batchId)
      return bankAnswers(money, batchId, orderId)
    },
    /** Another county has paid the living allowance of this class's first day to `count` of its people. */
    paidElsewhere: async (classId: string, count: number) => {
      await asSystem(
        money,
        `insert into people.limit_use (id, person_id, slot, slot_words, place, at_most, state, matter_id, matter_name,
            region_code, organization_id, taken_on)
          select gen_random_uuid(), d.person_id, concat_ws('|', 'person-day', 'living-allowance', d.person_id,
            s.detail -> 'days' ->> 0), '', 1, 1, 'reserved', gen_random_uuid(), '外县的班', '450224', d.organization_id,
            d.decided_on
          from subsidies.decision d join subsidies.basis s on s.id = d.basis_id
          where d.matter_id = $1 and d.rule_id like '%living-allowance' order by d.person_id limit $2`,
        [classId, count],
      )
    },
  }
}
export type ReleaseDesk = Awaited<ReturnType<typeof openReleaseDesk>>
