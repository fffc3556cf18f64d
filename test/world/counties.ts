import { addDays, type DateText } from '#kernel/dates'
import { allot, checkAccounts } from './accounts.ts'
import { signContracts } from './class-life.ts'
import type { Hire } from './client.ts'
import { publishPosts } from './jobs.ts'
import { confirmAll, register, reviewAll, type Villager, villagers } from './people.ts'
import { RONGSHUI, SANJIANG } from './plan.ts'
import type { Happening } from './scheduler.ts'
import { followUpAll, registerAll, serveAll, verifyAll } from './services.ts'

interface County {
  readonly code: typeof RONGSHUI | typeof SANJIANG
  /** Ends the accounts of the county's staff. */
  readonly suffix: '' | '-sanjiang'
  readonly clerk: string
  readonly reviewer: string
  readonly serial: number
  readonly fundsYuan: number
  /** Whom the last round of calls did not reach: intents to be asked again today. */
  readonly unreached: number
  /** Who has just been registered: files to be reviewed today. */
  readonly newcomers: number
}

export const counties: readonly County[] = [
  {
    code: RONGSHUI,
    suffix: '',
    clerk: 'demo-county-clerk',
    reviewer: 'demo-second-reviewer',
    serial: 2_000,
    fundsYuan: 3_000_000,
    unreached: 14,
    newcomers: 12,
  },
  {
    code: SANJIANG,
    suffix: '-sanjiang',
    clerk: 'demo-clerk-sanjiang',
    reviewer: 'demo-reviewer-sanjiang',
    serial: 3_000,
    fundsYuan: 1_500_000,
    unreached: 6,
    newcomers: 5,
  },
]

/** What a county does beside its classes: its register, fresh money, and the services after the classes. */
export function countyHappenings(county: County, people: readonly Villager[], as: Hire): Happening[] {
  const clerk = as(county.clerk)
  const fresh = villagers(county.code, county.newcomers + MAY.faulty, county.serial + 5_000, '2022')
  const steps: readonly (readonly [on: string, run: () => Promise<unknown>])[] = [
    ['2022-12-05', () => prepareCounty(county, people, as)],
    ['2022-12-12', () => reviewAll(clerk)],
    ['2023-12-18', () => confirmAll(clerk, county.unreached)],
    ...SERVICE_DAYS.map((on, index) => [on, () => serveAll(clerk, index)] as const),
    ...CALL_DAYS.map(([on, missed]) => [on, () => followUpAll(clerk, on as DateText, missed)] as const),
    ['2024-03-20', () => verifyAll(clerk, 3)],
    ['2024-05-17', () => serveAll(clerk, 2)],
    ['2024-05-24', () => registerAll(clerk)],
    ['2024-05-30', () => register(clerk, fresh, county.serial + 5_000, MAY)],
  ]
  return steps.map(([on, run]) => ({ on: on as DateText, run, lane: -Number(county.code) }))
}

/** The newest file: two of its rows are still to be put right. */
const MAY = { name: '意愿台账（5月新增）.csv', faulty: 2 }

/** Days of services, two weeks after each group of classes began; those of 12 March 2024 are to be called until 12 June. */
const SERVICE_DAYS = [0, 1, 2, 3, 4, 5, 6, 7].map((group) => addDays('2023-02-14' as DateText, group * 56))
/** Rounds of calls, and how many did not answer: those of January 2024 are overdue. */
const CALL_DAYS = [0, 1, 2, 3, 4, 5, 6].map(
  (group) => [addDays('2023-03-29' as DateText, group * 56), group === 6 ? 2 : 0] as const,
)

/** Late 2022: the register, contracts of the workshop, fresh money, the accounts checked; job posts from 融水. */
async function prepareCounty(county: County, people: readonly Villager[], as: Hire): Promise<void> {
  const { suffix, serial } = county
  await register(as(county.clerk), people, serial)
  await allot(as(`demo-finance${suffix}`), 2022, 'employment-subsidy-fund', county.fundsYuan)
  await signContracts(as(`demo-workshop${suffix}`), people.filter(underContract), '2022-12-05' as DateText)
  await checkAccounts(as(county.reviewer))
  if (county.code === RONGSHUI) await publishPosts(as('demo-hr-agency'), as(county.clerk))
}

/** Seven of eight 脱贫 people have a contract with the workshop; the others show what a refusal looks like. */
export const underContract = (person: Villager, index: number): boolean =>
  person.status === '脱贫劳动力' && index % 8 !== 0
