import { cpus, loadavg, totalmem } from 'node:os'

/** One side of a comparison: does all its work once and says how many things it has done. */
export interface Side {
  readonly name: string
  /** What has to be there first; outside the clock. */
  before?(): Promise<void>
  run(): number | Promise<number>
}

/** Seconds and things of each round, side by side. */
export interface Rounds {
  readonly name: string
  readonly seconds: readonly number[]
  readonly cpuSeconds: readonly number[]
  readonly done: number
}

/**
 * Runs the sides in turn, A B A B …, so that whatever else the machine does falls on both. The first turn of each is
 * warming up and does not count.
 */
export async function alternate(sides: readonly Side[], rounds: number): Promise<readonly Rounds[]> {
  const results = sides.map(({ name }) => ({ name, seconds: [] as number[], cpuSeconds: [] as number[], done: 0 }))
  for (let round = -1; round < rounds; round++) {
    for (const [index, side] of sides.entries()) {
      await side.before?.()
      const [began, cpu] = [performance.now(), process.cpuUsage()]
      const done = await side.run()
      const seconds = (performance.now() - began) / 1000
      const { user, system } = process.cpuUsage(cpu)
      const own = results[index]
      if (round < 0 || !own) continue
      own.seconds.push(seconds)
      own.cpuSeconds.push((user + system) / 1e6)
      own.done = done
    }
  }
  return results
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** How often faster the first side is, for each thing done: the median over the rounds, and the range. */
export function ratioOf(product: Rounds, anchor: Rounds): { readonly ratio: number; readonly range: string } {
  const each = product.seconds.map((own, round) => (anchor.seconds[round] ?? 0) / anchor.done / (own / product.done))
  return { ratio: median(each), range: `${figure(Math.min(...each))}–${figure(Math.max(...each))}` }
}

/** Two significant figures or so: what is measured here is not known better. */
export const figure = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** `0.35 s, 28.6 M/s, 35 ns each, CPU 0.36 s`. */
export function speedWords({ seconds, cpuSeconds, done }: Rounds): string {
  const own = median(seconds)
  const rate = done / own
  const each = own / done
  const perSecond = rate >= 1e6 ? `${figure(rate / 1e6)} M/s` : `${figure(rate / 1e3)} k/s`
  const eachWords = each < 1e-6 ? `${figure(each * 1e9)} ns` : `${figure(each * 1e6)} µs`
  return `${figure(own)} s for ${done.toLocaleString('en')}, ${perSecond}, ${eachWords} each, CPU ${figure(median(cpuSeconds))} s`
}

/** The machine, in one line. */
export function machine(): string {
  const [model = 'unknown CPU', gib] = [cpus()[0]?.model.trim(), Math.round(totalmem() / 2 ** 30)]
  return `${cpus().length} × ${model}, ${gib} GiB, Node ${process.versions.node}, load ${loadavg().map(figure).join(' ')}`
}
