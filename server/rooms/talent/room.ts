import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, TimelineEvent, WorkItem } from '#platform/http'
import { recordKinds, subjects } from './contract.ts'
import { listeners } from './listeners.ts'
import { routes } from './routes.ts'
import { countMissed, countUnconfirmed, countUnreviewed, selectOfPerson, widenings } from './store-reads.ts'

export const talent: Room = { name: 'talent', routes, widenings, listeners, workItems, timeline }

/** Records that wait for another person's comparison with the document, and candidates that wait for a review. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (actor.role !== 'second-reviewer' && actor.role !== 'city-officer') return []
  return [
    {
      key: 'talent-to-confirm',
      title: '待核实的获奖、认定和人才记录',
      count: await countUnconfirmed(tx),
      tone: 'fine',
      path: '/console/talent/records?state=entered',
    },
    {
      key: 'candidates-to-review',
      title: '待评审的评选候选人',
      count: await countUnreviewed(tx),
      tone: 'soon',
      path: '/console/talent/rounds',
    },
    ...(await missed(tx)),
  ]
}

/** Held to be dead by mistake while the list was published: the round says who. */
async function missed(tx: Tx): Promise<WorkItem[]> {
  const count = await countMissed(tx)
  const title = '死亡登记撤销时名单已公示、没有照旧参评的候选人'
  return count > 0 ? [{ key: 'candidates-missed', title, count, tone: 'soon', path: '/console/talent/rounds' }] : []
}

const CITES = { award: ['lz-2019-63#2-2', 'gx-2022-7#3-7'], honour: ['lz-2019-63#2-2'] } as const

/** What a person won, was honoured as or holds; only what another person has confirmed. */
async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const rows = await selectOfPerson(tx, personId)
  return rows.map(({ kind, subject, title, onDay: on, documentNumber }) => ({
    on,
    room: 'talent',
    title: kind === 'award' ? recordKinds.label(kind) : subjects.label(subject),
    detail: `${title}（${documentNumber}）`,
    ...(kind in CITES && { cites: CITES[kind as keyof typeof CITES] }),
  }))
}
