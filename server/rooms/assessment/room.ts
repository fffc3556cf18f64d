import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, TimelineEvent, WorkItem } from '#platform/http'
import { routes } from './routes.ts'
import { certificatesOfPerson, countWaiting } from './store.ts'

export const assessment: Room = { name: 'assessment', routes, workItems, timeline }

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (!['school', 'workshop', 'enterprise'].includes(actor.role ?? '')) return []
  const count = await countWaiting(tx)
  return [
    {
      key: 'certificates-to-issue',
      title: '已结业、待发证的班',
      count,
      tone: 'fine',
      path: '/classes?state=completed',
    },
  ]
}

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const certificates = await certificatesOfPerson(tx, personId)
  return certificates.flatMap(({ issuedOn, revokedOn, kindLabel, number, tradeName }) => {
    const detail = `${tradeName}，${number}`
    const cites = ['lz-2019-63#6-2']
    const issued: TimelineEvent = { on: issuedOn, room: 'assessment', title: `取得${kindLabel}`, detail, cites }
    return revokedOn ? [issued, { ...issued, on: revokedOn, title: `${kindLabel}被撤销` }] : [issued]
  })
}
