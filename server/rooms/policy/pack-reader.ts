import { remember } from '#kernel/remember'
import type { Tx } from '#platform/db'
import { packsFor } from './library.ts'

/** `packsFor` for the rows of a list: each region is read once. */
export const packReader = (tx: Tx) => remember((regionCode) => packsFor(tx, regionCode))
