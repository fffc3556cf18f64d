import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import { scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type DocumentTarget, documentTargets } from '#policies/targets'
import { regionName, regionsBelow } from '#regions'
import type * as contract from '../contract.ts'
import { daysOf, gapOf, numberOf, partNumber, yearsOf } from '../domain/asked.ts'
import { countOf, type Fact, inside } from '../domain/count.ts'
import { progressOf } from '../domain/progress.ts'
import { factReader, type ReadFacts } from '../indicator-facts.ts'
import { refuse } from '../refusals.ts'
import { concerns, countedPrefix, type Standing, standingFor } from '../standing.ts'

/** Every target that concerns the caller, year by year where the text asks so, as the records stand now (lz-2019-63#7-2). */
export async function listTargets(tx: Tx, actor: Actor): Promise<ReplyOf<typeof contract.listTargets>> {
  const [standing, read] = [await standingFor(tx, actor), factReader(tx)]
  const targets = []
  for (const { target, year } of concerning(actor))
    targets.push((await view(tx, actor, { target, year, standing, read })).row)
  return { today: tx.today, targets }
}

/** The targets that concern the caller, a line for every year where the text asks so. */
const concerning = (actor: Actor) =>
  documentTargets
    .filter((one) => concerns(actor, one))
    .flatMap((target) => (target.every === 'year' ? yearsOf(target) : [0]).map((year) => ({ target, year })))

interface Asked {
  readonly target: DocumentTarget
  readonly year: number
  readonly standing: Standing
  readonly read: ReadFacts
}

/** One target for the caller, and the facts behind it. */
async function view(tx: Tx, actor: Actor, { target, year, standing, read }: Asked) {
  const days = daysOf(target, year)
  const facts = await read(target.indicator as contract.Indicator, {
    ...days,
    regionPrefix: countedPrefix(actor, target),
  })
  const regionCode = standing.isPart ? actor.regionCode : target.regionCode
  const parts = standing.parts(target.key)
  const number = standing.isPart ? partNumber(target, parts, { regionCode, year }) : numberOf(target, parts, year)
  const version = standing.version(target.key)
  const gap = gapOf(target, parts)
  const row: contract.TargetRow = {
    ...stated(target),
    ...days,
    year,
    number,
    regionCode,
    regionName: await regionName(tx, regionCode),
    ...standsAt({ ...target, ...days, number }, facts, tx),
    brokenDown: version !== undefined && gap ? { version, ...gap } : null,
    waiting: standing.waiting(target.key),
  }
  return { row, facts, parts }
}

const stated = (target: DocumentTarget) => ({
  key: target.key,
  indicator: target.indicator as contract.Indicator,
  title: [...target.title],
  unit: target.unit,
  every: target.every,
  partOf: target.partOf,
  cites: [...target.cites],
  quote: target.quote,
  responsible: [...target.responsible],
  reading: [...target.reading],
})

type Measured = Parameters<typeof progressOf>[0]

/** The count, its share and its light. */
function standsAt(target: Measured, facts: readonly Fact[], tx: Tx) {
  const count = countOf(facts)
  return { count, ...progressOf(target, count, tx.today) }
}

/** A target county by county (lz-2019-63#7-2). @throws Refusal `target-unknown` */
export async function getTarget(tx: Tx, actor: Actor, input: InputOf<typeof contract.getTarget>) {
  const target = targetOf(actor, input.target)
  return byCounty(tx, actor, { target, year: input.year, standing: await standingFor(tx, actor), read: factReader(tx) })
}

/** Every target that concerns the caller with its counties; the records of a period are read once for all of them. */
export async function targetsByCounty(tx: Tx, actor: Actor) {
  const shared = { standing: await standingFor(tx, actor), read: factReader(tx) }
  const targets = []
  for (const { target, year } of concerning(actor)) targets.push(await byCounty(tx, actor, { target, year, ...shared }))
  return targets
}

async function byCounty(tx: Tx, actor: Actor, asked: Asked) {
  const { target, year } = asked
  const { row, facts, parts } = await view(tx, actor, asked)
  const below = (await regionsBelow(tx, target.regionCode)).filter(({ code }) => code.startsWith(actor.regionPrefix))
  const counties = below.map(({ code, name }) => {
    const number = partNumber(target, parts, { regionCode: code, year })
    const own = inside(facts, scopePrefix(code as never))
    const { elapsedBp: _, ...stands } = standsAt({ ...target, ...daysOf(target, year), number }, own, tx)
    return { regionCode: code, regionName: name, number, ...stands }
  })
  return { target: row, years: yearsOf(target), counties, departments: departmentsOf(parts ?? [], year) }
}

function departmentsOf(parts: NonNullable<ReturnType<Standing['parts']>>, year: number) {
  const named = parts.filter((part) => part.department !== '' && (year === 0 || part.year === year))
  return [...Map.groupBy(named, ({ department }) => department)].map(([department, list]) => ({
    department,
    number: list.reduce((sum, { number }) => sum + number, 0),
  }))
}

/** A page of what stands behind a figure; of a share also who is not reached yet. @throws Refusal `target-unknown` */
export async function targetPeople(tx: Tx, actor: Actor, input: InputOf<typeof contract.targetPeople>) {
  const target = targetOf(actor, input.target)
  const own = countedPrefix(actor, target)
  const asked = input.regionCode ? scopePrefix(input.regionCode as never) : own
  const span = { ...daysOf(target, input.year), regionPrefix: own }
  const facts = inside(await factReader(tx)(target.indicator as contract.Indicator, span), asked)
  const shown = facts
    .map((fact, position) => ({ ...fact, position }))
    .filter(({ counts }) => counts === (input.met === 'yes'))
  const after = shown.filter(({ position }) => position > Number(input.cursor ?? -1))
  const page = cutPage(after, input.limit, shown.length, ({ position }) => String(position))
  const names = new Map((await regionsBelow(tx, target.regionCode)).map(({ code, name }) => [code, name]))
  names.set(target.regionCode, await regionName(tx, target.regionCode))
  const rows = page.rows.map(({ counts: _, ...row }) => ({
    ...row,
    regionName: names.get(row.regionCode) ?? row.regionCode,
  }))
  return { ...page, rows, count: countOf(facts) }
}

/** A target by its key. @throws Refusal `target-unknown` when there is none, or it does not concern the caller */
export function targetOf(actor: Actor, key: string): DocumentTarget {
  const target = documentTargets.find((one) => one.key === key)
  if (!target || !concerns(actor, target)) throw refuse('target-unknown')
  return target
}
