import type { FieldError } from '#kernel/refusal'
import { openAccountNumbers } from '#organizations'
import { openResidentIds } from '#people'
import type { Tx } from '#platform/db'
import { canonical, seal, sha256, unseal } from '#platform/secrets'
import { notInGbk, writeGrid } from '#platform/sheets'
import { itemRows, type PayItem, type PayOrder, payFileName, paySheet } from '../domain/pay-sheet.ts'
import type { Layout } from '../layouts/store-layouts.ts'

/** A file as its layout makes it: the same order gives the same bytes. */
export interface PayFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** SHA-256 of what the file orders, cell by cell; printed where the layout has a place for it. */
  readonly fileHash: string
  /** SHA-256 of the bytes. */
  readonly exportHash: string
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'csv-utf8': 'text/csv; charset=utf-8',
  'csv-gbk': 'text/csv; charset=gbk',
} as const

/** Writes an order's file. Nothing may be wrong with it any more: see `fileFaults`. */
export async function payFile({ shape }: Layout, order: PayOrder, items: readonly PayItem[]): Promise<PayFile> {
  const fileHash = sha256(canonical(itemRows(shape, order, items)))
  const rows = paySheet(shape, order, items, fileHash)
  const bytes = await writeGrid({ sheetName: '付款清单', rows, dated: order.sentOn }, shape.format)
  const name = payFileName(shape, order, items, fileHash)
  return { name, type: types[shape.format], bytes, fileHash, exportHash: sha256(bytes) }
}

/** What of some transfers a layout cannot print: a number it asks for that is not known, a character its encoding lacks. */
export function fileFaults(
  { shape }: Pick<Layout, 'shape'>,
  items: readonly Pick<PayItem, 'sequence' | 'payeeName' | 'bankName' | 'bankCode' | 'residentId' | 'purpose'>[],
): FieldError[] {
  const asks = (field: string) => shape.columns.some((column) => column.field === field)
  const asksId = asks('resident-id') || asks('resident-id-tail')
  return items.flatMap((item) => {
    const at = `第${item.sequence}笔 ${item.payeeName}`
    const fault = (code: string, words: string): FieldError => ({ path: at, code, message: `${at}：${words}` })
    const strange = shape.format === 'csv-gbk' ? notInGbk([item.payeeName, item.bankName, item.purpose].join('')) : []
    return [
      ...(asks('bank-code') && !item.bankCode ? [fault('bank-code-missing', '收款账户没有填开户行行号')] : []),
      ...(asksId && !item.residentId
        ? [fault('resident-id-missing', '看不到收款人的身份证件号码（外县台账），请用银行批量代发')]
        : []),
      ...(strange.length > 0 ? [fault('not-in-gbk', `GBK 编码里没有“${strange.join('')}”`)] : []),
    ]
  })
}

/** What a layout itself writes that its encoding has no bytes for: no order could ever be paid with it. */
export function encodingFaults({ format, heading, trailer, purpose, columns }: Layout['shape']): FieldError[] {
  if (format !== 'csv-gbk') return []
  const texts = [heading, trailer, purpose, ...columns.flatMap(({ title, text }) => [title, text])]
  const strange = notInGbk(texts.join(''))
  const message = `GBK 编码里没有“${strange.join('')}”，请改写标题行、列名或固定文字`
  return strange.length > 0 ? [{ path: 'shape.format', code: 'not-in-gbk', message }] : []
}

interface Kept {
  readonly payeeAccountId: string
  readonly residentIdSealed: Uint8Array | null
}

/** Transfers with their numbers opened: whoever asks has the duty to pay, and is audited. */
export async function openItems<T extends Kept>(tx: Tx, items: readonly T[]) {
  const numbers = await openAccountNumbers(
    tx,
    items.map(({ payeeAccountId }) => payeeAccountId),
  )
  return items.map((item) => {
    const accountNumber = numbers.get(item.payeeAccountId)
    if (accountNumber === undefined) throw new Error(`account ${item.payeeAccountId} is out of reach`)
    const residentId = item.residentIdSealed && unseal(tx.keys, item.residentIdSealed)
    return { ...item, accountNumber, residentId }
  })
}

/** The payees' resident ids, sealed again as they stand today, where the layout prints them; otherwise none is touched. */
export async function sealedResidentIds(
  tx: Tx,
  { shape }: Layout,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const asked = shape.columns.some(({ field }) => field === 'resident-id' || field === 'resident-id-tail')
  const open = asked ? await openResidentIds(tx, personIds) : new Map<string, string>()
  return new Map([...open].map(([id, residentId]) => [id, seal(tx.keys, residentId)]))
}
