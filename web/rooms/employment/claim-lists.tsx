import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ClaimKind, claimStates, listClaimLists } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClaimListFile } from './claim-list-file.tsx'
import { ClaimStateTag } from './claim-state-tag.tsx'
import { OpenListForm } from './open-list-form.tsx'

const WRITERS: Readonly<Record<ClaimKind, readonly string[]>> = {
  placement: ['hr-agency', 'school', 'enterprise', 'workshop'],
  'training-through-work': ['enterprise', 'workshop'],
}
/** Lists of one kind: the claimant writes them, the county opens and checks them. */
export function ClaimLists({ kind }: { kind: ClaimKind }) {
  const t = useTranslations('claims')
  const { options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const [adding, setAdding] = useState(false)
  const state = oneOf(claimStates, filters.state)
  const asked = useEndpoint(listClaimLists, { query: { kind, state } })
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t(`add.${kind}`)}
    </Button>
  )
  const opened = (id: string) => {
    setAdding(false)
    set({ open: id })
  }
  return (
    <>
      <PageHeader title={t(`title.${kind}`)} lead={t(`lead.${kind}`)} actions={WRITERS[kind].includes(role) && add} />
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(claimStates) }]}
      />
      <DataTable
        label={t(`title.${kind}`)}
        list={listOf(asked, asked.data?.lists, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('none'), next: t(`noneNext.${kind}`) }}
        columns={[
          { key: 'number', title: t('number'), fixed: true, render: (row) => row.number },
          { key: 'who', title: t('claimant'), render: (row) => row.organizationName },
          { key: 'county', title: t('county'), render: (row) => row.regionName },
          {
            key: 'months',
            title: t('months'),
            render: (row) => <span className="numeric">{`${row.monthFrom} — ${row.monthUntil}`}</span>,
          },
          { key: 'people', title: t('people'), numeric: true, render: (row) => row.people },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <ClaimStateTag of={row.state} />,
          },
        ]}
      />
      <DetailDrawer open={adding} title={t(`add.${kind}`)} onClose={() => setAdding(false)}>
        <OpenListForm kind={kind} onDone={opened} />
      </DetailDrawer>
      <DetailDrawer open={filters.open !== ''} title={t(`title.${kind}`)} onClose={() => set({ open: '' })}>
        {filters.open && <ClaimListFile listId={filters.open} />}
      </DetailDrawer>
    </>
  )
}
