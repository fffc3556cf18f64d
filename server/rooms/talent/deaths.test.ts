import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordDeath } from '#people/contract'
import { getWorkQueue } from '#platform/auth/contract'
import { administrator, untilWaiting } from '../../../test/in-line.ts'
import { codeOf, openTalentDesk, type Somebody, type TalentDesk } from '../../../test/talent-desk.ts'
import * as contract from './contract.ts'

/** A death ends a candidacy in time or not at all, and a mistaken one never silently. */
let desk: TalentDesk
let people: Somebody[]
beforeAll(async () => {
  desk = await openTalentDesk('2021-06-01')
  people = await desk.people(10)
})
afterAll(() => desk.house.close())

const write = (statement: string) => desk.house.database.pool.query(statement)
const publish = (roundId: string) => desk.city.send(contract.publishRound, { params: { roundId } })

/** A round, over for applicants, with two who are recommended; the rounds before it are long announced. */
async function recommended(): Promise<{
  roundId: string
  one: Somebody
  stateOf: (person: Somebody) => Promise<string>
}> {
  await desk.asSystem((tx) =>
    tx.db
      .updateTable('talent.round')
      .set({ state: 'concluded', concluded_on: '2018-06-01' as never })
      .execute(),
  )
  await write(`update platform.business_clock set today = today + 1`)
  const { rows } = await write('select today::text from platform.business_clock')
  const day = rows[0].today
  const given = { title: '评选', quota: 2, documentNumber: '柳人社〔2021〕1号', documentTitle: '通知' }
  const { id: roundId } = await desk.city.call(contract.openRound, { body: { ...given, opensOn: day, closesOn: day } })
  const [one, two] = people.splice(0, 2) as [Somebody, Somebody]
  const ids: string[] = []
  for (const person of [one, two]) {
    const body = { ...person, achievements: '省级一等奖' }
    ids.push((await desk.clerk.call(contract.applyToRound, { params: { roundId }, body })).id)
  }
  await write(`update platform.business_clock set today = today + 1`)
  for (const candidateId of ids)
    await desk.reviewer.call(contract.reviewCandidate, {
      params: { candidateId },
      body: { recommend: true, note: '同意' },
    })
  const stateOf = async ({ name }: Somebody) => {
    const { candidates } = await desk.city.call(contract.getRound, { params: { roundId } })
    return candidates.find(({ personName }) => personName === name)?.state ?? ''
  }
  return { roundId, one, stateOf }
}

it('死亡登记了、评选还没有终止的，不公示，写明是谁；终止后名单里没有这个人 [L-024]', async () => {
  const { roundId, one, stateOf } = await recommended()
  const person = await desk.trainee(one)
  const params = { personId: person.actor.personId ?? '' }
  const body = { diedOn: '2021-06-01' as never, document: '火化证明1号' }
  await desk.clerk.call(recordDeath, { params, body })
  const refused = await publish(roundId)
  expect([codeOf(refused), refused.body.detail]).toEqual(['candidate-died', expect.stringContaining(one.name)])
  await desk.house.settleNews()
  expect([(await publish(roundId)).status, await stateOf(one)]).toEqual([200, 'ended'])
})

it('死亡登记了的不能推荐，可以不予推荐，名单照常公示 [L-024]', async () => {
  const { roundId, one, stateOf } = await recommended()
  const params = { personId: (await desk.trainee(one)).actor.personId ?? '' }
  await desk.clerk.call(recordDeath, { params, body: { diedOn: '2021-06-01' as never, document: '火化证明2号' } })
  const { candidates } = await desk.city.call(contract.getRound, { params: { roundId } })
  const candidateId = candidates.find(({ personName }) => personName === one.name)?.id ?? ''
  const review = (recommend: boolean) =>
    desk.reviewer.send(contract.reviewCandidate, { params: { candidateId }, body: { recommend, note: '已去世' } })
  expect(codeOf(await review(true))).toBe('candidate-died')
  expect([(await review(false)).status, await stateOf(one)]).toEqual([200, 'declined'])
  expect((await publish(roundId)).status).toBe(200)
  await desk.house.settleNews()
})

const waiting = async () =>
  (await desk.city.call(getWorkQueue)).items.filter(({ key }) => key === 'candidates-missed').map(({ count }) => count)

it('误登的死亡在名单公示以前撤销的照旧参评；以后撤销的写明没有参评，列为待办，公布结果为止 [L-024]', async () => {
  const { roundId, one, stateOf } = await recommended()
  await desk.lives(await desk.dies(one, '2021-06-01'))
  expect(await stateOf(one)).toBe('recommended')
  const deathId = await desk.dies(one, '2021-06-02')
  await publish(roundId)
  await desk.lives(deathId)
  expect([await stateOf(one), await waiting()]).toEqual(['missed', [1]])
  await write('update platform.business_clock set today = today + 30')
  const region = await desk.staff('region-officer', '450000')
  const body = { documentNumber: '柳政发〔2021〕9号', documentTitle: '授予称号的决定' }
  expect(await region.call(contract.concludeRound, { params: { roundId }, body })).toMatchObject({ awarded: 1 })
  expect([await stateOf(one), await waiting()]).toEqual(['missed', []])
  const mineOf = async (person: Somebody) =>
    (await (await desk.trainee(person)).call(contract.listRounds)).rounds.find(({ id }) => id === roundId)?.mine
  expect([await mineOf(one), await mineOf(people[0] as Somebody)]).toEqual(['missed', null])
})

it('消息办到一半名单公示了：名单上的不终止，名单外的不再回到候选 [L-024]', async () => {
  const admin = await administrator(desk.house.database)
  /** While a transaction publishes the list. */
  const publishing = async (roundId: string, news: () => Promise<unknown>) => {
    await admin.query("begin; select set_config('jq.kind', 'system', true)")
    const noticed =
      "update talent.round set state = 'noticed', notice_id = gen_random_uuid(), list_hash = '-' where id = $1"
    await admin.query(noticed, [roundId])
    const told = news()
    await Promise.race([told, untilWaiting(admin, 1)])
    await admin.query('commit')
    await told
  }
  const listed = await recommended()
  await publishing(listed.roundId, () => desk.dies(listed.one, '2021-06-02'))
  expect(await listed.stateOf(listed.one)).toBe('recommended')
  const off = await recommended()
  const deathId = await desk.dies(off.one, '2021-06-02')
  await publishing(off.roundId, () => desk.lives(deathId))
  expect(await off.stateOf(off.one)).toBe('missed')
  await admin.end()
})
