import type { Tx } from '#platform/db'
import type { TimelineEvent } from '#platform/http'
import { intentKinds, personStatuses } from './contract.ts'
import { seesStatuses } from './sight.ts'
import { findPerson, selectIntents, selectStatuses } from './store.ts'
import { selectContractsOf } from './store-contracts.ts'
import { selectDeaths } from './store-deaths.ts'
import { type IdentityCorrection, selectCorrections } from './store-identity.ts'

type Event = Omit<TimelineEvent, 'room'>

/** What this room knows of a person's way, from registration on; categories only for those who may see them. */
export async function timeline(tx: Tx, personId: string): Promise<TimelineEvent[]> {
  const person = await findPerson(tx, personId)
  const events: Event[] = [
    ...(person ? registration(person) : []),
    ...(await selectIntents(tx, personId)).flatMap(intentEvents),
    ...(await selectStatuses(tx, personId)).flatMap(seesStatuses(tx.actor) ? statusEvents : wordlessEvents),
    ...(await selectContractsOf(tx, personId)).flatMap(contractEvents),
    ...(await selectDeaths(tx, personId)).flatMap(deathEvents),
    ...(await selectCorrections(tx, { personId, state: 'confirmed' })).rows.flatMap(identityEvents),
  ]
  return events.map((event) => ({ ...event, room: 'people' }))
}

function registration(person: NonNullable<Awaited<ReturnType<typeof findPerson>>>): Event[] {
  const detail = `${person.regionName}${person.townshipName}`
  const registered = { on: person.registeredOn, title: '登记实名台账', detail, cites: ['gx-2022-7#3-1'] }
  if (!person.reviewedOn) return [registered]
  return [registered, { on: person.reviewedOn, title: '实名档案审核', detail: '', cites: ['lz-2019-63#7-2'] }]
}

function intentEvents(intent: Awaited<ReturnType<typeof selectIntents>>[number]): Event[] {
  const what = `${intentKinds.label(intent.kind)}意愿`
  const stated = { on: intent.firstStatedOn, title: `提出${what}`, detail: intent.trade, cites: ['gx-2022-7#3-1'] }
  const confirmed = { on: intent.lastConfirmedOn, title: `再次确认${what}`, detail: intent.trade }
  return [
    stated,
    ...(intent.lastConfirmedOn > intent.firstStatedOn ? [confirmed] : []),
    ...(intent.closedOn ? [{ on: intent.closedOn, title: `${what}了结`, detail: intent.trade }] : []),
  ]
}

type Status = Awaited<ReturnType<typeof selectStatuses>>[number]

function statusEvents(status: Status): Event[] {
  const label = personStatuses.label(status.status)
  const begun = { on: status.validFrom, title: `身份类别：${label}`, detail: status.source, cites: ['gx-2022-7#2'] }
  if (status.withdrawnOn) {
    const detail = status.withdrawnReason ?? ''
    return [begun, { on: status.withdrawnOn, title: `身份类别登记撤销：${label}`, detail, cites: ['gx-2022-7#2'] }]
  }
  if (!status.validUntil) return [begun]
  return [begun, { on: status.validUntil, title: `身份类别终止：${label}`, detail: status.endSource ?? status.source }]
}

function deathEvents(death: Awaited<ReturnType<typeof selectDeaths>>[number]): Event[] {
  const { diedOn, document, recordedOn, takenBackOn, takenBackReason } = death
  const recorded = { on: diedOn, title: '死亡', detail: `${document}（${recordedOn} 登记）`, cites: ['lz-2019-63#7-2'] }
  return takenBackOn
    ? [recorded, { on: takenBackOn, title: '死亡登记撤销', detail: takenBackReason ?? '' }]
    : [recorded]
}

function identityEvents({ decidedOn, beforeTail, tail, document }: IdentityCorrection): Event[] {
  const detail = `尾号 ${beforeTail} 更正为 ${tail}（${document}）`
  return decidedOn ? [{ on: decidedOn, title: '更正身份证号', detail, cites: ['lz-2019-63#7-2'] }] : []
}

/** That something was registered, not what. */
const wordlessEvents = (status: Status): Event[] => [{ on: status.validFrom, title: '身份类别登记', detail: '' }]

function contractEvents(contract: Awaited<ReturnType<typeof selectContractsOf>>[number]): Event[] {
  const { organizationName: detail, startsOn, endsOn } = contract
  const begun = { on: startsOn, title: '签订劳动合同', detail, cites: ['gx-2022-7#10'] }
  return endsOn ? [begun, { on: endsOn, title: '劳动合同到期', detail }] : [begun]
}
