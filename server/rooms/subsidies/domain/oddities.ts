import type { DateText } from '#kernel/dates'
import type { OddityKind } from '../contract-words.ts'

/** Why a line needs eyes, in words with its figures. */
export interface Oddity {
  readonly kind: OddityKind
  readonly words: string
}

/** What is known around one line. */
export interface Surroundings {
  /** Places under limits that the line takes. */
  readonly uses: readonly { readonly slot: string; readonly place: number; readonly atMost: number }[]
  /** Slots for which an exception was approved. */
  readonly exceptions: readonly string[]
  readonly overlaps: readonly { readonly words: string; readonly from: DateText; readonly until: DateText }[]
  /** Day on which the payee's account replaced another, where nothing has arrived on it yet. */
  readonly accountChangedOn: DateText | undefined
  readonly corrections: number
  readonly educationFund: string | undefined
  readonly withdrawn: string | undefined
  readonly barred: string | undefined
}

/** Everything odd about a line; a clean line has nothing. */
export function odditiesOf(around: Surroundings): Oddity[] {
  const { uses, exceptions, overlaps, accountChangedOn, corrections, educationFund, withdrawn, barred } = around
  const excepted = uses.filter(({ slot }) => exceptions.includes(slot))
  const last = uses.filter(({ slot, place, atMost }) => atMost > 1 && place >= atMost && !exceptions.includes(slot))
  return [
    ...excepted.map(({ place, atMost }) => odd('exception', `第 ${place} 次，原限 ${atMost - 1} 次，例外已批准`)),
    ...last.map(({ place, atMost }) => odd('near-limit', `第 ${place} 次，限 ${atMost} 次`)),
    ...overlaps.map(({ words, from, until }) => odd('overlap', `${words}，${from} 至 ${until}`)),
    ...(accountChangedOn ? [odd('account-changed', `${accountChangedOn} 变更，新账户还没有到过账`)] : []),
    ...(corrections > 0 ? [odd('attendance-corrected', `更正 ${corrections} 次`)] : []),
    ...(educationFund ? [odd('education-fund', educationFund)] : []),
    ...(withdrawn ? [odd('status-withdrawn', withdrawn)] : []),
    ...(barred ? [odd('barred', barred)] : []),
  ]
}

const odd = (kind: OddityKind, words: string): Oddity => ({ kind, words })
