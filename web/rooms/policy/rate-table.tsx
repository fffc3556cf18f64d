import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { checkRates, endRates, fundSources, rejectRates } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { checkers } from './rate-duties.ts'
import type { Table } from './rate-list.tsx'
import { RateVersions } from './rate-versions.tsx'

/** One table against its document: every line, then checked, sent back, or given a last day. */
export function RateTable({ table }: { table: Table }) {
  const t = useTranslations('policy.rates')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const facts = [
    [t('table'), table.title],
    [t('region'), table.regionName],
    [t('documentTitle'), table.documentTitle],
    [t('issuedBy'), table.issuedBy.join('、')],
    [t('clause'), table.clause],
    [t('period'), `${table.effectiveFrom} — ${table.effectiveUntil ?? t('noEnd')}`],
    [t('sources'), table.fundSources.map((source) => label(fundSources, source)).join('、')],
    [t('rejected'), table.rejectReason ?? ''],
  ] as const
  return (
    <>
      <Facts of={facts.filter(([, value]) => value)} />
      <RateVersions tableId={table.id} />
      {checkers.has(role) && table.state === 'entered' && <Settle table={table} />}
      {checkers.has(role) && table.state === 'checked' && <End table={table} />}
    </>
  )
}

function Settle({ table }: { table: Table }) {
  const t = useTranslations('policy.rates')
  const check = useAct(checkRates)
  const reject = useAct(rejectRates)
  const params = { tableId: table.id }
  if (table.enteredByMe) return <p className="hint">{t('own')}</p>
  return (
    <>
      <ConfirmAct
        act={t('check')}
        items={[{ key: table.id, name: t('checkItem', { document: table.documentNumber, count: table.lines.length }) }]}
        onConfirm={() => check.mutateAsync({ params })}
      />
      <ActForm<{ reason: string }>
        draft={`reject-rates/${table.id}`}
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

interface Ending {
  readonly effectiveUntil: string
  readonly documentNumber: string
}

function End({ table }: { table: Table }) {
  const t = useTranslations('policy.rates')
  const end = useAct(endRates)
  const labels = { effectiveUntil: t('until'), documentNumber: t('endDocument') }
  return (
    <ActForm<Ending>
      draft={`end-rates/${table.id}`}
      submit={t('end')}
      onSubmit={(body) => end.mutateAsync({ params: { tableId: table.id }, body })}
      labels={labels}
      busy={end.isPending}
      error={end.error}
    >
      <Form.Item name="effectiveUntil" label={labels.effectiveUntil} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="documentNumber" label={labels.documentNumber} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
    </ActForm>
  )
}
