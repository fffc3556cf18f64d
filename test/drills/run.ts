import { badInputDrill } from './bad-input.ts'
import { crashDrill } from './crash.ts'
import { passed, tell } from './crash-words.ts'
import { raceDrill, raceWon, tellRound } from './race.ts'

/**
 * `npm run -s drill -- crash [--kills 20] [--seed 1] [--plant ack-before-commit]` `npm run -s drill -- bad-input`,
 * and `npm run -s drill -- race [--persons 50] [--parallel 20]`.
 * Exit codes: 0 everything as wanted · 1 not · 2 unknown drill or option.
 */
const say = (line: string): void => console.log(line)

const drills: Readonly<Record<string, (options: ReadonlyMap<string, string>) => Promise<boolean>>> = {
  crash: async (options) => {
    const kills = Number(options.get('kills') ?? 20)
    const plant = options.get('plant') === 'ack-before-commit'
    const report = await crashDrill({ kills, seed: Number(options.get('seed') ?? 1), plant, classes: 2 * kills, say })
    for (const line of tell(report)) say(line)
    return passed(report)
  },
  race: async (options) => {
    const [persons, parallel] = [Number(options.get('persons') ?? 50), Number(options.get('parallel') ?? 20)]
    const rounds = await raceDrill({ persons, parallel, say })
    for (const round of rounds) say(tellRound(round, persons))
    return rounds.every((round) => raceWon(round, persons))
  },
  'bad-input': async () => {
    const results = await badInputDrill(say)
    return results.every(({ wanted }) => wanted)
  },
}

const OPTIONS = new Set(['kills', 'seed', 'plant', 'persons', 'parallel'])
const [name = '', ...words] = process.argv.slice(2)
const options = new Map(
  words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1] ?? '']] : [])),
)
const drill = drills[name]
const plant = options.get('plant') ?? 'ack-before-commit'
if (!drill || [...options.keys()].some((key) => !OPTIONS.has(key)) || plant !== 'ack-before-commit') {
  console.error(
    '用法：npm run -s drill -- crash [--kills 20] [--seed 1] [--plant ack-before-commit] | bad-input | race [--persons 50] [--parallel 20]',
  )
  process.exitCode = 2
} else {
  try {
    process.exitCode = (await drill(options)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
