import { expect } from 'vitest'
import { issueCertificates, listCertificates, revokeCertificate } from '#assessment/contract'
import { cancelClass, getClass } from '#classes/contract'
import { allotFunds, listFundAccounts } from '#funds/contract'
import { addDays, type DateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { recordContract } from '#people/contract'
import { checkRates, enterRates } from '#policy/contract'
import * as contract from '#subsidies/contract'
import { approvedClass, COUNTY, classForm, completedClass, type Handle, heldOn, type Villager } from './class-house.ts'
import { classMatter } from './class-matter.ts'
import type { Client } from './harness.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  checkAccounts,
  giveAccount,
  type MoneyHouse,
  openMoneyHouse,
  seen,
  signClaim,
  suspended,
  tamper,
} from './money-house.ts'

export const PACK = 'lz-2019-63'
const SURPLUS = 'unemployment-insurance-surplus' as const

export interface Organizer {
  readonly house: MoneyHouse
  readonly by: Client
  readonly id: string
}

export interface Opened extends Handle {
  readonly organizer: Organizer
  readonly workers: readonly Villager[]
}

type Item = 'training' | 'free-training' | 'living-allowance'

/** A county in 2021 with the earmarked account and rates of 1,000 yuan a head: classes that ask for an advance, on any step. */
export async function openAdvanceDesk() {
  const money = await openMoneyHouse()
  let serial = 0
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(money, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
  const finance = await money.house.as('finance', { regionCode: '450000' })
  const allotted = { source: SURPLUS, regionCode: COUNTY, amountFen: yuan(1_000_000), documentNumber: '测试专账1号' }
  await finance.call(allotFunds, { body: allotted })
  await enterRate(money, 'lz-2019-63/enterprise-training')
  await enterRate(money, 'lz-2019-63/training')

  /** An organization of a kind that can be paid. */
  async function organizer(kind: 'enterprise' | 'training-provider'): Promise<Organizer> {
    serial += 1
    const id = await money.organization(kind, COUNTY)
    // A notice names no organization with a number in it.
    const name = `融水${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}${kind === 'enterprise' ? '机械有限公司' : '职业培训学校'}`
    await asSystem(money, 'update organizations.organization set name = $2 where id = $1', [id, name])
    const place = { organizationId: id, regionCode: COUNTY }
    const by = await money.house.as(kind === 'enterprise' ? 'enterprise' : 'school', place)
    const teacher = await money.house.as('teacher', place)
    await giveAccount(money, { payeeKind: 'organization', payeeId: id }, `88800000000${1000 + serial}`)
    return { house: { ...money, workshop: by, teacher }, by, id }
  }

  /** An approved class of an enterprise for five workers, 5,000 yuan reserved from the earmarked account. */
  async function enterpriseClass(of?: Organizer, heads = 5): Promise<Opened> {
    const own = of ?? (await organizer('enterprise'))
    const workers = await money.villagers(heads, { status: '' })
    for (const worker of workers) {
      serial += 1
      await own.by.call(recordContract, {
        body: { ...worker, number: `职工合同${serial}`, startsOn: '2021-01-01' as DateText, endsOn: null },
      })
    }
    const budget = [{ item: 'enterprise-training' as const, amountFen: yuan(heads * 1_000) }]
    const form = { ...classForm(), ...heldOn(addDays(await businessDate(money), 14)), budget, plannedHeads: heads }
    const kind = { mode: 'ordinary', kind: 'onboarding', tradeCode: '6-18-02-04' } as const
    return { ...(await approvedClass(own.house, { ...form, ...kind }, own.by)), organizer: own, workers }
  }

  async function institutionClass(own: Organizer, mode: 'ordinary' | 'project-based', items: [Item, number][]) {
    const budget = items.map(([item, amount]) => ({ item, amountFen: yuan(amount) }))
    const form = { ...classForm(), ...heldOn(addDays(await businessDate(money), 14)), budget, plannedHeads: 5, mode }
    const trade = mode === 'ordinary' ? { tradeCode: '6-18-02-04' } : {}
    const handle = await approvedClass(own.house, { ...form, ...trade }, own.by)
    return { ...handle, organizer: own, workers: [] }
  }

  const ask = ({ id: classId, organizer: { by } }: Pick<Opened, 'id' | 'organizer'>, amount: number) =>
    by.call(contract.askAdvance, { params: { classId }, body: { askedFen: yuan(amount) } })
  const advanceOf = async (classId: string) => {
    const { advance } = await money.clerk.call(contract.getClassAdvance, { params: { classId } })
    if (!advance) throw new Error('no advance')
    return advance
  }

  /** Signs and claims an advance that was asked for; one that came back with how it was put right. */
  async function claimAdvance({ organizer: { by } }: Opened, advanceId: string, note = '') {
    await signClaim(money, advanceId, by, PACK)
    const params = { matterKind: 'advance' as const, matterId: advanceId }
    return (await by.call(contract.claimMatter, { params, body: { note } })).batches.map((batch) => batch.id)
  }

  async function paid(batchId: string) {
    await checkAccounts(money)
    await bringTo(money, batchId, 'paying')
    await answered(batchId)
  }
  const answered = async (batchId: string) =>
    bankAnswers(money, batchId, (await seen(money.clerk, batchId)).orders[0]?.id ?? '')

  /** An advance asked for, claimed, approved and arrived. */
  async function advanced(opened: Opened, amount: number) {
    const { id } = await ask(opened, amount)
    for (const batchId of await claimAdvance(opened, id)) await paid(batchId)
    return { id }
  }

  /** Completes a class in which so many of the five keep their certificates. */
  async function completed({ organizer: { house, by }, workers, ...handle }: Opened, passing: number) {
    await completedClass(house, handle, workers)
    await by.call(issueCertificates, { params: { classId: handle.id } })
    await revoked({ ...handle, organizer: { by } }, passing)
    await money.house.settleNews()
  }

  /** Takes certificates of a class back, the first one, or all but so many; nobody has heard of it yet. */
  async function revoked({ id: classId, organizer: { by } }: { id: string; organizer: { by: Client } }, keep?: number) {
    const { certificates } = await by.call(listCertificates, { params: { classId } })
    for (const { id: certificateId } of keep === undefined ? certificates.slice(0, 1) : certificates.slice(keep))
      await money.clerk.call(revokeCertificate, { params: { certificateId }, body: { reason: '考核作假' } })
  }

  async function claimClass({ organizer: { by }, id }: Opened) {
    await signClaim(money, id, by, PACK)
    return by.call(contract.claimMatter, { params: classMatter(id) })
  }

  /** The books of the county: exact at every step, or the test stops. */
  async function books() {
    const { total, regions } = await money.accountant.call(contract.controlTotal, { query: {} })
    expect([total, ...regions].map((one) => one.differenceFen)).toEqual([0, ...regions.map(() => 0)])
    const { paidFen, toPayFen, settledFen, recoveredFen, stillToRecoverFen, forgivenFen, outstandingFen } =
      total.advances
    expect(paidFen).toBe(settledFen + recoveredFen + stillToRecoverFen + forgivenFen + outstandingFen)
    // What was recovered and has been earned after all is owed to the organizer until it is topped up.
    expect(outstandingFen + toPayFen).toBeGreaterThanOrEqual(0)
    return total
  }
  const balances = async () => {
    const { accounts } = await money.clerk.call(listFundAccounts, { query: { source: SURPLUS } })
    const { available = 0, reserved = 0 } = accounts[0]?.balances ?? {}
    return { available, reserved }
  }
  const proposals = async (matterId: string) =>
    (await money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })).rows

  /** Another person accepts what is proposed; the money comes back. */
  async function recovered(matterId: string) {
    const orders: { id: string }[] = []
    for (const { id: adjustmentId } of await proposals(matterId)) {
      const decided = await money.decider.call(contract.decideAdjustment, {
        params: { adjustmentId },
        body: { accept: true, reason: '结业核定少于已预拨' },
      })
      orders.push(...decided.recoveries)
    }
    await books()
    const { rows } = await money.accountant.call(contract.listRecoveries, { query: {} })
    const own = rows.filter((row) => orders.some(({ id }) => id === row.id))
    for (const { id: recoveryId, amountFen } of own) {
      const body = {
        amountFen: amountFen as Fen,
        documentNumber: `缴款${recoveryId}`,
        receivedOn: await businessDate(money),
      }
      await money.accountant.call(contract.recordRepayment, { params: { recoveryId }, body })
    }
    return own
  }

  /** Before anybody is taught, by the county: the money is reserved. */
  async function cancelled(opened: Pick<Opened, 'id'>) {
    await cancel(opened)
    await money.house.settleNews()
    await books()
  }
  /** The same, and nobody has heard of it yet. */
  async function cancel({ id: classId }: Pick<Opened, 'id'>) {
    const { version } = await money.clerk.call(getClass, { params: { classId } })
    await money.approver.call(cancelClass, { params: { classId }, body: { version, note: '不再举办' } })
  }

  return {
    money,
    organizer,
    enterpriseClass,
    institutionClass,
    ask,
    advanceOf,
    claimAdvance,
    paid,
    answered,
    advanced,
    completed,
    revoked,
    claimClass,
    books,
    balances,
    proposals,
    recovered,
    cancelled,
    cancel,
    suspended: ({ id }: Organizer, reason: string | null) => suspended(money, id, reason),
  }
}

/** 1,000 yuan a head. */
async function enterRate(money: MoneyHouse, key: string) {
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const region = await money.house.as('region-officer', { regionCode: '450000' })
  const { id: tableId } = await city.call(enterRates, {
    body: {
      key,
      regionCode: '450200',
      documentNumber: `测试文${key}`,
      documentTitle: '培训补贴标准（测试）',
      effectiveFrom: '2020-01-01' as DateText,
      lines: [{ unit: 'person' as const, rateFen: yuan(1_000) }],
      examples: [{ title: '每人1000元', amountFen: yuan(1_000) }],
      fundSources: [SURPLUS],
    },
  })
  await region.call(checkRates, { params: { tableId } })
}
