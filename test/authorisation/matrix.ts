import { Refusal } from '#kernel/refusal'
import { type Actor, roles } from '#platform/auth'
import { parseInput, perform, type Row } from '#platform/http'
import type { Villager } from '../world/people.ts'
import type { Placed, Target } from './cast.ts'
import { foreignTo, type Ground, type GroundRow, isOwn } from './ground.ts'
import { type Aim, inputFor } from './inputs.ts'
import { everybodyWrites, legitimateWrites } from './legitimate-reads.ts'
import type { Change, Witness } from './witness.ts'

/** Every row of the product, with the room it belongs to. */
export interface Route {
  readonly room: string
  readonly row: Row
}

/** One field of the matrix: a route, called by a role from a place, pointing at rows of a position. */
export interface Asked {
  readonly route: Route
  readonly placed: Placed
  readonly target: Target
  readonly label: string
  readonly read: readonly string[]
  readonly foreignWrites: readonly string[]
  readonly changed: readonly Change[]
  readonly answer: unknown
  readonly error: unknown
}

export interface Stage {
  readonly routes: readonly Route[]
  readonly everybody: readonly Placed[]
  readonly ground: Ground
  readonly people: Readonly<Record<string, readonly Villager[]>>
}

/**
 * Calls every route as everybody, pointing at every position in turn; equal calls of one actor are made once.
 * A file of one's own rows is not drawn: other routes read the same rows, and drawing takes long.
 */
export async function walk(stage: Stage, witness: Witness, targetsFor: TargetsFor): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const [place, placed] of stage.everybody.entries()) {
    const foreign = foreignTo(placed.actor, stage.ground)
    const pick = picker(stage, placed)
    for (const [turn, route] of stage.routes.entries()) {
      for (const { target, call } of callsOf(route, targetsFor(route, placed), (target) =>
        aimAt(stage, pick, target, turn + place),
      ))
        asked.push(await ask(witness, stage.ground, route, placed, target, foreign, call))
    }
  }
  return asked
}

export type TargetsFor = (route: Route, placed: Placed) => readonly Target[]

/** Whether a row names the actor's role; what it does not name is refused before anything is asked. */
export const isNamed = ({ row: { may, endpoint, own, asks } }: Route, { role }: Actor): boolean =>
  may === 'anyone' ||
  (role !== null &&
    (may === 'signed-in' || may.includes(role)) &&
    (role !== 'auditor' || endpoint.method === 'GET' || own === true || asks === true))

function callsOf({ room, row }: Route, targets: readonly Target[], aimed: (target: Target) => Aim) {
  const calls = new Map<string, { target: Target; call: Call }>()
  for (const [index, target] of targets.entries()) {
    if (row.endpoint.replies === 'file' && (target.position === 'own' || target.position === 'child')) continue
    // The first look takes everything in: what may be left out is left out.
    const call = inputFor(room, row, aimed(target), index === 0 && targets.length > 1)
    const key = JSON.stringify(call)
    if (!calls.has(key)) calls.set(key, { target, call })
  }
  return calls.values()
}

type Call = ReturnType<typeof inputFor>

async function ask(
  witness: Witness,
  ground: Ground,
  route: Route,
  placed: Placed,
  target: Target,
  foreign: ReadonlySet<string>,
  call: Call,
): Promise<Asked> {
  const { room, row } = route
  const { actor } = placed
  const input = understood(row, call)
  const heard = await witness.hear(foreign, async () => {
    const { answer } = await perform(witness.database, { room, row, actor, input: withFile(input, call) })
    return answer
  })
  const who = actor.role ? `${roles.label(actor.role)}@${actor.regionCode}` : '公众'
  return {
    ...heard,
    route,
    placed,
    target,
    label: `${who} ${row.endpoint.method} ${row.endpoint.path} → ${target.position}`,
    foreignWrites: heard.changed
      .filter((change) => isForeign(actor, change, ground))
      .map((change) => `${change.act} ${change.table}`),
  }
}

/** The contract must understand what the matrix sends, or nothing is tried at all. */
function understood({ endpoint }: Row, call: Call): unknown {
  try {
    return parseInput(endpoint, call)
  } catch (error) {
    const faults = error instanceof Refusal ? JSON.stringify(error.errors) : String(error)
    throw new Error(`${endpoint.method} ${endpoint.path}：${faults}`)
  }
}

const withFile = (input: unknown, { file }: Call): unknown => (file ? { ...(input as object), file } : input)

/** Whether a change touches a row outside the actor's scope, before or after it. */
export function isForeign(actor: Actor, change: Change, ground: Ground): boolean {
  if (everybodyWrites.some(({ table, act }) => table === change.table && act === change.act)) return false
  if (legitimateWrites.some((write) => write.table === change.table && write.allows(actor, change, ground)))
    return false
  return [change.before, change.after].some((cells) => cells && !isOwn(actor, { table: change.table, cells }))
}

/** Whether a change is more than the trace of what was done, or somebody's own password, code or session. */
export const isBusiness = ({ table }: Change): boolean =>
  !['audit.event', 'audit.waiting', 'auth.user_account', 'auth.session'].includes(table)

/** Rows of a table at a target: exactly there, else within the actor's reach or outside it, as the position says. */
function picker({ ground }: Stage, { actor }: Placed) {
  const byTable = Map.groupBy(ground.rows, ({ table }) => table)
  return (target: Target, table: string, turn: number): GroundRow['cells'] | undefined => {
    const all = (byTable.get(table) ?? []).map(({ cells }) => cells)
    const there = all.filter((cells) => liesAt(target, cells))
    const near = target.position === 'own' || target.position === 'child'
    const list = there.length > 0 ? there : all.filter((cells) => isOwn(actor, { table, cells }) === near)
    return list[turn % Math.max(list.length, 1)]
  }
}

function liesAt(target: Target, cells: GroundRow['cells']): boolean {
  const region = String(cells['region_code'])
  if (target.personId) return cells['person_id'] === target.personId
  if (target.organizationId && 'organization_id' in cells) return cells['organization_id'] === target.organizationId
  return target.below ? region.startsWith(target.regionCode.slice(0, 4)) : region === target.regionCode
}

function aimAt(stage: Stage, pick: ReturnType<typeof picker>, target: Target, turn: number): Aim {
  const villagers = stage.people[target.regionCode] ?? stage.people['450226'] ?? []
  const villager = villagers[turn % villagers.length]
  if (!villager) throw new Error(`${target.regionCode} 没有人`)
  return { target, turn, villager, row: (table) => pick(target, table, turn) }
}
