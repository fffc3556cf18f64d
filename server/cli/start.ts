import { join } from 'node:path'
import { appendCheckpoint, startSealing } from '#platform/audit'
import type { Config } from '#platform/config'
import { startDelivery } from '#platform/outbox'
import { build } from '../app.ts'
import { openHouse } from '../bootstrap.ts'
import { rooms } from '../rooms/index.ts'

/** `jiangqiao start`: opens the database, serves, and stops gracefully on SIGTERM or SIGINT. */
export async function start(config: Config): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const house = await openHouse(config, say)
  const app = await build(house.database, config)
  const onError = (error: unknown) => app.log.error({ err: error }, 'background')
  const stopSealing = startSealing(house.database, onError)
  const stopDelivery = startDelivery(
    house.database,
    rooms.flatMap((room) => room.listeners ?? []),
    onError,
  )
  const checkpoint = () => appendCheckpoint(house.database, join(config.dataDir, 'audit-checkpoints'))
  const checkpoints = setInterval(() => void checkpoint().catch(onError), 60_000)
  await app.listen({ host: config.host, port: config.port })
  say(`匠桥已启动：http://${config.host}:${config.port}`)
  const stop = async () => {
    clearInterval(checkpoints)
    await app.close()
    await stopDelivery()
    await stopSealing()
    await checkpoint()
    await house.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}
