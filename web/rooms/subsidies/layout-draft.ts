import type { enterLayout } from '#subsidies/contract'
import type { ArgsOf } from '../../ui/call.ts'
import type { Layout } from './pay-layouts.page.tsx'

type Body = ArgsOf<typeof enterLayout>['body']
type Shape = Layout['shape']
type Receipts = Shape['receipts']
const LISTS = ['sequence', 'payee', 'account', 'amount', 'result', 'reason'] as const
const WORDS = ['confirmed', 'returned', 'unknown'] as const

/** A version as the form holds it: lists of words are one line each, parted by 、. */
export interface LayoutForm extends Pick<Body, 'regionCode' | 'kind' | 'title' | 'documentNumber' | 'effectiveFrom'> {
  readonly shape: Omit<Shape, 'receipts'> & {
    readonly receipts: Record<(typeof LISTS)[number], string> & {
      readonly amountIn: Receipts['amountIn']
      readonly words: Record<(typeof WORDS)[number], string>
    }
  }
}

const joined = <K extends string>(keys: readonly K[], lists: Readonly<Record<K, readonly string[]>>) =>
  Object.fromEntries(keys.map((key) => [key, lists[key].join('、')])) as Record<K, string>

const parted = <K extends string>(keys: readonly K[], texts: Readonly<Partial<Record<K, string>>>) =>
  Object.fromEntries(
    keys.map((key) => [
      key,
      (texts[key] ?? '')
        .split(/[、,，\s]+/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ]),
  ) as Record<K, string[]>

/** What the form begins with: a copy of a version, for the own region; the day is for the maker to say. */
export function valuesOf({ kind, shape }: Layout, regionCode: string): Partial<LayoutForm> {
  const { receipts } = shape
  return {
    regionCode: regionCode as Body['regionCode'],
    kind,
    shape: {
      ...shape,
      receipts: {
        ...joined(LISTS, receipts),
        amountIn: receipts.amountIn,
        words: joined(WORDS, receipts.words),
      },
    },
  }
}

/** The form as the server wants it. */
export function bodyOf({ shape, ...head }: LayoutForm): Body {
  const { receipts } = shape
  const columns = shape.columns.map((column) => ({
    ...column,
    title: column.title ?? '',
    text: column.text ?? '',
    limit: column.limit ?? null,
  }))
  return {
    ...head,
    shape: {
      ...shape,
      columns,
      receipts: {
        ...parted(LISTS, receipts),
        amountIn: receipts.amountIn,
        words: parted(WORDS, receipts.words),
      },
    },
  }
}
