import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { benefitItems, benefitStatuses, initiatives, listBenefits, withdrawBenefit } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable, type List } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

export type Benefit = Reply<typeof listBenefits>['rows'][number]

/** Every benefit in reach, with filters in the address. */
export function AllBenefits() {
  const t = useTranslations('benefits')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ tab: '', initiative: '', name: '', household: '' })
  const { tab, name, household } = filters
  const initiative = oneOf(initiatives, filters.initiative)
  const query = { initiative, name: name || undefined, householdNumber: household || undefined }
  return (
    <>
      <FilterBar
        values={filters}
        onChange={set}
        onReset={() => {
          reset()
          set({ tab, initiative: '', name: '', household: '' })
        }}
        filters={[
          { name: 'initiative', label: t('initiative'), kind: 'select', options: options(initiatives) },
          { name: 'name', label: t('name'), kind: 'text' },
          { name: 'household', label: t('household'), kind: 'text' },
        ]}
      />
      <BenefitTable list={useEndpointPages(listBenefits, { query })} named />
    </>
  )
}

/** Benefits as a table; what was entered by somebody else can be taken back from here. */
export function BenefitTable({ list, named = false }: { list: List<Benefit>; named?: boolean }) {
  const t = useTranslations('benefits')
  const { label } = useCodeWords()
  const [withdrawing, setWithdrawing] = useState<Benefit>()
  const state = (row: Benefit) => {
    if (row.withdrawnOn) return <StatusTag tone="stop">{`${t('withdrawn')} ${row.withdrawnReason}`}</StatusTag>
    return (
      <span className="acts">
        {label(benefitStatuses, row.status)}
        {row.mayWithdraw && (
          <Button size="small" onClick={() => setWithdrawing(row)}>
            {t('withdraw')}
          </Button>
        )}
      </span>
    )
  }
  const who = {
    key: 'name',
    title: t('name'),
    fixed: true,
    render: (row: Benefit) => `${row.personName}（**${row.tail}）`,
  }
  return (
    <>
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        empty={{ title: t('none'), next: t('noneNext') }}
        columns={[
          ...(named ? [who] : []),
          { key: 'initiative', title: t('initiative'), render: (row) => label(initiatives, row.initiative) },
          { key: 'item', title: t('item'), render: (row) => label(benefitItems, row.item) },
          {
            key: 'period',
            title: t('period'),
            render: (row) => <span className="numeric">{`${row.from} — ${row.until}`}</span>,
          },
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            render: (row) => (row.amountFen === null ? '—' : <Money fen={row.amountFen} bare />),
          },
          {
            key: 'document',
            title: t('document'),
            render: (row) => `${row.schoolName ?? t('department')}：${row.document}（${row.asOf}）`,
          },
          { key: 'state', title: t('state'), render: state },
        ]}
      />
      <DetailDrawer open={withdrawing !== undefined} title={t('withdraw')} onClose={() => setWithdrawing(undefined)}>
        {withdrawing && <WithdrawForm benefit={withdrawing} onDone={() => setWithdrawing(undefined)} />}
      </DetailDrawer>
    </>
  )
}

function WithdrawForm({ benefit, onDone }: { benefit: Benefit; onDone: () => void }) {
  const t = useTranslations('benefits')
  const withdraw = useAct(withdrawBenefit, { onDone })
  return (
    <ActForm<{ reason: string }>
      draft={`withdraw-benefit/${benefit.id}`}
      submit={t('withdraw')}
      onSubmit={(body) => withdraw.mutateAsync({ params: { benefitId: benefit.id }, body })}
      labels={{ reason: t('reason') }}
      busy={withdraw.isPending}
      error={withdraw.error}
    >
      <p>{t('withdrawLead', { name: benefit.personName })}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
