import { useTranslations } from 'use-intl'
import { credentialStates, listCredentials, skillLevels } from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CredentialDetails } from './credential-details.tsx'
import { EnterCredential, UploadCredentials } from './enter-credential.tsx'

export type Credential = Reply<typeof listCredentials>['rows'][number]

const tones = { entered: 'warn', verified: 'done', rejected: 'stop', revoked: 'stop' } as const

/** 职业证书台账: what people hold, how it was found genuine, what stands out of the order of levels. */
export function Page() {
  const t = useTranslations('credentials')
  const { label, options } = useCodeWords()
  const enters = ['county-clerk', 'school', 'enterprise'].includes(useSession().user.role)
  const [filters, set, reset] = useUrlFilters({ search: '', level: '', state: '', open: '' })
  const list = useEndpointPages(listCredentials, {
    query: {
      search: filters.search || undefined,
      level: oneOf(skillLevels, filters.level),
      state: oneOf(credentialStates, filters.state),
    },
  })
  const open = list.rows.find(({ id }) => id === filters.open)
  const state = (row: Credential) => (
    <>
      <StatusTag tone={tones[row.state]}>{label(credentialStates, row.state)}</StatusTag>
      {row.outOfOrder && <StatusTag tone="stop">{t('outOfOrder')}</StatusTag>}
    </>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <PageLink to="/assessment/credentials/claimable">{t('claimable')}</PageLink>
            {enters && <EnterCredential />}
            {enters && <UploadCredentials />}
          </>
        }
      />
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          { name: 'level', label: t('level'), kind: 'select', options: options(skillLevels) },
          { name: 'state', label: t('state'), kind: 'select', options: options(credentialStates) },
        ]}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={({ id }) => set({ open: id })}
        empty={{ title: t('none'), next: t('noneNext') }}
        columns={[
          {
            key: 'number',
            title: t('number'),
            fixed: true,
            render: (row) => <span className="numeric">{row.number}</span>,
          },
          { key: 'person', title: t('person'), render: (row) => row.personName },
          { key: 'type', title: t('type'), render: (row) => row.typeTitle },
          { key: 'trade', title: t('trade'), render: (row) => row.tradeName },
          { key: 'level', title: t('level'), render: (row) => (row.level ? label(skillLevels, row.level) : '—') },
          { key: 'issued', title: t('issuedOn'), render: (row) => <span className="numeric">{row.issuedOn}</span> },
          { key: 'issuer', title: t('issuer'), render: (row) => row.issuer },
          { key: 'state', title: t('state'), render: state },
        ]}
      />
      <DetailDrawer open={!!open} title={open?.number} onClose={() => set({ open: '' })}>
        {open && <CredentialDetails of={open} />}
      </DetailDrawer>
    </>
  )
}
