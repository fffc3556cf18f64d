import { afterAll, beforeAll, it } from 'vitest'
import { startDelivery } from '#platform/outbox'
import { FIRST_DATE } from '../../server/bootstrap.ts'
import { rooms } from '../../server/rooms/index.ts'
import { openTestHouse, type TestHouse } from '../harness.ts'
import { reach } from '../reach.ts'
import { hireStaff } from '../world/staff.ts'
import { hireTrainee, journey } from './journey.ts'
import { openStage, type Stage } from './stage.ts'

let house: TestHouse
let stage: Stage
let stopDelivery: () => Promise<void>
beforeAll(async () => {
  house = await openTestHouse({ date: FIRST_DATE })
  const listeners = rooms.flatMap((room) => room.listeners ?? [])
  stopDelivery = startDelivery(house.database, listeners, () => {})
  await hireStaff(house.database, FIRST_DATE as never)
  stage = openStage(await house.app.listen({ host: '127.0.0.1', port: 0 }))
})
afterAll(async () => {
  await stopDelivery()
  await house.close()
})

/** The same steps that `npm run -s journey` prints; a later one stands on the earlier ones. */
let broken: string | undefined
for (const step of journey) {
  it(step.title, async () => {
    if (broken) throw new Error(`前面的“${broken}”没有走通`)
    broken = step.title
    reach.note()
    if (step.needsTrainee) await hireTrainee(house.database)
    await step.run(stage)
    broken = undefined
  })
}
