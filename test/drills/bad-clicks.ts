import pg from 'pg'
import * as classes from '#classes/contract'
import type { Endpoint } from '#kernel/endpoint'
import { listBriefings, signBriefing } from '#notices/contract'
import { getPerson, listPeople } from '#people/contract'
import { getWorkQueue } from '#platform/auth/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import type { Answered } from '../journeys/http-client.ts'
import { reviewAll } from '../journeys/money-steps.ts'
import { made } from '../journeys/stage.ts'
import { type Answer, type Case, type Ground, isProblem, sentenceOf } from './bad-ground.ts'
import { administratorUrl } from './product.ts'

/** Fingers and browsers: clicked twice, left open too long, sent to the wrong place. They build on each other, in order. */
export const badClicks: readonly Case[] = [
  { title: '申报连点两下（同一幂等键）', run: (ground) => claimTwice(ground, 0, ['claim-one', 'claim-one']) },
  { title: '申报连点两下（不同幂等键）', run: (ground) => claimTwice(ground, 1, ['claim-two', 'claim-three']) },
  { title: '过期的表单（按旧版本初审）', run: staleForm },
  { title: '付款连点两下（同一幂等键）', run: (ground) => payTwice(ground, 0, ['payment-one', 'payment-one']) },
  { title: '付款连点两下（不同幂等键）', run: (ground) => payTwice(ground, 1, ['payment-two', 'payment-three']) },
  {
    title: '登录已退出（没有 cookie）',
    run: async ({ stage }) => signInNeeded(await (await stage.visitor).send(getWorkQueue)),
  },
  { title: '登录已过期', run: expired },
  {
    title: '三江的经办打开融水的班级网址',
    run: async (ground) => foreign(ground, classes.getClass, { classId: ground.classIds[0] ?? '' }),
  },
  {
    title: '三江的经办打开融水的批次网址',
    run: async (ground) => foreign(ground, subsidies.getBatch, { batchId: made(ground.stage, '0-batch') }),
  },
  { title: '三江的经办打开融水的人员网址', run: foreignPerson },
]

/** Two requests at the same moment. */
async function claimTwice({ stage, classIds }: Ground, index: number, keys: readonly string[]): Promise<Answer> {
  const organizer = await stage.as('demo-workshop')
  const classId = classIds[index] ?? ''
  const query = { matterKind: 'claim' as const, packId: 'gx-2022-7' }
  const { briefings } = await organizer.call(listBriefings, { query })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  const matter = { matterKind: 'claim' as const, matterId: classId, regionCode: '450225' }
  await organizer.call(signBriefing, { body: { ...matter, briefingId, signerName: '演示负责人' } })
  const send = (idempotencyKey: string) =>
    organizer.send(subsidies.claimMatter, { params: classMatter(classId), idempotencyKey })
  const answers = await Promise.all(keys.map(send))
  const { rows } = await (await stage.as('demo-county-clerk')).call(subsidies.listBatches, {
    query: { matterId: classId },
  })
  stage.made.set(`${index}-batch`, rows[0]?.id ?? '')
  return onceOnly(answers, keys, `批次 ${rows.length} 个`, rows.length === 1)
}

async function payTwice({ stage }: Ground, index: number, keys: readonly string[]): Promise<Answer> {
  await reviewAll(stage, String(index))
  await stage.clockTo(index === 0 ? '2024-06-20' : '2024-07-08')
  const finance = await stage.as('demo-finance')
  const params = { batchId: made(stage, `${index}-batch`) }
  const { listHash } = await finance.call(subsidies.getBatch, { params })
  const send = (idempotencyKey: string) =>
    finance.send(subsidies.payBatch, { params, body: { listHash }, idempotencyKey })
  const answers = await Promise.all(keys.map(send))
  const { orders } = await finance.call(subsidies.getBatch, { params })
  return onceOnly(answers, keys, `付款 ${orders.length} 次`, orders.length === 1)
}

/** With one key the second answer repeats the first; with two keys the second is refused in words. Done once either way. */
function onceOnly(answers: readonly Answered[], keys: readonly string[], count: string, once: boolean): Answer {
  const [first, second] = answers.toSorted((a, b) => a.status - b.status)
  const told = `${answers.map(sentenceOf).join(' / ')}；${count}`
  if (!first || !second) return { told, wanted: false }
  const same = JSON.stringify(first.body) === JSON.stringify(second.body)
  if (keys[0] !== keys[1]) return { told, wanted: once && first.status === 200 && second.status === 409 }
  return {
    told: `${told}，两次答复${same ? '相同' : '不同'}`,
    wanted: once && first.status === 200 && second.status === 200 && same,
  }
}

async function staleForm({ stage }: Ground): Promise<Answer> {
  const clerk = await stage.as('demo-county-clerk')
  const params = { batchId: made(stage, '0-batch') }
  const { listHash, version } = await clerk.call(subsidies.getBatch, { params })
  const answer = await clerk.send(subsidies.firstReview, { params, body: { listHash, version: version - 1, note: '' } })
  return { told: sentenceOf(answer), wanted: isProblem(answer, 412, 'stale') }
}

/** Twelve hours pass for one person's session. */
async function expired({ stage, dataDir }: Ground): Promise<Answer> {
  const agency = await stage.as('demo-hr-agency')
  const before = await agency.send(getWorkQueue)
  const client = new pg.Client({ connectionString: administratorUrl(dataDir) })
  await client.connect()
  await client.query(`update auth.session set expires_at = now() - interval '1 second'
    where user_id = (select id from auth.user_account where account = 'demo-hr-agency')`)
  await client.end()
  const answer = signInNeeded(await agency.send(getWorkQueue))
  return { ...answer, wanted: answer.wanted && before.status === 200 }
}

const signInNeeded = (answer: Answered): Answer => ({
  told: sentenceOf(answer),
  wanted: isProblem(answer, 401, 'sign-in-needed'),
})

async function foreign(ground: Ground, endpoint: Endpoint, params: Record<string, string>): Promise<Answer> {
  const given = { params } as never
  const own = await (await ground.stage.as('demo-county-clerk')).send(endpoint, given)
  const answer = await (await ground.stage.as('demo-clerk-sanjiang')).send(endpoint, given)
  return { told: sentenceOf(answer), wanted: own.status === 200 && answer.status === 404 && !named(answer) }
}

async function foreignPerson(ground: Ground): Promise<Answer> {
  const clerk = await ground.stage.as('demo-county-clerk')
  const { rows } = await clerk.call(listPeople, { query: { limit: 1 } })
  return foreign(ground, getPerson, { personId: rows[0]?.id ?? '' })
}

/** A refusal that gives away whose record it is would be worse than none. */
const named = ({ body }: Answered): boolean => /演示·|[韦黄覃梁][\p{Script=Han}]{1,2}”/u.test(JSON.stringify(body))
