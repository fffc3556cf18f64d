import type { Fen } from '#kernel/money'

/** The two funds of the simulation, each with an account of its own. */
export const SOURCES = ['employment-subsidy-fund', 'unemployment-insurance-surplus'] as const
export type Source = (typeof SOURCES)[number]

/** A line to be owed: whose, under which revision of the due amount, how much. */
export interface LineToPost {
  readonly line: string
  readonly revision: number
  readonly amountFen: Fen
}

export interface Transfer {
  readonly item: string
  readonly amountFen: Fen
}

/** A place under a limit: the slot and its number. */
export interface Place {
  readonly slot: string
  readonly place: number
  readonly atMost: number
}

/** What the business of classes asks of the books and of the limits; matters go by their names in the history. */
export type Booking =
  /** From this month on a document names these sources for the item, in this order. */
  | { readonly act: 'name-sources'; readonly sources: readonly Source[] }
  | { readonly act: 'allot'; readonly source: Source; readonly amountFen: Fen }
  /** The approval of a class: from the sources its first month names, in their order. */
  | { readonly act: 'reserve'; readonly matter: string; readonly amountFen: Fen }
  | { readonly act: 'release'; readonly matter: string }
  /** The approval of a batch: reserved again where it went back, then owed; both or neither. */
  | { readonly act: 'approve'; readonly matter: string; readonly source: Source; readonly lines: readonly LineToPost[] }
  | { readonly act: 'reverse'; readonly source: Source; readonly line: string; readonly revision: number }
  | { readonly act: 'send'; readonly source: Source; readonly items: readonly Transfer[] }
  | { readonly act: 'confirm'; readonly source: Source; readonly items: readonly Transfer[] }
  | { readonly act: 'return'; readonly source: Source; readonly items: readonly Transfer[] }
  /** The bank had said that it was paid. */
  | { readonly act: 'send-back'; readonly source: Source; readonly items: readonly Transfer[] }
  | { readonly act: 'recover'; readonly line: string; readonly receipt: string; readonly amountFen: Fen }
  | { readonly act: 'take'; readonly holder: string; readonly places: readonly Place[] }
  | { readonly act: 'free'; readonly holder: string }
  /** The month is over: the next begins and this one is closed. */
  | { readonly act: 'close' }

/** `booked`, or the code of the refusal. */
export type Outcome = string

/** A journal as both books show it. */
export interface Journal {
  readonly kind: string
  readonly source: string
  readonly from: string
  readonly to: string
  readonly amountFen: Fen
  readonly matter: string
  readonly month: string
}

/** In the order both books agree on. */
export const sorted = (journals: readonly Journal[]): string[] =>
  journals
    .map(({ kind, source, from, to, amountFen, matter, month }) =>
      [month, matter, source, kind, from, to, amountFen].join(' '),
    )
    .toSorted()
