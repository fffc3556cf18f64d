import type { DateText } from '#kernel/dates'
import { largestRemainder } from '#kernel/money'
import { addStatus, listPeople } from '#people/contract'
import { listRegions } from '#regions/contract'
import { breakDown, checkBreakdown, draftAllocation, freezeAllocation, getAllocation } from '#targets/contract'
import type { Hire, Worker } from './client.ts'
import type { Happening } from './scheduler.ts'

const LIUZHOU = '450200'
/** Every so manieth person of a county's register lives in a resettlement site. */
const RESETTLED_EVERY = 4
/** Shares of the ten counties, by code; made up. */
const SIZES = [5, 8, 12, 10, 14, 12, 10, 9, 11, 9]

/** The city's targets broken down in 2020; the training fund of 2024 split over the counties and frozen. All made up. */
export const targetHappenings = (as: Hire): Happening[] => [
  { on: '2020-09-21' as DateText, run: () => breakDownAll(as) },
  { on: '2022-12-07' as DateText, run: () => resettle(as) },
  { on: '2024-01-15' as DateText, run: () => allocate(as) },
]

const countiesOf = async (officer: Worker) =>
  (await officer.do(listRegions, { query: { parent: LIUZHOU } })).regions.map(({ code }) => code)

async function breakDownAll(as: Hire): Promise<void> {
  const officer = as('demo-city-officer')
  const codes = await countiesOf(officer)
  const wanted = [
    ['enterprise-training', 130_000],
    ['key-group-training', 60_000],
    ['poor-training', 19_500],
  ] as const
  for (const [key, number] of wanted) {
    const parts = largestRemainder(
      number as never,
      codes.map((_, index) => SIZES[index % SIZES.length] ?? 1),
    )
    const { id } = await officer.do(breakDown, {
      params: { target: `lz-2019-63-${key}` },
      body: {
        documentNumber: '演示分解〔2020〕1号（虚构）',
        parts: codes.map((regionCode, index) => ({ regionCode, number: parts[index] ?? 0 })) as never,
      },
    })
    // The last one waits for somebody's check.
    if (key !== 'poor-training') await as('demo-region-officer').do(checkBreakdown, { params: { breakdownId: id } })
  }
}

/** Some of the register move to a resettlement site, so that both factors have people and some stand in both. */
async function resettle(as: Hire): Promise<void> {
  for (const account of ['demo-county-clerk', 'demo-clerk-sanjiang']) {
    const clerk = as(account)
    const { rows } = await clerk.do(listPeople, { query: { limit: 200 } })
    const body = { status: 'resettled', validFrom: '2019-10-01' as DateText, source: '演示数据：搬迁花名册' } as const
    await clerk.doAll(
      addStatus,
      rows
        .filter((_, index) => index % RESETTLED_EVERY === 0)
        .map(({ id: personId }) => ({ params: { personId }, body })),
    )
  }
}

async function allocate(as: Hire): Promise<void> {
  const officer = as('demo-city-officer')
  const codes = await countiesOf(officer)
  const { id: allocationId } = await officer.do(draftAllocation, {
    body: {
      title: '2024年市级培训资金因素法分配（演示，金额虚构）',
      source: 'employment-subsidy-fund',
      from: '2023-01-01' as DateText,
      until: '2023-12-31' as DateText,
      amountFen: 300_000_000 as never,
      documentNumber: '演示权重〔2024〕1号（虚构）',
      computed: { lifted: 4_000, resettled: 2_000 },
      entered: [
        {
          label: '培训需求人数',
          weightBp: 4_000,
          document: '演示统计表（虚构）',
          values: Object.fromEntries(codes.map((code, index) => [code, (SIZES[index % SIZES.length] ?? 1) * 37])),
        },
      ],
    },
  })
  const checker = as('demo-region-officer')
  const { seenHash } = await checker.do(getAllocation, { params: { allocationId } })
  await checker.do(freezeAllocation, { params: { allocationId }, body: { seenHash } })
}
