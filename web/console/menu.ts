import type { shell } from '../messages/zh-CN/shell.ts'
import type { MenuIcon } from './menu-icon.ts'

export type MenuKey = keyof typeof shell.menu
export type MenuGroup = keyof typeof shell.group

export interface MenuEntry {
  /** Also the key of its word: `shell.menu.<key>`. */
  readonly key: MenuKey
  readonly group: MenuGroup
  /** Where it leads; the entry is hidden until `pages.ts` has this path. */
  readonly path: string
  readonly icon: MenuIcon
  /** Who sees it; the server decides what each may do. */
  readonly roles: 'all' | readonly string[]
}

const bureau = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
]
const money = ['finance', 'accountant']
const hosts = ['school', 'workshop', 'enterprise']
const watch = ['county-clerk', 'second-reviewer', 'approver', 'city-officer', 'region-officer', 'auditor']

const watchers = ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor']

/** An entry that leads to the path of its own name. */
const entry = (key: MenuKey, group: MenuGroup, icon: MenuIcon, roles: MenuEntry['roles']): MenuEntry => ({
  key,
  group,
  path: `/${key}`,
  icon,
  roles,
})

/** The left menu, grouped by the work; trainees and the public have the phone pages instead. */
export const menu: readonly MenuEntry[] = [
  { key: 'work-queue', group: 'today', path: '/', icon: 'queue', roles: 'all' },
  entry('people', 'people', 'people', [...bureau, 'school', 'auditor']),
  {
    key: 'benefits',
    group: 'people',
    path: '/people/benefits',
    icon: 'aid',
    roles: [...bureau, 'school', 'auditor'],
  },
  entry('labor-contracts', 'people', 'contracts', [...bureau, 'workshop', 'enterprise', 'auditor']),
  entry('organizations', 'people', 'organizations', [
    ...bureau,
    ...money,
    ...hosts,
    'hr-agency',
    'auditor',
    'administrator',
  ]),
  {
    key: 'pairing',
    group: 'people',
    path: '/pairings',
    icon: 'pairing',
    roles: [...bureau, 'school', 'auditor', 'administrator'],
  },
  entry('classes', 'people', 'classes', [...bureau, ...hosts, 'teacher', 'auditor']),
  entry('fee-reports', 'people', 'complaint', ['county-clerk', 'second-reviewer', 'approver', 'auditor']),
  entry('assessment', 'skills', 'certificate', [...bureau, ...hosts, 'teacher', 'auditor']),
  {
    key: 'credentials',
    group: 'skills',
    path: '/assessment/credentials',
    icon: 'credential',
    roles: [...bureau, 'school', 'enterprise', 'auditor'],
  },
  {
    key: 'assessment-bodies',
    group: 'skills',
    path: '/assessment/bodies',
    icon: 'body',
    roles: [...bureau, 'school', 'enterprise', 'auditor'],
  },
  {
    key: 'level-exceptions',
    group: 'skills',
    path: '/assessment/exceptions',
    icon: 'exception',
    roles: [...bureau, 'school', 'enterprise', 'auditor'],
  },
  entry('talent', 'skills', 'contest', [...bureau, 'enterprise', 'auditor']),
  {
    key: 'talent-rounds',
    group: 'skills',
    path: '/talent/rounds',
    icon: 'selection',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'recognitions',
    group: 'skills',
    path: '/talent/recognitions',
    icon: 'recognition',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'talent-pool',
    group: 'skills',
    path: '/talent/pool',
    icon: 'pool',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  entry('subsidies', 'money', 'subsidies', [...bureau, ...money, ...hosts, 'hr-agency', 'auditor']),
  { key: 'funds', group: 'money', path: '/funds', icon: 'funds', roles: [...bureau, ...money, 'auditor'] },
  entry('allocations', 'money', 'allocation', [
    'city-officer',
    'region-officer',
    'city-employment-service',
    ...money,
    'auditor',
  ]),
  {
    key: 'claimable',
    group: 'money',
    path: '/subsidies/claimable',
    icon: 'claim',
    roles: [...hosts, 'hr-agency'],
  },
  {
    key: 'ageing',
    group: 'money',
    path: '/subsidies/ageing',
    icon: 'ageing',
    roles: ['county-clerk', 'second-reviewer', 'approver', ...money, 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'traces',
    group: 'money',
    path: '/subsidies/traces',
    icon: 'trace',
    roles: [...money, 'approver', 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'pay-layouts',
    group: 'money',
    path: '/subsidies/pay-layouts',
    icon: 'layout',
    roles: ['approver', ...money, 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'account-changes',
    group: 'money',
    path: '/account-changes',
    icon: 'changes',
    roles: ['county-clerk', 'second-reviewer', 'approver', 'workshop', 'enterprise', 'school', 'hr-agency', 'auditor'],
  },
  { key: 'accounts', group: 'money', path: '/accounts', icon: 'accounts', roles: ['county-clerk', 'second-reviewer'] },
  { key: 'notices', group: 'open', path: '/notices', icon: 'notices', roles: [...bureau, ...money, 'auditor'] },
  entry('disclosures', 'open', 'disclosure', ['approver', 'city-officer', 'region-officer', ...money, 'auditor']),
  entry('employment', 'open', 'employment', [...bureau, 'hr-agency', 'enterprise', 'workshop', 'auditor']),
  {
    key: 'placements',
    group: 'open',
    path: '/employment/placements',
    icon: 'placement',
    roles: [...bureau, ...hosts, 'hr-agency', 'auditor'],
  },
  {
    key: 'work-rosters',
    group: 'open',
    path: '/employment/work-rosters',
    icon: 'workshop',
    roles: [...bureau, 'workshop', 'enterprise', 'auditor'],
  },
  {
    key: 'insured-months',
    group: 'open',
    path: '/employment/insured-months',
    icon: 'insurance',
    roles: [...bureau, 'auditor'],
  },
  {
    key: 'dangerous-posts',
    group: 'watch',
    path: '/employment/dangerous-posts',
    icon: 'danger',
    roles: [...bureau, 'workshop', 'enterprise', 'auditor'],
  },
  { key: 'policy', group: 'open', path: '/policy', icon: 'policy', roles: 'all' },
  entry('occupations', 'open', 'occupations', [...bureau, 'administrator', 'auditor']),
  entry('dictionaries', 'open', 'dictionary', [...bureau, ...hosts, 'auditor']),
  entry('question-sets', 'open', 'questions', [...bureau, ...hosts, 'auditor']),
  entry('project-scope', 'open', 'scope', [...bureau, ...hosts, 'auditor']),
  entry('policy-lab', 'open', 'trial', ['city-officer', 'region-officer']),
  entry('targets', 'watch', 'target', [...bureau, 'auditor']),
  entry('statistics', 'watch', 'statistics', ['city-employment-service', 'city-officer', 'region-officer', 'auditor']),
  { key: 'risk-signals', group: 'watch', path: '/supervision', icon: 'risk', roles: watch },
  { key: 'spot-checks', group: 'watch', path: '/supervision/checks', icon: 'check', roles: watch },
  {
    key: 'findings',
    group: 'watch',
    path: '/supervision/findings',
    icon: 'finding',
    roles: [...watch, ...hosts, 'hr-agency'],
  },
  { key: 'commitments', group: 'watch', path: '/supervision/commitments', icon: 'commitment', roles: watch },
  { key: 'cases', group: 'watch', path: '/supervision/cases', icon: 'case', roles: watch },
  {
    key: 'audit-samples',
    group: 'watch',
    path: '/supervision/audit-samples',
    icon: 'sample',
    roles: ['auditor', 'city-officer', 'region-officer'],
  },
  {
    key: 'responsible-payments',
    group: 'money',
    path: '/supervision/responsible',
    icon: 'payer',
    roles: [...money, 'approver', 'city-officer', 'region-officer', 'auditor'],
  },
  { key: 'interests', group: 'watch', path: '/interests', icon: 'interest', roles: [...bureau, ...money, 'auditor'] },
  entry('school-years', 'watch', 'school', [...watchers, 'school']),
  entry('education-fund', 'watch', 'education', [...watchers, 'enterprise']),
  entry('staff-participation', 'watch', 'staff', [...watchers, 'school']),
  entry('training-results', 'watch', 'results', [...watchers]),
  entry('equal-treatment', 'watch', 'equal', [...watchers]),
  entry('exchange', 'watch', 'exchange', ['county-clerk', 'city-officer', 'region-officer', 'auditor']),
  entry('audit', 'watch', 'audit', ['auditor', 'administrator', 'region-officer']),
  { key: 'user-accounts', group: 'keep', path: '/user-accounts', icon: 'users', roles: ['administrator', 'auditor'] },
  entry('organization-register', 'keep', 'register', ['administrator', 'auditor']),
]

export const menuGroups: readonly MenuGroup[] = ['today', 'people', 'skills', 'money', 'open', 'watch', 'keep']

/** The entries a role sees, of those whose page exists. */
export function menuFor(role: string, paths: ReadonlySet<string>): readonly MenuEntry[] {
  return menu.filter((entry) => paths.has(entry.path) && (entry.roles === 'all' || entry.roles.includes(role)))
}

/** The entry a page belongs to: the longest path that begins the page's own. */
export function entryOf(path: string): MenuEntry | undefined {
  const above = menu.filter((entry) => path === entry.path || path.startsWith(`${entry.path.replace(/\/$/, '')}/`))
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]
}
