import type { PersonStatus } from '#people/contract'
import type { TrainingKind } from '#policy'
import {
  type EvidenceKind,
  type PlaceKind,
  type Programme,
  type TrainingCategory,
  trainingCategories,
} from '../contract-dictionaries.ts'

/** One line of a dictionary: it holds as long as a document that names it does. */
export interface Entry {
  readonly cites: readonly string[]
  /** What the text leaves open, and how it is read. */
  readonly note?: string
}

export interface Group extends Entry {
  /** Any one of them proves it: the text names the groups, not the papers. */
  readonly evidence: readonly EvidenceKind[]
  readonly trainedFree?: true
  readonly inProjects?: true
}

const FREE = 'lz-2019-63#3-3'
const POOR = 'lz-2019-63#4-1'
const TODAY = 'gx-2022-7#2'

/** 群体：文件列出的每一类、它的条款和证明材料（三（三）、四（一）、六）。 */
export const groups: Readonly<Partial<Record<PersonStatus, Group>>> = {
  'school-leaver': {
    cites: [FREE],
    evidence: ['school-record', 'household-register'],
    trainedFree: true,
    note: '城乡未继续升学初高中毕业生；生活费补贴只给农村学员和城市低保家庭学员（六（一））',
  },
  'laid-off': { cites: [FREE], evidence: ['unemployment-registration'], trainedFree: true },
  veteran: {
    cites: [FREE, 'lz-2019-63#6-2'],
    evidence: ['veteran-document'],
    trainedFree: true,
    inProjects: true,
    note: '六（二）将退役军人纳入项目制培训对象范围',
  },
  'hard-to-employ': {
    cites: [FREE, 'lz-2019-63#6-1'],
    evidence: ['hardship-recognition', 'disability-certificate'],
    note: '含残疾人',
  },
  disabled: { cites: [FREE], evidence: ['disability-certificate'], trainedFree: true },
  'registered-poor': { cites: [FREE, POOR], evidence: ['poverty-list'], trainedFree: true, inProjects: true },
  'child-of-registered-poor': {
    cites: [FREE, 'lz-2019-63#4-2'],
    evidence: ['poverty-list', 'household-register'],
    trainedFree: true,
  },
  'rural-startup-lead': { cites: [POOR], evidence: ['leads-list'], inProjects: true },
  'rural-transfer-worker': { cites: [FREE], evidence: ['household-register', 'employer-statement'], trainedFree: true },
  redeployed: { cites: [FREE], evidence: ['employer-statement'], trainedFree: true },
  'zero-employment-household': { cites: ['lz-2019-63#6-1'], evidence: ['zero-employment-recognition'] },
  'urban-dibao': { cites: ['lz-2019-63#6-1'], evidence: ['allowance-certificate'] },
  'unemployed-graduate': {
    cites: ['lz-2019-63#3-2'],
    evidence: ['school-record', 'unemployment-registration'],
    note: '期限从登记的毕业日期起算',
  },
  'lifted-out-of-poverty': { cites: [TODAY, 'gx-2022-7#10'], evidence: ['revitalization-list'], inProjects: true },
  'relapse-monitored': { cites: [TODAY, 'gx-2022-7#10'], evidence: ['revitalization-list'], inProjects: true },
  'serving-sentence': { cites: [FREE], evidence: ['justice-letter'], note: '只在封闭场所内的班入班' },
  'compulsory-rehabilitation': {
    cites: [FREE],
    evidence: ['police-letter', 'justice-letter'],
    note: '只在封闭场所内的班入班',
  },
  'community-correction': { cites: [FREE], evidence: ['justice-letter'] },
  'released-from-prison': { cites: [FREE], evidence: ['justice-letter'] },
}

/** Who trains only inside a closed place: a serving prisoner in an outside class cannot be true. */
export const confined: ReadonlySet<string> = new Set<PersonStatus>(['serving-sentence', 'compulsory-rehabilitation'])

interface Category extends Entry {
  readonly kinds: readonly TrainingKind[]
}

/** 三（三）的四类；文件别处提到的培训类型按目的归入。 */
export const categories: Readonly<Record<TrainingCategory, Category>> = {
  'category-pre-employment': { cites: [FREE], kinds: ['pre-employment'] },
  'category-employment-skills': { cites: [FREE], kinds: ['employment-skills'] },
  'category-skills-upgrading': {
    cites: [FREE, 'lz-2019-63#2-1'],
    kinds: ['skills-upgrading', 'onboarding', 'apprentice', 'on-the-job', 'off-the-job', 'redeployment', 'safety'],
    note: '二（一）所列企业职工的各种培训，是技能提升的形式，归入这一类',
  },
  'category-startup': { cites: [FREE], kinds: ['startup'] },
}

export const places: Readonly<Record<PlaceKind, Entry>> = {
  'resettlement-site': { cites: [POOR] },
  'employment-workshop': { cites: [POOR, 'gx-2022-7#10'], note: '车间以机构登记簿为准' },
  'three-micro-platform': { cites: [POOR], note: '文件没有解释“三微”；只作地点类型，不附条件' },
  'training-base': { cites: ['lz-2019-63#5-4'] },
  school: { cites: ['lz-2019-63#5-2', 'gx-2022-7#2'] },
  'enterprise-site': { cites: ['lz-2019-63#2-1'] },
  village: { cites: [POOR, 'gx-2022-7#2'], note: '送教上门的地点' },
  'closed-place': { cites: [FREE], note: '服刑人员、强制隔离戒毒人员只在这里入班' },
}

export const programmeEntries: Readonly<Record<Programme, Entry>> = {
  'thousand-schools': { cites: ['lz-2019-63#4-2'] },
  'deep-poverty-skills': { cites: ['lz-2019-63#4-2'] },
}

/** Which of the four categories of 三（三） a kind of training belongs to. */
export function categoryOf(kind: TrainingKind): string {
  const found = Object.entries(categories).find(([, { kinds }]) => kinds.includes(kind))
  return trainingCategories.label(found?.[0] ?? '')
}
