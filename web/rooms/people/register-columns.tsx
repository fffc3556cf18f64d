import { useTranslations } from 'use-intl'
import { intentKinds, personStatuses } from '#people/contract'
import { listRegions } from '#regions/contract'
import { usePlaceOf } from '../../console/own-county.ts'
import { useSession } from '../../console/session-gate.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Column } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { Row } from './register.page.tsx'

/** The filters of the register. */
export function useRegisterFilters() {
  const t = useTranslations('people')
  const { options } = useCodeWords()
  const { regionCode, role } = useSession().user
  const townships = useEndpoint(listRegions, { query: { parent: regionCode } })
  const places = townships.data?.regions.filter((region) => region.level === 'township') ?? []
  const select = (name: string, label: string, choices: { value: string; label: string }[]) =>
    ({ name, label, kind: 'select', options: choices }) as const
  return [
    { name: 'name', label: t('name'), kind: 'text' } as const,
    ...(places.length > 0
      ? [
          select(
            'township',
            t('township'),
            places.map(({ code, name }) => ({ value: code, label: name })),
          ),
        ]
      : []),
    ...(role === 'school' ? [] : [select('status', t('status'), options(personStatuses))]),
    select('intent', t('intent'), options(intentKinds)),
    select('confirm', t('confirmDue'), [{ value: 'due', label: t('reconfirm') }]),
    select('review', t('review'), [
      { value: 'open', label: t('unreviewed') },
      { value: 'done', label: t('reviewed') },
    ]),
  ]
}

/** The columns of the register. */
export function useRegisterColumns(): Column<Row>[] {
  const t = useTranslations('people')
  const placeOf = usePlaceOf()
  const { label } = useCodeWords()
  return [
    { key: 'name', title: t('name'), fixed: true, render: (row) => row.name },
    {
      key: 'facts',
      title: t('facts'),
      render: (row) => `${t(`sex.${row.sex}`)} · ${t('age', { age: row.age })} · **${row.tail}`,
    },
    { key: 'township', title: t('township'), render: (row) => placeOf({ ...row, township: row.townshipName }) },
    { key: 'dwelling', title: t('dwelling'), render: (row) => (row.urban ? t('urban') : t('rural')) },
    {
      key: 'status',
      title: t('status'),
      render: (row) => row.statuses.map((status) => label(personStatuses, status)).join('、') || '—',
    },
    {
      key: 'intent',
      title: t('intent'),
      render: (row) => row.intents.map((i) => `${label(intentKinds, i.kind)} ${i.trade}`.trim()).join('、') || '—',
    },
    {
      key: 'confirmed',
      title: t('lastConfirmed'),
      render: (row) =>
        row.intents.some((i) => i.reconfirm) ? (
          <StatusTag tone="warn">{t('reconfirm')}</StatusTag>
        ) : (
          <span className="numeric">{row.intents[0]?.lastConfirmedOn ?? '—'}</span>
        ),
    },
    {
      key: 'review',
      title: t('review'),
      render: (row) => (
        <StatusTag tone={row.reviewedOn ? 'done' : 'wait'}>
          {row.reviewedOn ? t('reviewed') : t('unreviewed')}
        </StatusTag>
      ),
    },
  ]
}
