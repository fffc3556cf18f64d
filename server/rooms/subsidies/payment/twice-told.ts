import type { DateText } from '#kernel/dates'
import { sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { sparedWhy } from '../afterwards/store-adjustments.ts'
import { recoveriesWhere } from '../afterwards/store-recoveries.ts'
import { dueKey } from '../domain/due-key.ts'
import { selectPaidTwice, twiceWords } from './store-withdrawals.ts'

/** What is told of a line that the bank has paid twice, or although it was refused. */
interface TwiceTold {
  readonly reason: string
  /** What comes next, for whoever reads it; nothing, once it has come back or is given up. */
  readonly next: string
  /** The same, said to the payee. */
  readonly toPayee: string
}

/** By line: that it was paid twice, and what comes next; the order to give it back, where there is one. */
export async function twiceTold(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, TwiceTold>> {
  const twice = await selectPaidTwice(tx, { lineIds })
  if (twice.length === 0) return new Map()
  const lines = Map.groupBy(twice, ({ id }) => id)
  const orders = Map.groupBy(await recoveriesWhere(tx, { lineIds: [...lines.keys()] }), ({ lineId }) => lineId)
  const spared = await sparedWhy(
    tx,
    twice.map(({ matterId }) => matterId),
  )
  const told = (own: Twice[], lineId: string) => {
    const givenUp = own.map((one) => spared.get(dueKey(one))).find((why) => why !== undefined)
    return toldOf(own, orders.get(lineId) ?? [], givenUp, tx.today)
  }
  return new Map([...lines].map(([lineId, own]) => [lineId, told(own, lineId)]))
}

type Twice = Awaited<ReturnType<typeof selectPaidTwice>>[number]
type Order = Awaited<ReturnType<typeof recoveriesWhere>>[number]

function toldOf(own: readonly Twice[], everOrdered: readonly Order[], givenUp: string | undefined, today: DateText) {
  const words = twiceWords(own)
  const reason = `${words}应当退回`
  const same = (next: string) => ({ reason, next, toPayee: next })
  const over = (how: string): TwiceTold => ({ reason: `${words}${how}`, next: '', toPayee: '' })
  // What was ordered back before was ordered for another reason.
  const orders = everOrdered.filter(({ orderedOn }) => own.some(({ settledOn }) => orderedOn >= (settledOn ?? '')))
  const open = orders.find(({ state }) => state === 'ordered' || state === 'partly-repaid')
  if (open) {
    const until = `在 ${open.dueOn} 前退回（追回 ${open.number}）`
    if (open.dueOn < today) return same(`已逾期，应${until}`)
    return { reason, next: `收款人应${until}`, toPayee: `请${until}` }
  }
  const back = sum(orders.map(({ repaidFen }) => repaidFen)) >= sum(own.map(({ amountFen }) => amountFen))
  if (back) return over('已经退回')
  const settled = orders.find(({ settledReason }) => settledReason)
  if (settled) return same(`追回已经了结：${settled.settledReason}`)
  if (givenUp !== undefined) return over(`县里决定不追回：${givenUp}`)
  return { reason, next: '等待决定追回', toPayee: '请等县人社部门的追回通知' }
}

/** The same in one sentence, for whoever reads it. */
export const inOne = ({ reason, next }: TwiceTold): string => [reason, next].filter(Boolean).join('；')
