import type { Fen } from '#kernel/money'
import type { JournalKind, Ledger } from '../contract.ts'

/** One journal to book: an amount goes from one ledger to another. */
export interface Move {
  readonly kind: JournalKind
  readonly to: Ledger
  readonly from: Ledger
  readonly amountFen: Fen
  readonly naturalKey: string
  readonly matterId: string
  readonly regionCode: string
  readonly reservationId?: string | undefined
  readonly reverses?: string | undefined
  /** The other account's half of the same fact, the posting money comes back of, or the recall of what was paid twice. */
  readonly answers?: string | undefined
}

const legs = {
  allot: { from: 'source', to: 'available' },
  withdraw: { from: 'available', to: 'source' },
  'hand-down': { from: 'available', to: 'handed-down' },
  'take-back': { from: 'handed-down', to: 'available' },
  reserve: { from: 'available', to: 'reserved' },
  release: { from: 'reserved', to: 'available' },
  post: { from: 'reserved', to: 'payable' },
  reverse: { from: 'payable', to: 'reserved' },
  send: { from: 'payable', to: 'in-transit' },
  confirm: { from: 'in-transit', to: 'paid' },
  return: { from: 'in-transit', to: 'payable' },
  'send-back': { from: 'paid', to: 'payable' },
  recall: { from: 'in-transit', to: 'payable' },
  execute: { from: 'payable', to: 'paid' },
  overpay: { from: 'available', to: 'payable' },
  'take-over': { from: 'payable', to: 'available' },
  recover: { from: 'paid', to: 'available' },
} as const satisfies Record<JournalKind, { from: Ledger; to: Ledger }>

/** A move along the ledgers of its kind; `to` only where the kind leaves a choice. */
export function move(kind: JournalKind, rest: Omit<Move, 'kind' | 'from' | 'to'> & { to?: Ledger }): Move {
  return { kind, ...legs[kind], ...rest }
}

/**
 * The natural keys: what the same fact is. A send is settled once, by its arrival, its return or its recall; an arrival is
 * sent back once, and so is what was recalled executed after all.
 */
export const keys = {
  allot: (accountId: string, documentNumber: string) => `allot:${accountId}:${plain(documentNumber)}`,
  withdraw: (accountId: string, documentNumber: string) => `withdraw:${accountId}:${plain(documentNumber)}`,
  handDown: (accountId: string, regionCode: string, documentNumber: string) =>
    `hand-down:${accountId}:${regionCode}:${plain(documentNumber)}`,
  takeBack: (accountId: string, regionCode: string, documentNumber: string) =>
    `take-back:${accountId}:${regionCode}:${plain(documentNumber)}`,
  reserve: (reservationId: string) => `reserve:${reservationId}`,
  reserveAgain: (reservationId: string, document: string) => `reserve:${reservationId}:${plain(document)}`,
  release: (reservationId: string) => `release:${reservationId}`,
  post: (lineId: string, revision: number, source: string) => `post:${lineId}:${revision}:${source}`,
  reverse: (journalId: string) => `reverse:${journalId}`,
  send: (itemId: string) => `send:${itemId}`,
  settle: (itemId: string) => `settle:${itemId}`,
  sendBack: (itemId: string) => `send-back:${itemId}`,
  execute: (itemId: string) => `execute:${itemId}`,
  overpay: (itemId: string, lineId: string) => `overpay:${itemId}:${lineId}`,
  takeOver: (itemId: string, lineId: string) => `take-over:${itemId}:${lineId}`,
  recover: (receiptId: string, postingId: string) => `recover:${receiptId}:${postingId}`,
} as const

/** A document number without spaces, brackets of any kind alike: `桂财社〔2024〕12号` = `桂财社[2024] 12号`. */
const plain = (documentNumber: string): string =>
  documentNumber
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔【（([]/g, '[')
    .replace(/[〕】）)\]]/g, ']')
