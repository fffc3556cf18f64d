import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * A planted fault, loaded into the product's process by the drill alone (`--import`): every COMMIT is reported as done at
 * once and carried out a moment later, so answers go out before the work is safe. A kill in between must show as a loss.
 */
const LATE_MS = 150
const honest = pg.Client.prototype.query
const late = new WeakMap<object, Promise<unknown>>()

function query(this: pg.Client, ...given: unknown[]): unknown {
  if (textOf(given[0]) === 'commit') {
    late.set(
      this,
      sleep(LATE_MS).then(() => Reflect.apply(honest, this, ['commit'])),
    )
    return Promise.resolve({ command: 'COMMIT', rows: [], rowCount: 0, fields: [] })
  }
  const before = late.get(this)
  if (!before) return Reflect.apply(honest, this, given)
  // The connection's next statement waits for the real commit, as the protocol would make it.
  const next = () => {
    late.delete(this)
    return Reflect.apply(honest, this, given)
  }
  return before.then(next, next)
}

/** A statement is given as its text or as an object that holds it. */
function textOf(statement: unknown): unknown {
  return typeof statement === 'object' && statement !== null && 'text' in statement ? statement.text : statement
}

Object.defineProperty(pg.Client.prototype, 'query', { value: query, writable: true, configurable: true })
