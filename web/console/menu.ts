import type { shell } from '../messages/zh-CN/shell.ts'
import type { MenuIcon } from './menu-icon.tsx'

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

/** The left menu, grouped by the work; trainees and the public have the phone pages instead. */
export const menu: readonly MenuEntry[] = [
  { key: 'work-queue', group: 'today', path: '/', icon: 'queue', roles: 'all' },
  {
    key: 'people',
    group: 'people',
    path: '/people',
    icon: 'people',
    roles: [...bureau, 'school', 'auditor'],
  },
  {
    key: 'benefits',
    group: 'people',
    path: '/people/benefits',
    icon: 'register',
    roles: [...bureau, 'school', 'auditor'],
  },
  {
    key: 'labor-contracts',
    group: 'people',
    path: '/labor-contracts',
    icon: 'contracts',
    roles: [...bureau, 'workshop', 'enterprise', 'auditor'],
  },
  {
    key: 'organizations',
    group: 'people',
    path: '/organizations',
    icon: 'organizations',
    roles: [...bureau, ...money, ...hosts, 'hr-agency', 'auditor', 'administrator'],
  },
  {
    key: 'pairing',
    group: 'people',
    path: '/pairings',
    icon: 'pairing',
    roles: [...bureau, 'school', 'auditor', 'administrator'],
  },
  {
    key: 'classes',
    group: 'people',
    path: '/classes',
    icon: 'classes',
    roles: [...bureau, ...hosts, 'teacher', 'auditor'],
  },
  {
    key: 'assessment',
    group: 'people',
    path: '/assessment',
    icon: 'certificate',
    roles: [...bureau, ...hosts, 'teacher', 'auditor'],
  },
  {
    key: 'talent',
    group: 'people',
    path: '/talent',
    icon: 'certificate',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'talent-rounds',
    group: 'people',
    path: '/talent/rounds',
    icon: 'certificate',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'recognitions',
    group: 'people',
    path: '/talent/recognitions',
    icon: 'certificate',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'talent-pool',
    group: 'people',
    path: '/talent/pool',
    icon: 'certificate',
    roles: [...bureau, 'enterprise', 'auditor'],
  },
  {
    key: 'subsidies',
    group: 'money',
    path: '/subsidies',
    icon: 'subsidies',
    roles: [...bureau, ...money, ...hosts, 'hr-agency', 'auditor'],
  },
  { key: 'funds', group: 'money', path: '/funds', icon: 'funds', roles: [...bureau, ...money, 'auditor'] },
  {
    key: 'allocations',
    group: 'money',
    path: '/allocations',
    icon: 'funds',
    roles: ['city-officer', 'region-officer', 'city-employment-service', ...money, 'auditor'],
  },
  { key: 'accounts', group: 'money', path: '/accounts', icon: 'accounts', roles: ['county-clerk', 'second-reviewer'] },
  { key: 'notices', group: 'open', path: '/notices', icon: 'notices', roles: [...bureau, ...money, 'auditor'] },
  {
    key: 'employment',
    group: 'open',
    path: '/employment',
    icon: 'employment',
    roles: [...bureau, 'hr-agency', 'enterprise', 'workshop', 'auditor'],
  },
  {
    key: 'placements',
    group: 'open',
    path: '/employment/placements',
    icon: 'contracts',
    roles: [...bureau, ...hosts, 'hr-agency', 'auditor'],
  },
  {
    key: 'work-rosters',
    group: 'open',
    path: '/employment/work-rosters',
    icon: 'contracts',
    roles: [...bureau, 'workshop', 'enterprise', 'auditor'],
  },
  {
    key: 'insured-months',
    group: 'open',
    path: '/employment/insured-months',
    icon: 'register',
    roles: [...bureau, 'auditor'],
  },
  {
    key: 'dangerous-posts',
    group: 'watch',
    path: '/employment/dangerous-posts',
    icon: 'certificate',
    roles: [...bureau, 'workshop', 'enterprise', 'auditor'],
  },
  { key: 'policy', group: 'open', path: '/policy', icon: 'policy', roles: 'all' },
  {
    key: 'occupations',
    group: 'open',
    path: '/occupations',
    icon: 'policy',
    roles: [...bureau, 'administrator', 'auditor'],
  },
  {
    key: 'dictionaries',
    group: 'open',
    path: '/dictionaries',
    icon: 'policy',
    roles: [...bureau, ...hosts, 'auditor'],
  },
  {
    key: 'project-scope',
    group: 'open',
    path: '/project-scope',
    icon: 'policy',
    roles: [...bureau, ...hosts, 'auditor'],
  },
  {
    key: 'fee-reports',
    group: 'people',
    path: '/fee-reports',
    icon: 'classes',
    roles: ['county-clerk', 'second-reviewer', 'approver', 'auditor'],
  },
  {
    key: 'policy-lab',
    group: 'open',
    path: '/policy-lab',
    icon: 'statistics',
    roles: ['city-officer', 'region-officer'],
  },
  {
    key: 'targets',
    group: 'watch',
    path: '/targets',
    icon: 'statistics',
    roles: [...bureau, 'auditor'],
  },
  {
    key: 'statistics',
    group: 'watch',
    path: '/statistics',
    icon: 'statistics',
    roles: ['city-employment-service', 'city-officer', 'region-officer', 'auditor'],
  },
  { key: 'risk-signals', group: 'watch', path: '/supervision', icon: 'audit', roles: watch },
  { key: 'spot-checks', group: 'watch', path: '/supervision/checks', icon: 'queue', roles: watch },
  {
    key: 'findings',
    group: 'watch',
    path: '/supervision/findings',
    icon: 'notices',
    roles: [...watch, ...hosts, 'hr-agency'],
  },
  { key: 'cases', group: 'watch', path: '/supervision/cases', icon: 'register', roles: watch },
  {
    key: 'audit-samples',
    group: 'watch',
    path: '/supervision/audit-samples',
    icon: 'audit',
    roles: ['auditor', 'city-officer', 'region-officer'],
  },
  {
    key: 'responsible-payments',
    group: 'money',
    path: '/supervision/responsible',
    icon: 'funds',
    roles: [...money, 'approver', 'city-officer', 'region-officer', 'auditor'],
  },
  { key: 'interests', group: 'watch', path: '/interests', icon: 'users', roles: [...bureau, ...money, 'auditor'] },
  {
    key: 'school-years',
    group: 'watch',
    path: '/school-years',
    icon: 'statistics',
    roles: ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor', 'school'],
  },
  {
    key: 'education-fund',
    group: 'watch',
    path: '/education-fund',
    icon: 'statistics',
    roles: ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor', 'enterprise'],
  },
  {
    key: 'staff-participation',
    group: 'watch',
    path: '/staff-participation',
    icon: 'people',
    roles: ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor', 'school'],
  },
  {
    key: 'training-results',
    group: 'watch',
    path: '/training-results',
    icon: 'statistics',
    roles: ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'equal-treatment',
    group: 'watch',
    path: '/equal-treatment',
    icon: 'statistics',
    roles: ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'exchange',
    group: 'watch',
    path: '/exchange',
    icon: 'register',
    roles: ['county-clerk', 'city-officer', 'region-officer', 'auditor'],
  },
  {
    key: 'audit',
    group: 'watch',
    path: '/audit',
    icon: 'audit',
    roles: ['auditor', 'administrator', 'region-officer'],
  },
  { key: 'user-accounts', group: 'keep', path: '/user-accounts', icon: 'users', roles: ['administrator', 'auditor'] },
  {
    key: 'organization-register',
    group: 'keep',
    path: '/organization-register',
    icon: 'register',
    roles: ['administrator', 'auditor'],
  },
]

export const menuGroups: readonly MenuGroup[] = ['today', 'people', 'money', 'open', 'watch', 'keep']

/** The entries a role sees, of those whose page exists. */
export function menuFor(role: string, paths: ReadonlySet<string>): readonly MenuEntry[] {
  return menu.filter((entry) => paths.has(entry.path) && (entry.roles === 'all' || entry.roles.includes(role)))
}

/** The entry a page belongs to: the longest path that begins the page's own. */
export function entryOf(path: string): MenuEntry | undefined {
  const above = menu.filter((entry) => path === entry.path || path.startsWith(`${entry.path.replace(/\/$/, '')}/`))
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]
}
