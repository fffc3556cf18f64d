import type { Fen } from '#kernel/money'
import { fundItems, fundSources } from '#policy/language'
import { FEW, type ItemRow } from './disclosure.ts'

const sourceLabels = (source: string): [string, string] => [
  fundSources.label(source, 'zh'),
  fundSources.label(source, 'en'),
]
const itemLabels = (item: string): [string, string] =>
  item === FEW
    ? ['人数较少的项目合计', 'items of few persons, together']
    : [fundItems.label(item, 'zh'), fundItems.label(item, 'en')]

/** An item's row with the words of its codes: the public entry has no code lists. */
export const labelledItem = (row: ItemRow) => ({
  ...row,
  sourceLabels: sourceLabels(row.source),
  itemLabels: itemLabels(row.item),
})

interface Figures<A> {
  readonly accounts: readonly A[]
  readonly items: readonly ItemRow[]
  readonly paidFen: Fen
  readonly recoveredFen: Fen
  readonly leastPersons: number
}

/** Frozen figures with the words of their codes. */
export const labelled = <A extends { readonly source: string }>({ accounts, items, ...sums }: Figures<A>) => ({
  ...sums,
  accounts: accounts.map((row) => ({ ...row, sourceLabels: sourceLabels(row.source) })),
  items: items.map(labelledItem),
})
