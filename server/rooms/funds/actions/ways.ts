import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { originsOf, type TracedMoney } from './origins.ts'

/** One unbroken stretch of money, from the document that brought it to the posting. */
export interface Way {
  readonly amountFen: Fen
  readonly steps: TracedMoney[]
}

/** As `originsOf`, stretch by stretch. */
export const waysOf = async (tx: Tx, lineId: string): Promise<Way[]> => (await originsOf(tx, lineId)).flatMap(waysTo)

/** Each stretch of money from its end (the document from above) down to `money`. */
function waysTo(money: TracedMoney): Way[] {
  if (money.further.length === 0) return [{ amountFen: money.amountFen, steps: [money] }]
  return money.further.flatMap((one) => waysTo(one).map((way) => ({ ...way, steps: [...way.steps, money] })))
}
