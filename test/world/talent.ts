import type { DateText } from '#kernel/dates'
import type { CallOf } from '#kernel/endpoint'
import { yuan } from '#kernel/money'
import * as talent from '#talent/contract'
import type { Hire } from './client.ts'
import type { Villager } from './people.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

const LIUZHOU = '450200'

/** Documents of the demo, clearly named so. */
const evidence = (number: string, onDay: string, document = '演示人社〔2021〕8号') => ({
  number,
  documentNumber: document,
  documentTitle: '获奖和认定文件（演示数据）',
  onDay: onDay as DateText,
})

/** 2021 in 柳州: contests, awards and recognitions under 柳政规〔2019〕63号; 2024: what still waits for a second hand. */
export function talentHappenings(as: Hire, people: Readonly<Record<'old' | 'new', readonly Villager[]>>): Happening[] {
  const steps: readonly (readonly [on: string, run: () => Promise<unknown>])[] = [
    ['2021-06-21', () => holdContests(as)],
    ['2021-06-28', () => winAwards(as, people.old)],
    ['2021-09-13', () => recognize(as)],
    ['2024-05-20', () => enterNewest(as, people.new)],
    ['2024-05-21', () => openSelection(as, people.new)],
  ]
  return steps.map(([on, run]) => ({ on: on as DateText, run, lane: -9 }))
}

const TRADES = ['焊工', '钳工', '电工', '汽车维修工', '养老护理员', '中式烹调师', '砌筑工', '藤编工', '茶艺师']

async function holdContests(as: Hire): Promise<void> {
  const contest = (title: string, level: 'autonomous-region' | 'city', number: string, items: readonly string[]) =>
    as('demo-city-officer').do(talent.recordContest, {
      body: {
        title,
        level,
        organizer: level === 'city' ? '演示·柳州市人社局' : '演示·自治区人社厅',
        heldHere: level === 'city',
        heldFrom: '2021-06-07' as DateText,
        heldUntil: '2021-06-11' as DateText,
        documentNumber: number,
        documentTitle: '竞赛通知（演示数据）',
        items: items.map((item) => ({ title: item })),
      },
    })
  await contest('演示·柳州市职业技能大赛', 'city', '演示赛〔2021〕1号', TRADES)
  await contest('演示·自治区职业技能大赛', 'autonomous-region', '演示赛〔2021〕2号', ['焊工', '汽车维修工'])
}

async function winAwards(as: Hire, people: readonly Villager[]): Promise<void> {
  const clerk = as('demo-county-clerk')
  const { contests } = await clerk.do(talent.listContests)
  const items = contests.find(({ level }) => level === 'autonomous-region')?.items ?? []
  const named = people.slice(0, 4).map(({ name, residentId }) => ({ name, residentId }))
  const employerCode = organizations.enterprise.creditCode
  const [first, second, third, fourth] = named
  if (!first || !second || !third || !fourth) throw new Error('没有人参赛')
  const shared = { representing: LIUZHOU, proof: '演示发放凭证1号' } as const
  const single = {
    itemId: items[0]?.id ?? '',
    rank: 'first',
    title: '焊工项目一等奖',
    amountFen: yuan(10_000),
  } as const
  const team = {
    itemId: items[1]?.id ?? '',
    rank: 'second',
    title: '汽车维修团体二等奖',
    amountFen: yuan(6_000),
  } as const
  await enterAndConfirm(as, talent.enterAward, {
    ...shared,
    ...single,
    winners: [{ ...first, employerCode, consented: true }],
    ...evidence('JN-01', '2021-06-12'),
  })
  await enterAndConfirm(as, talent.enterAward, {
    ...shared,
    ...team,
    winners: [
      { ...second, amountFen: yuan(4_000), consented: true },
      { ...third, amountFen: yuan(2_000) },
    ],
    ...evidence('JN-02', '2021-06-12'),
  })
  const tag = { ...fourth, subject: 'rural-artisan', title: '藤编', consented: true } as const
  await enterAndConfirm(as, talent.enterTag, { ...tag, ...evidence('GJ-01', '2021-06-18') })
}

async function recognize(as: Hire): Promise<void> {
  const { id: organizationId } = organizations.enterprise
  const recognition = (subject: 'master-studio' | 'training-base' | 'industry-education-integrated', title: string) =>
    enterAndConfirm(as, talent.enterRecognition, {
      organizationId,
      subject,
      level: subject === 'industry-education-integrated' ? 'autonomous-region' : 'city',
      title,
      newly: true,
      ...evidence(title, '2021-09-06'),
    })
  await recognition('master-studio', '演示·汽配焊接技能大师工作室')
  await recognition('training-base', '演示·汽配高技能人才培训基地')
  await recognition('industry-education-integrated', '演示·产教融合型企业')
}

/** Entered, not yet confirmed: the reviewer's queue. */
async function enterNewest(as: Hire, people: readonly Villager[]): Promise<void> {
  const [artisan] = people
  if (!artisan) throw new Error('没有工匠')
  const { name, residentId } = artisan
  const evidenceOf = (number: string) => evidence(number, '2024-05-17', '演示人社〔2024〕3号')
  const tag = { name, residentId, subject: 'high-skill-talent', title: '竹编' } as const
  await as('demo-county-clerk').do(talent.enterTag, { body: { ...tag, ...evidenceOf('GJ-02') } })
  await as('demo-enterprise').do(talent.enterRecognition, {
    body: {
      organizationId: organizations.enterprise.id,
      subject: 'employee-training-centre',
      level: 'county',
      title: '演示·汽配职工培训中心',
      newly: true,
      ...evidenceOf('ZX-01'),
    },
  })
}

async function openSelection(as: Hire, people: readonly Villager[]): Promise<void> {
  const { id: roundId } = await as('demo-city-officer').do(talent.openRound, {
    body: {
      title: '演示·“龙城技术能手”评选',
      opensOn: '2024-05-20' as DateText,
      closesOn: '2024-06-14' as DateText,
      quota: 10,
      documentNumber: '演示人社〔2024〕4号',
      documentTitle: '评选通知（演示数据）',
    },
  })
  for (const { name, residentId } of people.slice(1, 3)) {
    const body = { name, residentId, achievements: '自治区职业技能大赛获奖，带徒多人（演示）' }
    await as('demo-county-clerk').do(talent.applyToRound, { params: { roundId }, body })
  }
}

type Entering = typeof talent.enterAward | typeof talent.enterTag | typeof talent.enterRecognition

async function enterAndConfirm<E extends Entering>(as: Hire, act: E, body: CallOf<E>['body']): Promise<void> {
  const { id: recordId } = await as('demo-county-clerk').do<Entering>(act, { body } as CallOf<Entering>)
  await as('demo-second-reviewer').do(talent.confirmRecord, { params: { recordId } })
}
