import { useTranslations } from 'use-intl'
import { listRounds, roundStates, taxBases } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { RoundDetails } from './round-details.tsx'
import { OpenRound } from './round-forms.tsx'

const tones = { open: 'doing', noticed: 'doing', concluded: 'done' } as const

/** 评选: each round with its period, quota, and whether the reward is before or after tax. */
export function Page() {
  const t = useTranslations('talent')
  const { label } = useCodeWords()
  const city = useSession().user.role === 'city-officer'
  const [filters, set] = useUrlFilters({ open: '', start: '' })
  const list = useEndpoint(listRounds, {})
  const open = list.data?.rounds.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader title={t('rounds')} lead={t('roundsLead')} actions={city && <OpenRound />} />
      <DataTable
        label={t('rounds')}
        list={listOf(list, list.data?.rounds, list.data?.total)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => set({ open: id })}
        empty={{ title: t('noRounds'), next: t('noRoundsNext') }}
        columns={[
          { key: 'title', title: t('rounds'), fixed: true, render: (row) => row.title },
          { key: 'region', title: t('county'), render: (row) => row.regionName },
          { key: 'period', title: t('period'), render: (row) => `${row.opensOn} — ${row.closesOn}` },
          { key: 'quota', title: t('quota'), numeric: true, render: (row) => row.quota },
          { key: 'tax', title: t('tax'), render: (row) => label(taxBases, row.tax) },
          {
            key: 'state',
            title: t('filter.state'),
            render: ({ state }) => <StatusTag tone={tones[state]}>{label(roundStates, state)}</StatusTag>,
          },
          { key: 'end', title: t('concludedOn'), render: (row) => row.concludedOn ?? '—' },
        ]}
      />
      <DetailDrawer open={!!open} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <RoundDetails roundId={open.id} />}
      </DetailDrawer>
    </>
  )
}
