import { useTranslations } from 'use-intl'
import { useSession } from '../../console/session-gate.ts'
import { Clause } from '../../ui/clause.tsx'
import { Opening } from '../../ui/opening.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { RecordContest } from './contest-form.tsx'
import type { Contests } from './contests.page.tsx'
import { EnterButton } from './enter-record.tsx'

/** The year's items held here, beside the number asked for. */
export function YearlyCount({ of }: { of: Contests['count'] }) {
  const t = useTranslations('talent')
  return (
    <p className="panel">
      <StatusTag tone={of.items >= of.target ? 'done' : 'warn'}>
        {t('yearly', { year: String(of.year), region: of.regionName, items: of.items, target: of.target })}
      </StatusTag>{' '}
      {t('yearlyHint', { contests: of.contests })}{' '}
      {of.clauses.map((anchor) => (
        <Clause key={anchor} anchor={anchor} />
      ))}
    </p>
  )
}

/** What the page's reader may do. */
export function ContestActs() {
  const t = useTranslations('talent')
  const { role } = useSession().user
  const makes = ['county-clerk', 'city-officer', 'region-officer'].includes(role)
  return (
    <>
      <PageLink to="/talent/records?kind=award">{t('allAwards')}</PageLink>
      <EnterButton kind="award" />
      {makes && (
        <Opening quiet title={t('recordContest')}>
          {(close) => <RecordContest onDone={close} />}
        </Opening>
      )}
    </>
  )
}
