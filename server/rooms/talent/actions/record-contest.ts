import { findTrade } from '#catalog'
import { type DateText, yearOf } from '#kernel/dates'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { documentTargets } from '#policies/targets'
import { regionName } from '#regions'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import {
  findContest,
  insertContest,
  insertItems,
  type NewItem,
  selectContests,
  selectItems,
} from '../store-contests.ts'
import { contestItems } from '../store-targets.ts'

/**
 * 登记竞赛 with its trades: each trade is one 项目 of the yearly count (柳政规〔2019〕63号 二（二）).
 * @throws Refusal `period-wrong`, `trade-unknown`, `contest-known`, `item-known`
 */
export async function recordContest(
  tx: Tx,
  actor: Actor,
  { items, ...contest }: InputOf<typeof contract.recordContest>,
): Promise<{ id: string }> {
  const { heldFrom: onDay, heldUntil: untilDay, title } = contest
  if (untilDay < onDay) throw refuse('period-wrong', { onDay, untilDay })
  const twice = items.find((item, index) => items.findIndex((one) => one.title === item.title) < index)
  if (twice) throw refuse('item-known', { title: twice.title })
  const rows: NewItem[] = []
  for (const item of items) rows.push(await readItem(tx, item))
  const id = await insertContest(tx, actor.regionCode, contest)
  if (!id) throw refuse('contest-known', { title })
  await insertItems(tx, { id, regionCode: actor.regionCode }, rows)
  tx.notes.push({ matterId: id, facts: { level: contest.level, items: rows.length } })
  return { id }
}

/** 增加竞赛项目. @throws Refusal `contest-unknown`, `contest-elsewhere`, `trade-unknown`, `item-known` */
export async function addContestItem(
  tx: Tx,
  actor: Actor,
  { contestId, ...item }: InputOf<typeof contract.addContestItem>,
): Promise<{ id: string }> {
  const contest = await findContest(tx, contestId)
  if (!contest) throw refuse('contest-unknown')
  if (!contest.regionCode.startsWith(actor.regionPrefix)) {
    throw refuse('contest-elsewhere', { region: await regionName(tx, contest.regionCode) })
  }
  const [id] = await insertItems(tx, contest, [await readItem(tx, item)])
  if (!id) throw refuse('item-known', { title: item.title })
  return { id }
}

async function readItem(tx: Tx, { title, tradeCode: code }: { title: string; tradeCode?: string | undefined }) {
  if (code && !(await findTrade(tx, code))) throw refuse('trade-unknown', { code })
  return { title, tradeCode: code || null }
}

/** Contests with their items, and the year's count of items held in the reader's city beside the number asked for. */
export async function listContests(
  tx: Tx,
  actor: Actor,
  { year }: InputOf<typeof contract.listContests>,
): Promise<ReplyOf<typeof contract.listContests>> {
  const { rows: contests, total } = await selectContests(tx, year)
  const items = Map.groupBy(
    await selectItems(
      tx,
      contests.map(({ id }) => id),
    ),
    ({ contestId }) => contestId,
  )
  const counted = year ?? yearOf(tx.today)
  const regionCode = cityOf(actor.regionCode)
  const [from, until] = [`${counted}-01-01`, `${counted}-12-31`] as [DateText, DateText]
  const held = await contestItems(tx, { regionPrefix: scopePrefix(regionCode as RegionCode), from, until })
  return {
    total,
    contests: contests.map((contest) => ({
      ...contest,
      items: (items.get(contest.id) ?? []).map(({ contestId: _, ...item }) => item),
    })),
    count: {
      items: held.length,
      contests: new Set(held.map(({ matter }) => matter)).size,
      year: counted,
      regionName: await regionName(tx, regionCode),
      target: YEARLY?.number ?? 0,
      clauses: [...(YEARLY?.cites ?? [])],
    },
  }
}

/** 全市各类竞赛项目每年不少于……项: the number stands with the document. */
const YEARLY = documentTargets.find(({ indicator }) => indicator === 'contest-items')

/** “全市”: the city a county lies in; the autonomous region for those of it. */
const cityOf = (regionCode: string): string =>
  regionCode.endsWith('0000') ? regionCode : `${regionCode.slice(0, 4)}00`
