import { useTranslations } from 'use-intl'
import { basicWorkItems, basicWorkStates, type listBasicWorks } from '#funds/contract'
import { useOneCounty } from '../../console/own-county.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { workTones } from './work-tones.ts'

type Work = Reply<typeof listBasicWorks>['rows'][number]

/** What a work says in the list. */
export function useColumns(): Column<Work>[] {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const oneCounty = useOneCounty()
  return [
    { key: 'work', title: t('work'), render: (row) => row.title, fixed: true },
    { key: 'item', title: t('item'), render: (row) => label(basicWorkItems, row.item) },
    { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
    ...(oneCounty ? [] : [{ key: 'region', title: t('region'), render: (row: Work) => row.regionName }]),
    { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
    {
      key: 'accepted',
      title: t('accepted'),
      numeric: true,
      render: (row) => row.acceptedFen !== null && <Money fen={row.acceptedFen} bare />,
    },
    { key: 'due', title: t('dueOn'), render: (row) => row.dueOn },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StatusTag tone={workTones[row.state]}>{label(basicWorkStates, row.state)}</StatusTag>,
    },
  ]
}
