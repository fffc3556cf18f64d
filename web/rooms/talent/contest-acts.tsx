import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '../../console/session-gate.ts'
import { Clause } from '../../ui/clause.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
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
  const [open, setOpen] = useState(false)
  const makes = ['county-clerk', 'city-officer', 'region-officer'].includes(role)
  return (
    <>
      <PageLink to="/talent/records?kind=award">{t('allAwards')}</PageLink>
      <EnterButton kind="award" />
      {makes && <Button onClick={() => setOpen(true)}>{t('recordContest')}</Button>}
      <DetailDrawer open={open} title={t('recordContest')} onClose={() => setOpen(false)}>
        <RecordContest onDone={() => setOpen(false)} />
      </DetailDrawer>
    </>
  )
}
