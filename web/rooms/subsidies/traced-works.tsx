import { useTranslations } from 'use-intl'
import { basicWorkItems, basicWorkStates } from '#funds/contract'
import type { findTraces } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { useGo } from '../../ui/page-link.tsx'

type Work = Reply<typeof findTraces>['works'][number]

/** 基础工作 that were found, or that a document's money went to; a row opens the work with the way of its money. */
export function TracedWorks({ rows, total, amount }: { rows: readonly Work[]; total?: number; amount: string }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const go = useGo()
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t('title')}</h2>
      <DataTable
        label={t('title')}
        list={{ rows, total }}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/funds/basic-works?open=${row.id}`)}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'work', title: t('work'), render: (row) => row.title, fixed: true },
          { key: 'item', title: t('item'), render: (row) => label(basicWorkItems, row.item) },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
          { key: 'state', title: t('state'), render: (row) => label(basicWorkStates, row.state) },
          { key: 'amount', title: amount, render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        ]}
      />
    </>
  )
}
