import { useTranslations } from 'use-intl'
import { benefitItems, listHouseholds } from '#people/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'

/** Households whose child is in technical education: who belongs to them, and what they get. */
export function Households() {
  const t = useTranslations('benefits')
  const { label } = useCodeWords()
  const households = useEndpointPages(listHouseholds, {})
  return (
    <DataTable
      label={t('households')}
      list={households}
      rowKey={(row) => `${row.regionCode} ${row.householdNumber}`}
      empty={{ title: t('noHouseholds'), next: t('noneNext') }}
      columns={[
        { key: 'number', title: t('household'), fixed: true, render: (row) => row.householdNumber },
        {
          key: 'members',
          title: t('members'),
          render: (row) =>
            row.members.map(({ personId, name }) => (
              <PageLink key={personId} to={`/people/${personId}`}>
                {name}{' '}
              </PageLink>
            )),
        },
        {
          key: 'benefits',
          title: t('title'),
          render: (row) =>
            row.benefits.map((one) => (
              <p key={one.id}>{`${one.personName} ${label(benefitItems, one.item)} ${one.from} — ${one.until}`}</p>
            )),
        },
        {
          key: 'document',
          title: t('document'),
          render: (row) => [...new Set(row.benefits.map(({ document }) => document))].join('；'),
        },
      ]}
    />
  )
}
