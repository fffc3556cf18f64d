import { useState } from 'react'
import type { List } from './data-table.tsx'

const STEP = 200

/** Rows that are all here but too many to draw at once: the first ones, the next ones on 加载更多. For `DataTable`. */
export function useFirstRows<Row>(rows: readonly Row[]): List<Row> {
  const [count, setCount] = useState(STEP)
  return {
    rows: rows.slice(0, count),
    total: rows.length,
    hasMore: rows.length > count,
    more: () => setCount(count + STEP),
  }
}
