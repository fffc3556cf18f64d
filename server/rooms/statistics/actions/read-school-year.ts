import type { InputOf } from '#kernel/endpoint'
import { add, type Fen, share, sum } from '#kernel/money'
import { findOrganization, type Organization } from '#organizations'
import { selectPairings } from '#pairing'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { confirmedReceipts } from '#subsidies'
import type * as contract from '../contract.ts'
import { type Income, incomeKindOf, incomeOf, isPaired } from '../domain/school-year.ts'
import { yearFigures } from '../domain/year-figures.ts'
import { refuse } from '../refusals-yearly.ts'
import { statedShares } from '../stated-shares.ts'
import { findPayBase, regionNames, schoolsAmong, selectReceipts } from '../store-schools.ts'
import { packsOfYear } from '../year-packs.ts'

type Asked = InputOf<typeof contract.getSchoolYear>

/**
 * A school's year: what really arrived for training and assessment, payment by payment, and the figures the documents
 * draw from it. A bureau below the region sees the part paid in its own counties (`whole: false`).
 * @throws Refusal `school-unknown`
 */
export async function readSchoolYear(tx: Tx, actor: Actor, { organizationId, year }: Asked) {
  const school = await schoolOf(tx, actor, organizationId)
  const { payments, receipts, paired } = await incomesOf(tx, year, organizationId)
  const income = incomeOf([...payments, ...receipts.filter(isCounted)])
  const asked = await packsOfYear(tx, school.regionCode, year)
  const figures = yearFigures(asked, { ...income, paired })
  const payBase = (await findPayBase(tx, organizationId, year)) ?? null
  const raise = sum(figures.map(({ amountFen }) => amountFen ?? (0 as Fen)))
  const names = await regionNames(tx, [school.regionCode, ...payments.map(({ regionCode }) => regionCode)])
  const nameOf = (code: string) => names.get(code) ?? code
  const shares = await statedShares(tx, asked)
  return {
    organizationId,
    organizationName: school.name,
    regionName: nameOf(school.regionCode),
    year,
    whole: seesEverything(actor),
    income,
    payments: payments.map((payment) => ({ ...payment, regionName: nameOf(payment.regionCode) })),
    receipts,
    figures,
    shares: shares.map(({ ofIncome, ...one }) => ({
      ...one,
      amountFen: ofIncome && one.percent !== null ? share(income.trainingFen, one.percent, 100, 'down') : null,
    })),
    payBase,
    raisedFen: payBase && add(payBase.amountFen, raise),
    // 所增加的总量不计入下一年度单位工资核定基数: the raise is left out, whatever it was (lz-2019-63#5-2).
    nextBaseFen: payBase?.amountFen ?? null,
  }
}

/** Every school with an income in the year, as far as the reader reaches. */
export async function listSchoolYears(tx: Tx, _: Actor, { year }: InputOf<typeof contract.listSchoolYears>) {
  const { payments, receipts } = await incomesOf(tx, year)
  const rows = [...payments, ...receipts.filter(isCounted)]
  const schools = await schoolsAmong(
    tx,
    rows.map(({ organizationId }) => organizationId),
  )
  return {
    schools: schools.map(({ id, name, regionName }) => ({
      organizationId: id,
      organizationName: name,
      regionName,
      ...incomeOf(rows.filter(({ organizationId }) => organizationId === id)),
    })),
  }
}

/** Payments and entered receipts of a year, each with its kind and whether the pairing brought it. */
async function incomesOf(tx: Tx, year: number, organizationId?: string) {
  const span = { organizationId, from: `${year}-01-01` as Tx['today'], until: `${year}-12-31` as Tx['today'] }
  const pairs = await selectPairings(tx, { schoolId: organizationId })
  const payments = (await confirmedReceipts(tx, span)).map((payment) => ({
    ...payment,
    kind: incomeKindOf(payment.item),
    inPairing: isPaired(pairs, payment.organizationId, payment.regionCode, payment.settledOn),
  }))
  const paired = pairs.some(
    ({ validFrom, validUntil }) => validFrom <= span.until && (validUntil === null || span.from <= validUntil),
  )
  return { payments, receipts: await selectReceipts(tx, span), paired }
}

const isCounted = (receipt: Income & { readonly withdrawnReason: string | null }): boolean =>
  receipt.withdrawnReason === null

/** A school reads itself; a bureau every school that works or sits in its reach. */
async function schoolOf(tx: Tx, actor: Actor, id: string): Promise<Organization> {
  const foreign = actor.kind === 'organization' && actor.organizationId !== id
  const school = foreign ? undefined : await findOrganization(tx, id)
  if (school?.kind !== 'technical-school') throw refuse('school-unknown')
  return school
}

const seesEverything = ({ kind, regionPrefix }: Actor): boolean => kind === 'organization' || regionPrefix.length === 2
