import { type Fen, sum } from '#kernel/money'

/** A line that passed the gate, with the account its money goes to. */
export interface PayableLine {
  readonly lineId: string
  readonly lineNumber: number
  readonly personId: string | null
  readonly item: string
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
  readonly account: PayeeAccount
  readonly amountFen: Fen
}

/** The account as it stands when the order is sent. */
export interface PayeeAccount {
  readonly id: string
  readonly holderName: string
  readonly bankName: string
  readonly bankCode: string | null
  readonly tail: string
}

/** One transfer to one payee. */
export interface Transfer {
  readonly sequence: number
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
  readonly account: PayeeAccount
  readonly items: readonly string[]
  readonly amountFen: Fen
  readonly lines: readonly PayableLine[]
}

/** One transfer per payee, in the order of each payee's first line. */
export function transfersOf(lines: readonly PayableLine[]): Transfer[] {
  const ordered = lines.toSorted((a, b) => a.lineNumber - b.lineNumber)
  const byPayee = Map.groupBy(ordered, (line) => `${line.payeeKind}:${line.payeeId}`)
  return [...byPayee.values()].flatMap((own, index) => {
    const [first] = own
    if (!first) return []
    const { payeeKind, payeeId, account } = first
    const items = [...new Set(own.map((line) => line.item))]
    const amountFen = sum(own.map((line) => line.amountFen))
    return [{ sequence: index + 1, payeeKind, payeeId, account, items, amountFen, lines: own }]
  })
}
