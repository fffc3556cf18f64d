import type { InputOf } from '#kernel/endpoint'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { insertCase } from '../store-cases.ts'
import { lockFinding } from '../store-findings.ts'
import { findSignal, selectClassFaces, selectPersonFaces } from '../store-signals.ts'

type Given = InputOf<typeof contract.openCase>

interface Subject {
  readonly regionCode: string
  readonly organizationId: string | null
  readonly personId: string | null
  readonly classId: string | null
}

/**
 * 立案: from a finding, from a signal, or from a complaint that names an organization of the region or a trainee of its
 * register (lz-2019-63#6-4).
 * @throws Refusal `case-subject`, `finding-unknown`, `signal-unknown`
 */
export async function openCase(tx: Tx, actor: Actor, given: Given) {
  const subject = await subjects[given.source](tx, actor, given)
  const { title, grounds, source } = given
  const sourceId = source === 'complaint' ? null : (given.sourceId ?? null)
  const { id, number } = await insertCase(tx, { ...subject, source, sourceId, title, grounds, by: humanOf(actor) })
  await tell(tx, 'case.opened', { caseId: id, organizationId: subject.organizationId, personId: subject.personId })
  tx.notes.push({ matterId: id, facts: { number, source } })
  return { id, number }
}

const unclear = (why: string) => refuse('case-subject', { why })

const subjects: Readonly<Record<Given['source'], (tx: Tx, actor: Actor, given: Given) => Promise<Subject>>> = {
  finding: async (tx, _, { sourceId }) => {
    const finding = sourceId && (await lockFinding(tx, sourceId))
    if (!finding) throw refuse('finding-unknown')
    const { regionCode, organizationId, classId } = finding
    return { regionCode, organizationId, classId, personId: null }
  },
  signal: async (tx, _, { sourceId, personId }) => {
    const signal = sourceId && (await findSignal(tx, sourceId))
    if (!signal) throw refuse('signal-unknown')
    const { regionCode, organizationId, classIds, personIds } = signal
    if (organizationId) {
      return {
        regionCode,
        organizationId,
        personId: null,
        classId: classIds.length === 1 ? (classIds[0] ?? null) : null,
      }
    }
    if (!personId || !personIds.includes(personId)) throw unclear('这条提示没有指向一个机构，请选定所涉学员')
    return { regionCode, organizationId: null, personId, classId: null }
  },
  complaint: async (tx, actor, { organizationId, personId, classId }) => {
    if ((organizationId === undefined) === (personId === undefined)) throw unclear('举报须针对一个机构或一名学员')
    if (personId) return ofPerson(tx, actor, personId)
    const organization = await findOrganization(tx, organizationId ?? '')
    const classFace = classId && (await selectClassFaces(tx, [classId]))[0]
    if (classId && (!classFace || classFace.organizationId !== organizationId)) throw unclear('所选的班不是这个机构的')
    const inReach = organization?.regionCode.startsWith(actor.regionPrefix)
    if (!organization || !(inReach || classFace)) throw unclear('没有找到这个机构，或不在您的管辖范围内')
    const regionCode = classFace ? classFace.regionCode : organization.regionCode
    return { regionCode, organizationId: organization.id, personId: null, classId: classId ?? null }
  },
}

async function ofPerson(tx: Tx, actor: Actor, personId: string): Promise<Subject> {
  const [person] = await selectPersonFaces(tx, [personId])
  if (!person) throw unclear('没有找到这名学员，或不在您的管辖范围内')
  return { regionCode: actor.regionCode, organizationId: null, personId, classId: null }
}
