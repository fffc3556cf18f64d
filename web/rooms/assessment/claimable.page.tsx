import { useTranslations } from 'use-intl'
import { listClaimableCredentials } from '#assessment/contract'
import { Clause } from '../../ui/clause.tsx'
import { Cut } from '../../ui/cut.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'

/** 可申领的证书: found by the system, with the rule and the amount. */
export function Page() {
  const t = useTranslations('credentials')
  const asked = useEndpoint(listClaimableCredentials, {})
  const rows = (asked.data?.claimable ?? []).flatMap(({ rules, ...one }) =>
    rules.map((rule) => ({
      ...one,
      ...rule,
      key: `${one.credentialId} ${rule.ruleId}`,
      rule: rule.title,
      face: one.title,
    })),
  )
  return (
    <>
      <PageHeader
        title={t('claimable')}
        lead={t('claimableLead')}
        back={{ to: '/assessment/credentials', name: t('title') }}
        tags={<Clause anchor="lz-2019-63#2-3" />}
      />
      <DataTable
        label={t('claimable')}
        list={listOf(asked, rows)}
        rowKey={(row) => row.key}
        empty={{ title: t('noClaimable'), next: t('noClaimableNext') }}
        columns={[
          { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
          { key: 'certificate', title: t('title'), render: (row) => `${row.face} ${row.number}` },
          { key: 'issued', title: t('issuedOn'), render: (row) => <span className="numeric">{row.issuedOn}</span> },
          {
            key: 'rule',
            title: t('rule'),
            render: (row) => (
              <>
                {row.rule}
                {row.missing && <p className="hint">{row.missing}</p>}
              </>
            ),
          },
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            render: (row) => row.amountFen !== null && <Money fen={row.amountFen} bare />,
          },
          {
            key: 'open',
            title: t('acts'),
            render: (row) => (
              <PageLink to={`/subsidies/matters/certificate/${row.credentialId}`}>{t('openMatter')}</PageLink>
            ),
          },
        ]}
      />
      {asked.data && <Cut shown={asked.data.looked} total={asked.data.total} />}
    </>
  )
}
