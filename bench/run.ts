import { benchLedger } from './ledger/index.ts'
import { machine } from './measure.ts'
import { benchPolicy } from './policy/index.ts'
import type { Goal, Options, Say } from './report.ts'
import { benchSettlement } from './settlement/index.ts'

/**
 * `npm run bench -- policy|ledger|settlement [--small]`: anchor and product alternating in one run, ratios and proofs.
 * Exit codes: 0 equal, and every goal met · 1 unequal, or a goal missed · 2 unknown benchmark or option.
 */
const benches: Readonly<Record<string, (options: Options, say: Say) => Promise<readonly Goal[]>>> = {
  policy: benchPolicy,
  ledger: benchLedger,
  settlement: benchSettlement,
}

const words = process.argv.slice(2)
const [name = ''] = words.filter((word) => !word.startsWith('--'))
const options = words.filter((word) => word.startsWith('--'))
const bench = benches[name]
if (!bench || options.some((option) => option !== '--small')) {
  console.error('用法：npm run bench -- policy|ledger|settlement [--small]')
  process.exitCode = 2
} else {
  const say: Say = (line) => console.log(line)
  say(machine())
  const missed = (await bench({ small: options.includes('--small') }, say)).filter(({ met }) => !met)
  for (const { name: goal, words: found } of missed) console.error(`未达到：${goal}：${found}`)
  say(machine())
  process.exitCode = missed.length > 0 ? 1 : 0
}
