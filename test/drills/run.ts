import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mutantsDrill } from '../mutants/mutants.ts'
import { simulateDrill } from '../simulation/drill.ts'
import { badInputDrill } from './bad-input.ts'
import { crashDrill } from './crash.ts'
import { passed, tell } from './crash-words.ts'
import { diskFullDrill, diskSurvived, tellDisk } from './disk-full.ts'
import { raceDrill, raceWon, tellRound } from './race.ts'
import { restoreDrill, restoredWhole, tellRestore } from './restore.ts'

/**
 * `npm run -s drill -- <name> [--option value …]`: the names and their options stand in the table below.
 * Exit codes: 0 everything as wanted · 1 not · 2 unknown drill or option.
 */
const say = (line: string): void => console.log(line)

type Options = ReadonlyMap<string, string>

interface Drill {
  /** Its options with what they are when nobody says otherwise. */
  readonly options: Readonly<Record<string, string>>
  readonly run: (options: Options) => Promise<boolean>
}

const number = (options: Options, name: string): number => Number(options.get(name))

const drills: Readonly<Record<string, Drill>> = {
  crash: {
    options: { kills: '20', seed: '1', plant: '' },
    run: async (options) => {
      const [kills, plant] = [number(options, 'kills'), options.get('plant') === 'ack-before-commit']
      const report = await crashDrill({
        kills,
        seed: number(options, 'seed'),
        plant,
        classes: Math.max(6, Math.ceil(0.3 * kills)),
        say,
      })
      for (const line of tell(report)) say(line)
      return passed(report)
    },
  },
  race: {
    options: { persons: '50', parallel: '20' },
    run: async (options) => {
      const [persons, parallel] = [number(options, 'persons'), number(options, 'parallel')]
      const rounds = await raceDrill({ persons, parallel, say })
      for (const round of rounds) say(tellRound(round, persons))
      return rounds.every((round) => raceWon(round, persons))
    },
  },
  'bad-input': { options: {}, run: async () => (await badInputDrill(say)).every(({ wanted }) => wanted) },
  restore: {
    options: { classes: '12' },
    run: async (options) => {
      const report = await restoreDrill({ classes: number(options, 'classes'), say })
      for (const line of tellRestore(report)) say(line)
      return restoredWhole(report)
    },
  },
  'disk-full': {
    options: { classes: '12', dir: '' },
    run: async (options) => {
      const report = await diskFullDrill(number(options, 'classes'), options.get('dir') ?? '', say)
      for (const line of tellDisk(report)) say(line)
      return diskSurvived(report)
    },
  },
  world: {
    options: {},
    run: async () => {
      const env = { ...process.env, JIANGQIAO_WORLD: '1' }
      const child = spawn('npx', ['vitest', 'run', 'test/world.test.ts'], { env, stdio: 'inherit' })
      const [code] = await once(child, 'close')
      return code === 0
    },
  },
  mutants: { options: { only: '' }, run: (options) => mutantsDrill(options.get('only') ?? '', say) },
  simulate: {
    options: { seeds: '1000', postgres: '0', seed: '1' },
    run: (options) => {
      const [seeds, postgres] = [number(options, 'seeds'), number(options, 'postgres')]
      return simulateDrill({ seeds, postgres, seed: number(options, 'seed'), say })
    },
  },
}

const usage = Object.entries(drills).map(([name, { options }]) => {
  const words = Object.entries(options).map(([key, value]) => `[--${key} ${value || '…'}]`)
  return ['npm run -s drill --', name, ...words].join(' ')
})
const [name = '', ...words] = process.argv.slice(2)
const given = words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1] ?? ''] as const] : []))
const drill = drills[name]
const plant = new Map(given).get('plant') ?? 'ack-before-commit'
if (!drill || given.some(([key]) => !(key in drill.options)) || plant !== 'ack-before-commit') {
  console.error(['用法：', ...usage].join('\n  '))
  process.exitCode = 2
} else {
  try {
    const options = new Map([...Object.entries(drill.options), ...given])
    process.exitCode = (await drill.run(options)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
