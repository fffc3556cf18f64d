import { useTranslations } from 'use-intl'
import { sum } from '#kernel/money'
import { getClassCalculation } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClaimTasks } from './claim-tasks.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { Recalculate } from './recalculate.tsx'
import { RefusalGroups } from './refusal-groups.tsx'
import { PlaceTag } from './tags.tsx'

export type Calculation = Reply<typeof getClassCalculation>
const claimants: readonly string[] = ['workshop', 'enterprise', 'school']

/** 班级核算: every person and rule with its amount; each opens to its explanation. */
export function Page() {
  const params = usePageParams('classId')
  const calculation = useEndpoint(getClassCalculation, { params })
  return <Answer to={calculation}>{(data) => <Sheet of={data} />}</Answer>
}

function Sheet({ of }: { of: Calculation }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const [filters, set] = useUrlFilters({ open: '' })
  const claims = claimants.includes(role ?? '')
  return (
    <>
      <PageHeader
        title={t('calculation')}
        lead={`${of.number} · ${of.title}`}
        back={{ to: `/classes/${of.classId}`, name: t('toClass') }}
        actions={(claims || role === 'county-clerk') && of.completed && <Recalculate classId={of.classId} />}
      />
      {claims && of.claimableFen > 0 && <ClaimTasks of={of} />}
      <DataTable
        label={t('calculation')}
        list={{ rows: of.lines.filter((line) => line.entitled) }}
        rowKey={(row) => row.decisionId}
        onOpen={(row) => set({ open: row.decisionId })}
        empty={{ title: t('noLines'), next: of.completed ? t('noLinesNext') : t('notCompleted') }}
        columns={[
          { key: 'name', title: t('person'), render: (row) => row.personName, fixed: true },
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
          { key: 'place', title: t('place'), render: (row) => <PlaceTag place={row.place} reason={row.reason} /> },
        ]}
      />
      <RefusalGroups groups={of.refusals} onOpen={(open) => set({ open })} />
      <DecisionDrawer decisionId={filters.open} onClose={() => set({ open: '' })} />
    </>
  )
}
