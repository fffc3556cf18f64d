import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { checkLayout, payAmounts, payFields, payFormats, rejectLayout } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { LayoutPreview } from './layout-preview.tsx'
import type { Layout } from './pay-layouts.page.tsx'

const checkers: ReadonlySet<string> = new Set(['accountant', 'approver', 'city-officer', 'region-officer'])

/** One version: its columns, what stands around them, how the bank's answer is read; tried on real rows, then settled. */
export function PayLayout({ layout, mayCopy }: { layout: Layout; mayCopy: boolean }) {
  const t = useTranslations('pay-layouts')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const { shape } = layout
  const { words } = shape.receipts
  const facts = [
    [t('enteredBy'), `${layout.enteredByName} ${layout.enteredOn}`],
    [t('checkedBy'), layout.checkedByName ? `${layout.checkedByName} ${layout.checkedOn}` : ''],
    [t('rejectReason'), layout.rejectReason ?? ''],
    [t('format'), label(payFormats, shape.format)],
    [t('amounts'), label(payAmounts, shape.amounts)],
    [t('fileName'), shape.fileName],
    [t('heading'), shape.heading],
    [t('totalRow'), shape.totalRow ? t('yes') : ''],
    [t('trailer'), shape.trailer],
    [t('purpose'), shape.purpose],
    [t('receiptKey'), [...shape.receipts.sequence, ...shape.receipts.account].join('、')],
    [t('paidWords'), words.confirmed.join('、')],
    [t('returnedWords'), words.returned.join('、')],
    [t('unknownWords'), words.unknown.join('、')],
  ] as const
  return (
    <>
      <Facts of={facts.filter(([, value]) => value)} />
      <DataTable
        label={t('columns')}
        list={{ rows: shape.columns.map((column, index) => ({ ...column, index: index + 1 })) }}
        rowKey={(row) => String(row.index)}
        empty={{ title: t('columns') }}
        columns={[
          { key: 'title', title: t('columnTitle'), render: (row) => row.title || '—', fixed: true },
          { key: 'field', title: t('field'), render: (row) => label(payFields, row.field) },
          { key: 'text', title: t('text'), render: (row) => row.text },
          { key: 'limit', title: t('limit'), render: (row) => row.limit, numeric: true },
        ]}
      />
      <LayoutPreview layoutId={layout.id} />
      {mayCopy && <PageLink to={`/subsidies/pay-layouts/enter?from=${layout.id}`}>{t('copy')}</PageLink>}
      {checkers.has(role) && layout.state === 'entered' && <Settle layout={layout} />}
    </>
  )
}

function Settle({ layout }: { layout: Layout }) {
  const t = useTranslations('pay-layouts')
  const check = useAct(checkLayout)
  const reject = useAct(rejectLayout)
  const params = { layoutId: layout.id }
  if (layout.enteredByMe) return <p className="hint">{t('own')}</p>
  return (
    <>
      <ConfirmAct
        act={t('check')}
        items={[{ key: layout.id, name: t('checkItem', { title: layout.title, from: layout.effectiveFrom }) }]}
        onConfirm={() => check.mutateAsync({ params })}
      />
      <ActForm<{ reason: string }>
        draft={`reject-layout/${layout.id}`}
        submit={t('reject')}
        onSubmit={(body) => reject.mutateAsync({ params, body })}
        labels={{ reason: t('rejectReason') }}
        busy={reject.isPending}
        error={reject.error}
      >
        <Form.Item name="reason" label={t('rejectReason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={200} rows={2} />
        </Form.Item>
      </ActForm>
    </>
  )
}
