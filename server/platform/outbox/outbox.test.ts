import { afterAll, beforeAll, expect, it } from 'vitest'
import { theSystem } from '#platform/auth'
import { instantText, systemNow } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { deliverPending, type Listener, startDelivery, tell } from '#platform/outbox'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { administrator } from '../../../test/in-line.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const news = (name: string) => inTransaction(house.database, theSystem, (tx) => tell(tx, name, { name }))
const listener = (name: string, on: string, heard: string[], fails: () => boolean = () => false): Listener => ({
  name,
  on,
  handle: async () => {
    if (fails()) throw new Error('没办成')
    heard.push(name)
  },
})
/** As an administrator of the database. */
async function write(statement: string): Promise<void> {
  const client = await administrator(house.database)
  await client.query(statement)
  await client.end()
}

it('一条消息每个收听者只办一次；没办成的推后再办，别的收听者不等它', async () => {
  const heard: string[] = []
  let broken = true
  const listeners = [listener('甲', '试.一', heard, () => broken), listener('乙', '试.一', heard)]
  await news('试.一')
  expect(await deliverPending(house.database, listeners)).toBe(1)
  broken = false
  expect([await deliverPending(house.database, listeners), heard]).toEqual([0, ['乙']])
  await write(`update platform.outbox_delivery set retry_at = '${instantText(systemNow() - 1_000)}'`)
  expect([await deliverPending(house.database, listeners), heard]).toEqual([1, ['乙', '甲']])
  expect([await deliverPending(house.database, listeners), heard]).toEqual([0, ['乙', '甲']])
})

it('一千条推后的旧消息挡不住新的消息', async () => {
  const heard: string[] = []
  await write(`
    with old as (insert into platform.outbox_event (id, name, payload)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '试.旧', '{}' from generate_series(1, 1000) n
      returning id)
    insert into platform.outbox_delivery (event_id, listener, attempts, retry_at)
      select id, '旧', 9, '${instantText(systemNow() + 3_600_000)}' from old`)
  await news('试.新')
  const listeners = [listener('旧', '试.旧', heard), listener('新', '试.新', heard)]
  expect([await deliverPending(house.database, listeners), heard]).toEqual([1, ['新']])
})

it('停机只等正在办的一条，积压的下次启动再办：十秒的限期不耗在积压上', async () => {
  const heard: string[] = []
  for (let n = 0; n < 5; n++) await news('试.积压')
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const slow: Listener = {
    name: '慢',
    on: '试.积压',
    handle: async () => {
      begun.resolve()
      await goOn.promise
      heard.push('慢')
    },
  }
  const stop = startDelivery(house.database, [slow], () => {})
  await begun.promise
  const stopped = stop()
  goOn.resolve()
  await stopped
  expect(heard).toEqual(['慢'])
  expect(await deliverPending(house.database, [slow])).toBe(4)
})
