import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, TimelineEvent, WorkItem } from '#platform/http'
import { skillLevels } from './contract.ts'
import { routes } from './routes.ts'
import { certificatesOfPerson, countWaiting } from './store.ts'
import { countUnconfirmedBodies } from './store-bodies.ts'
import { countUnverified, credentialsOfPerson } from './store-credentials.ts'

export const assessment: Room = { name: 'assessment', routes, workItems, timeline }

const ISSUERS = ['school', 'workshop', 'enterprise']
const REGISTRARS = ['city-officer', 'region-officer']

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const role = actor.role ?? ''
  if (ISSUERS.includes(role))
    return [fine('certificates-to-issue', '已结业、待发证的班', await countWaiting(tx), '/classes?state=completed')]
  if (role === 'second-reviewer')
    return [
      fine(
        'credentials-to-verify',
        '待查验的职业证书',
        await countUnverified(tx),
        '/console/assessment/credentials?state=entered',
      ),
    ]
  if (!REGISTRARS.includes(role)) return []
  const count = await countUnconfirmedBodies(tx, actor.regionPrefix)
  return [fine('bodies-to-confirm', '待核实的认定机构登记', count, '/console/assessment/bodies?state=entered')]
}

const fine = (key: string, title: string, count: number, path: string): WorkItem => ({
  key,
  title,
  count,
  path,
  tone: 'fine',
})

const CITES = ['lz-2019-63#6-2']

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const trained = (await certificatesOfPerson(tx, personId)).map(({ kindLabel, ...one }) => ({
    ...one,
    title: kindLabel,
    detail: `${one.tradeName}，${one.number}`,
  }))
  const held = (await credentialsOfPerson(tx, personId)).map(({ typeTitle, level, ...one }) => ({
    ...one,
    title: typeTitle,
    detail: `${one.tradeName}${level ? `（${skillLevels.label(level)}）` : ''}，${one.number}`,
  }))
  return [...trained, ...held].flatMap(({ issuedOn, revokedOn, title, detail }) => {
    const issued: TimelineEvent = { on: issuedOn, room: 'assessment', title: `取得${title}`, detail, cites: CITES }
    return revokedOn ? [issued, { ...issued, on: revokedOn, title: `${title}被撤销` }] : [issued]
  })
}
