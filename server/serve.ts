import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { dateText, later } from '#kernel/dates'
import { appendCheckpoint, startSealing } from '#platform/audit'
import { theSystem } from '#platform/auth'
import { shanghaiToday, turnClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { type Database, inTransaction, openDatabase } from '#platform/db'
import { startDelivery } from '#platform/outbox'
import { build } from './app.ts'
import { DATABASE_NAME, type House, openHouse } from './bootstrap.ts'
import { rooms } from './rooms/index.ts'
import { prepareWeb } from './web-build.ts'

const MINUTE = 60_000

export interface Serving {
  readonly url: string
  readonly house: House
  /** Stops taking requests, finishes what is under way, seals the audit, closes the database. */
  stop(): Promise<void>
}

/** The whole product in one process: database, web files, demo world where it is wanted, background work, HTTP. */
export async function serve(config: Config, say: (line: string) => void): Promise<Serving> {
  const web = config.serveWeb ? prepareWeb(config.distDir, say) : Promise.resolve()
  // Awaited below; until then a failure must not end the process before the database is closed.
  web.catch(() => {})
  const house = await openHouse(config, say, { remake: true })
  try {
    if (house.fresh && config.profile === 'demo') await makeWorld(house, say)
    await web
    const app = await build(house.database, config)
    if (config.profile === 'production') await followCalendar(house.database)
    const stopWork = startWork(app, house.database, config)
    await app.listen({ host: config.host, port: config.port })
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    const stop = async () => {
      await app.close()
      await stopWork()
      await house.close()
    }
    return { url: `http://${config.host}:${port}`, house, stop }
  } catch (error) {
    await house.close()
    throw error
  }
}

/** The demo world is a development part of the repository; a production installation never loads it. */
async function makeWorld(house: House, say: (line: string) => void): Promise<void> {
  const { buildWorld } = await import('../test/world.ts')
  await withQuickCommits(house, (database) => buildWorld(database, say))
}

/** A world that can be made again need not wait for the disk at every commit; what comes after it does. */
async function withQuickCommits(house: House, work: (database: Database) => Promise<void>): Promise<void> {
  if (!house.embedded) return work(house.database)
  const url = `${house.embedded.urlFor('jq_app', DATABASE_NAME)}&options=${encodeURIComponent('-c synchronous_commit=off')}`
  const { keys, demo, publicUrl, widenings } = house.database
  const database = await openDatabase({ url, keys, demo, publicUrl, widenings })
  await work(database).finally(() => database.close())
}

/** Outbox delivery, audit sealing, checkpoints; in production the business date follows the calendar. */
function startWork(app: FastifyInstance, database: Database, config: Config): () => Promise<void> {
  const onError = (error: unknown) => app.log.error({ err: error }, 'background')
  const stopSealing = startSealing(database, onError)
  const stopDelivery = startDelivery(
    database,
    rooms.flatMap((room) => room.listeners ?? []),
    onError,
  )
  const checkpoint = () => appendCheckpoint(database, join(config.dataDir, 'audit-checkpoints'))
  const everyMinute = setInterval(() => {
    checkpoint().catch(onError)
    if (config.profile === 'production') followCalendar(database).catch(onError)
  }, MINUTE)
  return async () => {
    clearInterval(everyMinute)
    await stopDelivery()
    await stopSealing()
    await checkpoint().catch(onError)
  }
}

/** In production the business date is today's date, also for the first request after a night's rest. */
function followCalendar(database: Database): Promise<string> {
  return inTransaction(database, theSystem, (tx) => turnClock(tx, later(tx.today, dateText(shanghaiToday()))))
}
