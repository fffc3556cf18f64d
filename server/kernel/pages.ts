import { z } from 'zod'

/** Cursor pages: at most 200 rows; the cursor is opaque to the caller. */
export const pageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A page of rows; `next` is absent on the last page, `total` counts the rows of the filter, up to `MOST_COUNTED`. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().optional(), total: z.int() })

/** Cuts one row too many into a page and its cursor. Rows come ordered by `key`, fetched with limit + 1. */
export function cutPage<T>(rows: readonly T[], limit: number, total: number, key: (row: T) => string) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, total, ...(rows.length > limit && last ? { next: key(last) } : {}) }
}
