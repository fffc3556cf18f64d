import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText } from '#kernel/dates'
import { demoPhone } from '#kernel/phone'
import { demoResidentId } from '#kernel/resident-id'
import {
  confirmIntents,
  importRegister,
  listPeople,
  type RegisterKey,
  registerKeys,
  registerTitles,
  reviewPeople,
} from '#people/contract'
import type { Worker } from './client.ts'
import { nameOf, sequence } from './names.ts'

/** One fictitious person of the register. */
export interface Villager {
  readonly name: string
  readonly residentId: string
  readonly status: '脱贫劳动力' | '防止返贫致贫监测对象' | '贫困劳动力' | ''
}

const TOWNSHIPS: Readonly<Record<string, readonly string[]>> = {
  '450225': ['融水镇', '和睦镇', '三防镇', '怀宝镇', '洞头镇'],
  '450226': ['古宜镇', '斗江镇', '丹洲镇', '独峒镇'],
}
const ETHNICITY = ['苗族', '侗族', '壮族', '汉族', '瑶族']
const WISHES = ['本县就业', '可外出务工', '就近车间上班', '想学一门手艺']

/** A county's register as a clerk would upload it: `count` people, numbered from `serial`. */
export function villagers(regionCode: string, count: number, serial: number, era: '2019' | '2022'): Villager[] {
  const draw = sequence(serial)
  return Array.from({ length: count }, (_, index) => {
    const birth = addDays('1968-01-01' as DateText, draw(12_000))
    const sex = draw(2) === 0 ? 'female' : 'male'
    const residentId = demoResidentId(serial + index, birth, sex)
    return { name: nameOf(draw, sex), residentId, status: statusOf(regionCode, era, draw(20)) }
  })
}

function statusOf(_regionCode: string, era: '2019' | '2022', roll: number): Villager['status'] {
  if (era === '2019') return roll < 14 ? '贫困劳动力' : ''
  if (roll < 14) return '脱贫劳动力'
  return roll < 18 ? '防止返贫致贫监测对象' : ''
}

/** Uploads the people as one .csv, the way a clerk does; the last `faulty` rows lack their township and stay out. */
export async function register(
  clerk: Worker,
  people: readonly Villager[],
  serial: number,
  { name = '意愿台账.csv', faulty = 0 } = {},
): Promise<void> {
  const draw = sequence(serial + 1)
  const header = registerKeys.map((key) => registerTitles[key]).join(',')
  const lines = people.map((person, index) => {
    const region = index < people.length - faulty ? clerk.actor.regionCode : ''
    return line(person, region, serial + index, draw)
  })
  const bytes = new TextEncoder().encode([header, ...lines].join('\r\n'))
  const result = await clerk.do(importRegister, { file: { name, bytes } })
  if (result.rowsWrong !== faulty) throw new Error(`演示台账有误：${JSON.stringify(result.errors.slice(0, 3))}`)
}

/** The clerk looks through every file that waits, and reviews it. */
export async function reviewAll(clerk: Worker): Promise<void> {
  for (const rows of await waiting(clerk, { review: 'open' })) {
    const people = rows.map(({ id, version }) => ({ personId: id, version }))
    await clerk.do(reviewPeople, { body: { people } })
  }
}

/** A round of calls: every intent to be asked again is confirmed, except for the last `unreached` people. */
export async function confirmAll(clerk: Worker, unreached: number): Promise<void> {
  const people = (await waiting(clerk, { confirm: 'due' })).flat()
  const intentIds = people.slice(0, people.length - unreached).flatMap(({ intents }) => intents.map(({ id }) => id))
  for (let start = 0; start < intentIds.length; start += AT_ONCE)
    await clerk.do(confirmIntents, { body: { intentIds: intentIds.slice(start, start + AT_ONCE) } })
}

const AT_ONCE = 200

/** Everybody a filter finds, in pages. */
async function waiting(clerk: Worker, filter: { review: 'open' } | { confirm: 'due' }) {
  const pages = []
  let cursor: string | undefined
  do {
    const page = await clerk.do(listPeople, { query: { ...filter, limit: AT_ONCE, ...(cursor && { cursor }) } })
    if (page.rows.length > 0) pages.push(page.rows)
    cursor = page.next
  } while (cursor)
  return pages
}

function line(person: Villager, regionCode: string, serial: number, draw: (below: number) => number): string {
  const one = (list: readonly string[]) => list[draw(list.length)] ?? ''
  const cells: Partial<Record<RegisterKey, string>> = {
    name: person.name,
    residentId: person.residentId,
    ethnicity: one(ETHNICITY),
    education: one(['小学', '初中', '高中']),
    township: one(TOWNSHIPS[regionCode] ?? []),
    village: `演示村${draw(9) + 1}`,
    dwelling: '农村',
    phone: demoPhone(serial),
    status: person.status,
    ...(person.status && {
      statusFrom: person.status === '贫困劳动力' ? '2018-01-01' : '2021-01-01',
      statusSource: '演示数据：乡村振兴部门名单',
      household: `DEMO-${serial}`,
    }),
    intent: '培训',
    trade: one(['藤编', '竹编', '茶叶采摘', '中式烹调']),
    timeWindow: one(['农闲', '周末', '随时']),
    jobWish: one(WISHES),
    bankName: '演示农村商业银行',
    account: demoBankCard(serial),
  }
  return registerKeys.map((key) => cells[key] ?? '').join(',')
}
