import type { InputOf } from '#kernel/endpoint'
import { sum, zeroFen } from '#kernel/money'
import { suspend } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import { barDues } from '#subsidies'
import type * as contract from '../contract.ts'
import type { AffectedLine } from '../contract.ts'
import type { CaseFile, Measure } from '../domain/case-file.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { closeFile, insertMeasure, selectCaseLines, selectMeasures, updateMeasure } from '../store-cases.ts'
import { caseStep } from './case-step.ts'
import { dueOf, mattersOf, measureStep, needAll, settled, tellOf } from './measure-step.ts'

type Proposal = InputOf<typeof contract.proposeMeasure>

/** 套取骗取的惩处. */
const cites = ['lz-2019-63#6-4'] as const

/**
 * Proposes a measure; another natural person decides. A recovery lists the lines and their sum as they stand,
 * paid or on their way.
 * @throws Refusal `case-unknown`, `state-forbids`, `role-refused`, `measure-incomplete`
 */
export async function proposeMeasure(tx: Tx, actor: Actor, given: Proposal) {
  const file = await caseStep(tx, actor, given.caseId, 'propose')
  complete(tx, given, file)
  const lines = given.kind === 'recovery' ? await linesToRecover(tx, file, given.lineIds) : []
  const amountFen = lines.length > 0 ? sum(lines.map((line) => line.amountFen)) : zeroFen
  const { kind, reason, document, authority = '', validUntil = null } = given
  const who = { by: humanOf(actor), byName: actor.name }
  const place = { caseId: file.id, regionCode: file.regionCode }
  const id = await insertMeasure(tx, {
    ...place,
    ...who,
    kind,
    reason,
    document,
    authority,
    validUntil,
    lines,
    amountFen,
  })
  tx.notes.push({ matterId: file.id, facts: { measure: id, kind, state: 'proposed', amountFen, lines: lines.length } })
  return { id, amountFen }
}

/** What each kind needs, and what it must not carry. */
function complete(tx: Tx, given: Proposal, file: CaseFile): void {
  const wrong = (why: string) => refuse('measure-incomplete', { why })
  if ((given.kind === 'transfer') !== Boolean(given.authority)) {
    throw wrong(given.kind === 'transfer' ? '请填写移送到哪个机关' : '只有移送才填写受移送机关')
  }
  if (given.kind === 'blacklist' && !file.organizationId) throw wrong('失信名单只列机构，不列学员')
  if (given.validUntil && given.validUntil < tx.today) throw wrong(`截止日期${given.validUntil}早于今天`)
}

/** One due amount stands or falls whole: its parts from several sources and what was topped up are named together. */
async function linesToRecover(tx: Tx, file: CaseFile, wanted: string[] | undefined): Promise<AffectedLine[]> {
  const all = await selectCaseLines(tx, file)
  const lines = wanted ? all.filter(({ lineId }) => wanted.includes(lineId)) : all
  if (lines.length === 0 || (wanted && lines.length < new Set(wanted).size)) {
    throw refuse('measure-incomplete', { why: '所选的款项已不予支付，或不属于本案' })
  }
  const named = new Set(lines.map(({ lineId }) => lineId))
  const dues = new Set(lines.map(dueOf))
  const left = all.find((line) => dues.has(dueOf(line)) && !named.has(line.lineId))
  if (left) throw refuse('measure-incomplete', { why: `${left.personName}的这笔补贴分几笔付，须一并列入` })
  return lines
}

/**
 * Decides a measure. A freeze or a blacklisting stops the payee's money from this transaction on; a recovery takes exactly its
 * lines away: what is not paid yet is not paid, what was paid is proposed for recovery (event `recovery.decided`).
 * @throws Refusal `measure-unknown`, `measure-settled`, `measure-second-person`, `measure-elsewhere`, `state-forbids`,
 * `role-refused`
 */
export async function decideMeasure(tx: Tx, actor: Actor, given: InputOf<typeof contract.decideMeasure>) {
  const { measure, file } = await measureStep(tx, actor, given.measureId, 'decide')
  if (measure.state !== 'proposed') throw settled(measure, '决定')
  const by = humanOf(actor)
  if (measure.proposedBy === by) throw refuse('measure-second-person')
  const { outcome, note } = given
  const suspensionId = outcome === 'decided' ? await stopMoney(tx, measure, file, by) : null
  const decided = { decided_by: by, decided_name: actor.name, decided_on: tx.today, decision_note: note }
  await updateMeasure(tx, measure.id, { state: outcome, ...decided, suspension_id: suspensionId })
  if (outcome === 'decided' && measure.kind === 'recovery') {
    const { lines, reason, document } = measure
    const barred = await barDues(tx, measure.id, lines, { document, caseNumber: file.number, reason, cites })
    needAll(measure, barred, '决定')
    await tellOf(tx, 'recovery.decided', measure, mattersOf(lines))
  }
  tx.notes.push({ matterId: file.id, facts: { measure: measure.id, kind: measure.kind, state: outcome, suspensionId } })
  return { id: measure.id, suspensionId }
}

/** A freeze stops the case's class or the whole organization or person; a blacklisting the whole organization. */
async function stopMoney(tx: Tx, measure: Measure, file: CaseFile, checkedBy: string): Promise<string | null> {
  const { kind, reason, document, validUntil } = measure
  if (kind !== 'freeze' && kind !== 'blacklist') return null
  const whole = { organizationId: file.organizationId ?? undefined, personId: file.personId ?? undefined }
  const classId = kind === 'freeze' ? (file.classId ?? undefined) : undefined
  const order = { kind, regionCode: file.regionCode, matterId: file.id, reason, document, validUntil }
  return suspend(tx, { ...whole, ...order, classId, madeBy: measure.proposedBy, checkedBy })
}

/** Closes a case whose measures are all decided. @throws Refusal `case-unknown`, `case-undecided`, `state-forbids`, `stale` */
export async function closeCase(tx: Tx, actor: Actor, given: InputOf<typeof contract.closeCase>) {
  const file = await caseStep(tx, actor, given.caseId, 'close')
  expectVersion(file.version, given.version)
  const open = (await selectMeasures(tx, file.id)).filter(({ state }) => state === 'proposed').length
  if (open > 0) throw refuse('case-undecided', { count: open })
  await closeFile(tx, file.id, humanOf(actor), given.conclusion)
  tx.notes.push({ matterId: file.id, facts: { number: file.number, state: 'closed' } })
  return { id: file.id }
}
