import { useTranslations } from 'use-intl'
import { employmentStatuses, matterStates, tones } from '#employment/contract'
import { usePlaceOf } from '../../console/own-county.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Filter } from '../../ui/filter-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { FollowUpDue } from './follow-up-due.tsx'
import type { Matter } from './service-matters.tsx'

const stateTones = { referring: 'doing', 'awaiting-follow-up': 'warn', 'followed-up': 'doing', closed: 'done' } as const

/** The filters of the matters. */
export function useMatterFilters(): Filter[] {
  const t = useTranslations('employment')
  const { options } = useCodeWords()
  return [
    { name: 'state', label: t('state'), kind: 'select', options: options(matterStates) },
    {
      name: 'tone',
      label: t('tone'),
      kind: 'select',
      options: tones.map((value) => ({ value, label: t(`lamp.${value}`) })),
    },
    { name: 'wish', label: t('wish'), kind: 'select', options: [{ value: 'waiting', label: t('wishWaiting') }] },
    { name: 'stale', label: t('status'), kind: 'select', options: [{ value: 'yes', label: t('staleOnly') }] },
    { name: 'search', label: t('search'), kind: 'text' },
  ]
}

/** The columns of the matters. */
export function useMatterColumns(): Column<Matter>[] {
  const t = useTranslations('employment')
  const placeOf = usePlaceOf()
  const { label } = useCodeWords()
  return [
    { key: 'person', title: t('person'), render: (row) => row.personName, fixed: true },
    { key: 'place', title: t('township'), render: placeOf },
    { key: 'class', title: t('class'), render: (row) => row.classTitle },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StatusTag tone={stateTones[row.state]}>{label(matterStates, row.state)}</StatusTag>,
    },
    {
      key: 'referred',
      title: t('referred'),
      numeric: true,
      render: (row) => t('referredOf', { referred: row.referred, min: row.referralsMin }),
    },
    { key: 'due', title: t('tone'), render: (row) => <FollowUpDue of={row} /> },
    {
      key: 'status',
      title: t('status'),
      render: (row) => (
        <>
          {row.status && label(employmentStatuses, row.status)}{' '}
          {row.stale && <StatusTag tone="warn">{t('stale')}</StatusTag>}
        </>
      ),
    },
  ]
}
