import { Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { fundSources } from '#funds/contract'
import { KeptDraft } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import type { Draft } from './allocation-form.tsx'

interface AllocationHeadProps {
  readonly draft: Draft
  /** What was typed before and is back; `onDrop` begins anew. */
  readonly kept: Draft | undefined
  readonly onChange: (change: Partial<Draft>) => void
  readonly onDrop: () => void
}

/** Which money, how much, by which document, counted over which days. */
export function AllocationHead({ draft, kept, onChange, onDrop }: AllocationHeadProps) {
  const t = useTranslations('allocations')
  const { options } = useCodeWords()
  return (
    <section className="panel allocation-head">
      <KeptDraft draft={kept} onDrop={onDrop} />
      <Field label={t('name')}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('source')}>
        {(id) => (
          <Select
            id={id}
            value={draft.source}
            options={options(fundSources)}
            onChange={(source) => onChange({ source: source as Draft['source'] })}
          />
        )}
      </Field>
      <Field label={t('amount')}>
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            className="numeric"
            value={draft.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('documentNumber')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.documentNumber}
            onChange={(event) => onChange({ documentNumber: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('from')}>
        {(id) => <DateInput id={id} value={draft.from} onChange={(from) => from && onChange({ from })} />}
      </Field>
      <Field label={t('until')}>
        {(id) => <DateInput id={id} value={draft.until} onChange={(until) => until && onChange({ until })} />}
      </Field>
    </section>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
