import { type CodeOf, codes } from '#kernel/codes'

/** Where money stands, in the order it moves. */
export const ledgers = codes('Ledger', {
  source: ['上级下达', 'allotted from above'],
  'handed-down': ['已下达下级', 'handed down'],
  available: ['可用', 'available'],
  reserved: ['预留', 'reserved'],
  payable: ['应付', 'payable'],
  'in-transit': ['在途', 'in transit'],
  paid: ['已付', 'paid'],
})
export type Ledger = CodeOf<typeof ledgers>

export const journalKinds = codes('JournalKind', {
  allot: ['下达指标', 'allotment'],
  withdraw: ['交回指标', 'withdrawal'],
  'hand-down': ['下达下级', 'handing down'],
  'take-back': ['收回下级', 'taking back'],
  reserve: ['预留', 'reservation'],
  release: ['退回预留', 'release'],
  post: ['记应付', 'posting'],
  reverse: ['冲销应付', 'reversal'],
  send: ['发出付款', 'sending'],
  confirm: ['银行到账', 'confirmation'],
  return: ['银行退汇', 'bank return'],
  'send-back': ['到账后退汇', 'bank return after confirmation'],
  recall: ['撤回付款', 'withdrawal of a payment'],
  execute: ['撤回后银行仍付出', 'executed after its withdrawal'],
  overpay: ['重复付款列支', 'paid twice'],
  'take-over': ['重复付款冲回', 'paid twice no more'],
  recover: ['追回', 'recovery'],
})
export type JournalKind = CodeOf<typeof journalKinds>
