import { useTranslations } from 'use-intl'
import type { listClasses } from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { ClassStateTag } from './class-state.tsx'

type Row = Reply<typeof listClasses>['rows'][number]

/** The columns of the list of classes; in a county all are of that county, so the place says nothing. */
export function useClassColumns(): Column<Row>[] {
  const t = useTranslations('classes')
  const { regionCode } = useSession().user
  const manyCounties = regionCode.endsWith('00')
  const columns: Column<Row>[] = [
    { key: 'title', title: t('name'), render: (row) => row.title, fixed: true },
    { key: 'state', title: t('state'), render: (row) => <State row={row} /> },
    { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
    { key: 'region', title: t('region'), render: (row) => row.regionName },
    { key: 'trade', title: t('trade'), render: (row) => row.tradeName },
    { key: 'dates', title: t('dates'), render: (row) => t('span', { from: row.startsOn, until: row.endsOn }) },
    {
      key: 'heads',
      title: t('heads'),
      numeric: true,
      render: (row) => t('headsOf', { enrolled: row.enrolled, planned: row.plannedHeads }),
    },
    { key: 'budget', title: t('budget'), numeric: true, render: (row) => <Money fen={row.budgetFen} bare /> },
  ]
  return columns.filter((column) => manyCounties || column.key !== 'region')
}

function State({ row }: { row: Row }) {
  const t = useTranslations('classes')
  const taught = ['under-way', 'completed'].includes(row.state)
  return (
    <>
      <ClassStateTag state={row.state} />
      {taught && !row.subsidised && <StatusTag tone="warn">{t('unsubsidised')}</StatusTag>}
    </>
  )
}
