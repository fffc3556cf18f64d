import type { ComponentType } from 'react'

/** One console page: its path below /console (`$name` is a param), the module whose `Page` draws it. */
export interface ConsolePage {
  readonly path: string
  readonly load: () => Promise<{ Page: ComponentType }>
}

/** Every console page, each its own chunk; `$name` is read with `usePageParams()`. */
export const pages: readonly ConsolePage[] = [
  { path: '/', load: () => import('../rooms/home/work-queue.page.tsx') },
  { path: '/funds', load: () => import('../rooms/funds/fund-overview.page.tsx') },
  { path: '/funds/allot', load: () => import('../rooms/funds/allot-funds.page.tsx') },
  { path: '/funds/reservations', load: () => import('../rooms/funds/reservations.page.tsx') },
  { path: '/funds/trial-balance', load: () => import('../rooms/funds/trial-balance.page.tsx') },
  { path: '/funds/$accountId', load: () => import('../rooms/funds/fund-account.page.tsx') },
  { path: '/account', load: () => import('../rooms/home/account.page.tsx') },
  { path: '/organizations', load: () => import('../rooms/organizations/browse-organizations.page.tsx') },
  { path: '/accounts', load: () => import('../rooms/organizations/check-accounts.page.tsx') },
  { path: '/pairings', load: () => import('../rooms/pairing/browse-pairings.page.tsx') },
  { path: '/employment', load: () => import('../rooms/employment/employment.page.tsx') },
  { path: '/employment/posts', load: () => import('../rooms/employment/job-posts.page.tsx') },
  { path: '/statistics', load: () => import('../rooms/statistics/monthly-report.page.tsx') },
  { path: '/statistics/reports', load: () => import('../rooms/statistics/submitted-reports.page.tsx') },
  { path: '/statistics/reports/$reportId', load: () => import('../rooms/statistics/submitted-report.page.tsx') },
  { path: '/audit', load: () => import('../rooms/audit/read-trail.page.tsx') },
  { path: '/subsidies', load: () => import('../rooms/subsidies/browse-batches.page.tsx') },
  { path: '/subsidies/held', load: () => import('../rooms/subsidies/held-lines.page.tsx') },
  { path: '/subsidies/control-total', load: () => import('../rooms/subsidies/control-total.page.tsx') },
  { path: '/subsidies/classes/$classId', load: () => import('../rooms/subsidies/class-calculation.page.tsx') },
  { path: '/subsidies/batches/$batchId', load: () => import('../rooms/subsidies/batch.page.tsx') },
  { path: '/people', load: () => import('../rooms/people/register.page.tsx') },
  { path: '/people/add', load: () => import('../rooms/people/add-person.page.tsx') },
  { path: '/people/imports', load: () => import('../rooms/people/imports.page.tsx') },
  { path: '/people/exceptions', load: () => import('../rooms/people/exceptions.page.tsx') },
  { path: '/people/$personId', load: () => import('../rooms/people/person-file.page.tsx') },
  { path: '/labor-contracts', load: () => import('../rooms/people/contracts.page.tsx') },
  { path: '/policy', load: () => import('../rooms/policy/policy-library.page.tsx') },
  { path: '/policy/rules/$pack/$place/$name', load: () => import('../rooms/policy/rule.page.tsx') },
  { path: '/policy/facts', load: () => import('../rooms/policy/facts.page.tsx') },
  { path: '/policy/readings', load: () => import('../rooms/policy/readings.page.tsx') },
  { path: '/policy/rates', load: () => import('../rooms/policy/rate-tables.page.tsx') },
  { path: '/policy/rates/enter', load: () => import('../rooms/policy/enter-rates.page.tsx') },
  { path: '/policy/calendar', load: () => import('../rooms/policy/calendar.page.tsx') },
  { path: '/notices', load: () => import('../rooms/notices/browse-notices.page.tsx') },
  { path: '/notices/objections', load: () => import('../rooms/notices/objections.page.tsx') },
  { path: '/notices/briefings', load: () => import('../rooms/notices/briefings.page.tsx') },
  { path: '/notices/$noticeId', load: () => import('../rooms/notices/read-notice.page.tsx') },
  { path: '/classes', load: () => import('../rooms/classes/browse-classes.page.tsx') },
  { path: '/classes/open', load: () => import('../rooms/classes/open-class.page.tsx') },
  { path: '/classes/$classId', load: () => import('../rooms/classes/class-file.page.tsx') },
  { path: '/classes/$classId/edit', load: () => import('../rooms/classes/edit-class.page.tsx') },
  { path: '/attendance', load: () => import('../rooms/classes/attendance.page.tsx') },
  { path: '/attendance/$sessionId', load: () => import('../rooms/classes/mark-session.page.tsx') },
  { path: '/assessment', load: () => import('../rooms/assessment/certificates.page.tsx') },
]
