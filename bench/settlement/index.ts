import { alternate, type Rounds, type Side } from '../measure.ts'
import { compared, type Goal, type Options, type Say, told } from '../report.ts'
import { insertKept, insertOwn, keepRows, prepareAnchor, takeAway } from './anchor.ts'
import { type Claimed, type Ground, openGround } from './ground.ts'
import { provenEqual } from './proof.ts'

/** Who claims and approves at the same time. */
const CLIENTS = 4

/**
 * A settlement by the product's own acts, one batch a class: the claim (calculation, limits, list, places under the limits)
 * and the approval (every line posted in the ledger), each one transaction with its link in the audit chain. Beside it
 * PostgreSQL's inserts of the same rows, and the same acts claim by claim: a loop over classes of one head, one transaction
 * after the other, and the same loop by as many clients.
 * @returns every goal and every proof, met or not
 */
export async function benchSettlement({ small }: Options, say: Say): Promise<readonly Goal[]> {
  const size = small
    ? { rounds: 2, batches: 2, heads: 200, single: 8, part: 0.5 }
    : { rounds: 3, batches: 20, heads: 500, single: 24, part: 1 }
  const rounds = size.rounds + 1
  const sets = Array.from({ length: rounds * size.batches }, () => size.heads)
  const heads = Array.from({ length: 2 * rounds * size.single }, () => 1)
  say(`${size.batches} classes of ${size.heads} heads a round, and twice ${size.single} classes of one`)
  const ground = await openGround([...sets, ...heads])
  try {
    await prepareAnchor(ground.pool)
    const [all, rest] = [ground.classIds.slice(0, sets.length), ground.classIds.slice(sets.length)]
    const set = ways(ground, all, size.batches)
    const loop = ways(ground, rest.slice(0, rest.length / 2), size.single, 1)
    const atOnce = ways(ground, rest.slice(rest.length / 2), size.single)
    const measured = await alternate(
      [
        { name: 'claimed', ...set.claim },
        { name: 'claimed, bare', ...set.bare('claimed') },
        { name: 'claimed, in place', ...set.inPlace('claimed') },
        { name: 'approved', ...set.approve },
        { name: 'approved, bare', ...set.bare('booked') },
        { name: 'approved, in place', ...set.inPlace('booked') },
        { name: 'claimed in a loop', ...loop.claim },
        { name: 'approved in a loop', ...loop.approve },
        { name: 'claimed one by one', ...atOnce.claim },
        { name: 'approved one by one', ...atOnce.approve },
      ],
      size.rounds,
    )
    const [claimed, bareLines, ownLines, approved, bareJournals, ownJournals, ...single] = measured
    const [claimedInLoop, approvedInLoop, claimedAtOnce, approvedAtOnce] = single
    const product = joined('jiangqiao, a batch a class', claimed, approved)
    const own = joined('INSERT … SELECT of the same rows', ownLines, ownJournals)
    const bare = joined('INSERT … SELECT into bare copies', bareLines, bareJournals)
    const naive = joined('jiangqiao, a transaction a claim, in a loop', claimedInLoop, approvedInLoop)
    const byFour = joined('jiangqiao, a transaction a claim, four clients', claimedAtOnce, approvedAtOnce)
    for (const part of [claimed, approved])
      say(`  of it ${part?.name}: ${part?.seconds.map((s) => s.toFixed(2)).join(' ')} s`)
    say(`  to bare copies: ${told('INSERT … SELECT into bare copies', product, bare, say).words}`)
    say(`  to claim by claim, four at once: ${told('claim by claim, four at once', product, byFour, say).words}`)
    return [
      compared({ name: 'to INSERT … SELECT', product, anchor: own, goal: 0.6 * size.part }, say),
      compared({ name: 'to claim by claim', product, anchor: naive, goal: 100 * size.part }, say),
      await provenEqual(ground.pool, { all, rest }, say),
    ]
  } finally {
    await ground.close()
  }
}

/** The acts on the next so many classes of a list, and the rows they have written. */
function ways(
  { claim, review, bound, approve, pool }: Ground,
  classIds: readonly string[],
  count: number,
  clients = CLIENTS,
) {
  const waiting = [...classIds]
  let own: readonly string[] = []
  let claimed: Claimed[] = []
  let given: Awaited<ReturnType<typeof bound>>[] = []
  const lines = () => claimed.reduce((sum, one) => sum + one.lines, 0)
  return {
    claim: {
      before: async () => {
        own = waiting.splice(0, count)
        claimed = []
        // Autovacuum does it by the minute; the rounds here follow each other by the second, from empty tables.
        await pool.query('analyze')
      },
      run: async () => {
        await together(clients, own, async (classId) => {
          const one = await claim(classId)
          if (one) claimed.push(one)
        })
        return lines()
      },
    },
    approve: {
      before: async () => {
        given = []
        for (const one of claimed) {
          await review(one)
          given.push(await bound(one))
        }
      },
      run: async () => {
        await together(clients, given, approve)
        return lines()
      },
    },
    bare: (half: 'claimed' | 'booked') => ({
      before: () => keepRows(pool, half, own),
      run: async () => {
        await insertKept(pool, half)
        return lines()
      },
    }),
    inPlace: (half: 'claimed' | 'booked') => ({
      before: () => takeAway(pool, half),
      run: async () => {
        await insertOwn(pool, half)
        return lines()
      },
    }),
  } satisfies Record<string, Omit<Side, 'name'> | ((half: 'claimed' | 'booked') => Omit<Side, 'name'>)>
}

/** So many clients at once, each with the next that waits. */
async function together<T>(clients: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const client = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

/** Two halves of one work, round by round. */
function joined(name: string, a: Rounds | undefined, b: Rounds | undefined): Rounds | undefined {
  if (!a || !b) return undefined
  const add = (left: readonly number[], right: readonly number[]) => left.map((one, round) => one + (right[round] ?? 0))
  return { name, seconds: add(a.seconds, b.seconds), cpuSeconds: add(a.cpuSeconds, b.cpuSeconds), done: a.done }
}
