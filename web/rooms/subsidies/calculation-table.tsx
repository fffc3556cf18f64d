import { useTranslations } from 'use-intl'
import { sum } from '#kernel/money'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import type { Calculation } from './matter-calculation.page.tsx'
import { PlaceTag } from './tags.tsx'

/** What is due, one row per person and rule; a row opens to its explanation. */
export function CalculationTable({ of, onOpen }: { of: Calculation; onOpen: (decisionId: string) => void }) {
  const t = useTranslations('subsidies')
  return (
    <DataTable
      label={t('calculation')}
      list={{ rows: of.lines.filter((line) => line.entitled) }}
      rowKey={(row) => row.decisionId}
      onOpen={(row) => onOpen(row.decisionId)}
      empty={{ title: t('noLines'), next: of.notReady ?? t('noLinesNext') }}
      columns={[
        { key: 'name', title: t('person'), render: (row) => row.subjectName, fixed: true },
        { key: 'township', title: t('township'), render: (row) => row.township },
        { key: 'item', title: t('item'), render: (row) => row.title },
        { key: 'payee', title: t('payee'), render: (row) => row.payee },
        { key: 'sentence', title: t('sentence'), render: (row) => row.sentence },
        {
          key: 'amount',
          title: t('amount'),
          numeric: true,
          render: (row) => <Money fen={row.amountFen} bare />,
          sum: <Money fen={sum(of.totals.map((total) => total.amountFen))} bare />,
        },
        { key: 'place', title: t('place'), render: (row) => <PlaceTag of={row} /> },
      ]}
    />
  )
}
