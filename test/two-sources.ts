import { allotFunds, listFundAccounts, withdrawFunds } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import type { FundSource } from '#policy'
import { checkRates, enterRates } from '#policy/contract'
import * as contract from '#subsidies/contract'
import { appliedClass, approvedClass, COUNTY, classForm, completedClass, heldOn, type Villager } from './class-house.ts'
import { classMatter } from './class-matter.ts'
import { asSystem, bankAnswers, bringTo, nextDays, openMoneyHouse, seen, signClaim } from './money-house.ts'

export const EARMARKED = 'unemployment-insurance-surplus'
export const GENERAL = 'employment-subsidy-fund'
const PER_HEAD = yuan(500)

interface Table {
  readonly regionCode: string
  readonly perHead: number
  readonly from: string
  readonly until?: string
  readonly sources: readonly FundSource[]
}

/**
 * A county whose training subsidy (500 yuan a head, by a cited table) may come from two sources: first the earmarked account,
 * then the employment subsidy fund. The earmarked account is empty.
 */
export async function openTwoSources() {
  const money = await openMoneyHouse()
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const region = await money.house.as('region-officer', { regionCode: '450000' })
  let serial = 0
  const document = (what: string) => {
    serial += 1
    return `测试${what}〔2024〕${serial}号`
  }
  /** Enters a table of rates and has another person check it. */
  const enter = async ({ regionCode, perHead, from, until, sources }: Table) => {
    const body = {
      key: 'gx-2022-7/training-subsidy',
      regionCode,
      documentNumber: document('标准'),
      documentTitle: '培训补贴标准（测试）',
      effectiveFrom: from as DateText,
      effectiveUntil: (until ?? null) as DateText | null,
      lines: [{ unit: 'person' as const, rateFen: yuan(perHead) }],
      examples: [{ title: '一人', amountFen: yuan(perHead) }],
      fundSources: [...sources],
    }
    const { id: tableId } = await city.call(enterRates, { body })
    await region.call(checkRates, { params: { tableId } })
  }
  await enter({ regionCode: '450200', perHead: 500, from: '2024-01-01', sources: [EARMARKED, GENERAL] })

  const account = async (source: FundSource) => {
    const { accounts } = await money.finance.call(listFundAccounts, { query: { source } })
    return accounts.find(({ regionCode }) => regionCode === COUNTY)
  }
  const available = async () => {
    const found = [await account(EARMARKED), await account(GENERAL)]
    return found.map((one) => (one?.balances.available ?? 0) / 100)
  }
  /** Leaves exactly so much available in an account. */
  const leave = async (source: FundSource, amount: number) => {
    const have = (await account(source))?.balances.available ?? 0
    const gapFen = (yuan(amount) - have) as Fen
    const given = { documentNumber: document('指标') }
    if (gapFen > 0)
      await money.finance.call(allotFunds, { body: { ...given, source, regionCode: COUNTY, amountFen: gapFen } })
    const accountId = (await account(source))?.id ?? ''
    if (gapFen < 0)
      await money.finance.call(withdrawFunds, { params: { accountId }, body: { ...given, amountFen: -gapFen as Fen } })
  }

  const form = (days: readonly string[], heads: number) => ({
    ...classForm(),
    ...heldOn(...days),
    mode: 'ordinary' as const,
    plannedHeads: heads,
    budget: [{ item: 'training' as const, amountFen: (PER_HEAD * heads) as Fen }],
  })
  /** A completed class on the next day; what its approval reserved, by source. */
  const held = async (people: readonly Villager[], days?: readonly string[]) => {
    const handle = await approvedClass(money, form(days ?? (await nextDays(money, 1)), people.length))
    await completedClass(money, handle, people)
    await money.house.settleNews()
    return handle.id
  }
  /** The batches of a claim: source, yuan, and each line's yuan. */
  const claimed = async (classId: string, again = false) => {
    if (!again) await signClaim(money, classId, money.workshop)
    const body = { note: again ? '已补正' : '' }
    const { batches } = await money.workshop.call(contract.claimMatter, { params: classMatter(classId), body })
    const views = []
    for (const { id } of batches) views.push(await seen(money.clerk, id))
    return views
  }
  const pay = async (batchId: string) => {
    await bringTo(money, batchId, 'paying')
    const { orders } = await seen(money.accountant, batchId)
    return bankAnswers(money, batchId, orders[0]?.id ?? '')
  }
  const reserved = async (classId: string) => {
    const { rows } = await asSystem(
      money,
      `select source, amount_fen::int / 100 as yuan, left_fen::int / 100 as rest from funds.reservation
        where matter_id = $1 order by id`,
      [classId],
    )
    return rows.map(({ source, yuan: all, rest }) => [source, all, rest])
  }
  /** The whole county, every fen in its bucket. */
  const control = async () => (await money.clerk.call(contract.controlTotal, { query: {} })).total
  const applied = async (days: readonly string[], heads = 1) => appliedClass(money, form(days, heads))
  return { money, enter, available, leave, held, claimed, pay, reserved, control, applied }
}
export type TwoSources = Awaited<ReturnType<typeof openTwoSources>>

/** What a view of a batch says in figures. */
export const figures = ({ fundSource, lines }: Awaited<ReturnType<typeof seen>>) => [
  fundSource,
  ...lines.map((line) => line.amountFen / 100),
]
