import { type Fen, formatYuanShort, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { recoveriesWhere } from '../afterwards/store-recoveries.ts'
import { paidTwice, twiceWords } from './store-withdrawals.ts'

/** What a payee, or who claimed for them, is told of a line that the bank has paid twice. */
interface TwiceTold {
  readonly reason: string
  /** Nothing, once it has come back. */
  readonly next: string
}

/** By line: that it was paid twice, and what comes next; the order to give it back, where there is one. */
export async function twiceTold(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, TwiceTold>> {
  const twice = await paidTwice(tx, { lineIds })
  if (twice.size === 0) return new Map()
  const orders = Map.groupBy(await recoveriesWhere(tx, { lineIds: [...twice.keys()] }), ({ lineId }) => lineId)
  return new Map([...twice].map(([lineId, twiceFen]) => [lineId, toldOf(twiceFen, orders.get(lineId) ?? [])]))
}

type Order = Awaited<ReturnType<typeof recoveriesWhere>>[number]

function toldOf(twiceFen: Fen, orders: readonly Order[]): TwiceTold {
  const open = orders.find(({ state }) => state === 'ordered' || state === 'partly-repaid')
  const reason = twiceWords(twiceFen)
  if (open) return { reason, next: `请在 ${open.dueOn} 前退回（追回 ${open.number}）` }
  const back = sum(orders.map(({ repaidFen }) => repaidFen)) >= twiceFen
  if (back) return { reason: `银行付了两次，多付的 ${formatYuanShort(twiceFen)} 元已经退回`, next: '' }
  const settled = orders.find(({ settledReason }) => settledReason)
  if (settled) return { reason, next: `追回已经了结：${settled.settledReason}` }
  return { reason, next: '请等县人社部门的追回通知' }
}

/** The same in one sentence. */
export const inOne = ({ reason, next }: TwiceTold): string => [reason, next].filter(Boolean).join('；')
