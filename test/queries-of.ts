import type { KyselyPlugin } from 'kysely'
import type { Actor } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'

/** How many questions some work asks the database: what must not grow with the rows it shows. */
export async function queriesOf(database: Database, actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await inTransaction(database, actor, (tx) => work({ ...tx, db: tx.db.withPlugin(counting) }))
  return count
}
