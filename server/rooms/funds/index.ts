/** 资金专账：commit at approval, post due lines, send and settle transfers; every booking is one journal with its document. */
export { type Able, accountsForItem, accountsOf } from './actions/accounts-for-item.ts'
export { allot } from './actions/allot.ts'
export { type CommittedPart, committedTo } from './actions/committed-to.ts'
export { handDown } from './actions/hand-down.ts'
export { closeMonth } from './actions/months.ts'
export { originsOf, type TracedMoney, usesOf } from './actions/origins.ts'
export { overpay, type PaidTwice, takeOver } from './actions/overpay.ts'
export { type LineBooking, postLine, postLines } from './actions/post-lines.ts'
export { recoverLine } from './actions/recover-line.ts'
export { releaseReservation } from './actions/release-reservation.ts'
export { type ReservationRequest, reserve } from './actions/reserve.ts'
export { reserveAcross } from './actions/reserve-across.ts'
export { isCommitted, reserveAgain } from './actions/reserve-again.ts'
export { reversePosting } from './actions/reverse-posting.ts'
export {
  confirmItem,
  confirmItems,
  executeItems,
  type ItemAmount,
  recallItems,
  returnItem,
  returnItems,
  type Settlement,
  sendBackItems,
  sendItem,
  sendItems,
} from './actions/settle-items.ts'
export { waysOf } from './actions/ways.ts'
export { readBasicWorkTotal } from './basic-work/read-works.ts'
export { selectWorkItems } from './basic-work/store-payments.ts'
export { pageOfWorks, worksById } from './basic-work/store-works.ts'
export type { JournalKind, Ledger } from './contract.ts'
export { monthClosed } from './store-books.ts'
export {
  type Account,
  accountFor,
  balances,
  bookedFor,
  commitmentsOf,
  type Reservation,
  recoveredOn,
  reservationsFor,
} from './store-reads.ts'
export { findJournal, searchReceipts } from './store-traces.ts'
