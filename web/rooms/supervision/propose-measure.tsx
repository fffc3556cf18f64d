import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { type MeasureKind, measureKinds, proposeMeasure } from '#supervision/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { useAct } from '../../ui/use-endpoint.ts'
import { WordsForm } from './words-form.tsx'

interface Values {
  readonly kind: MeasureKind
  readonly reason: string
  readonly document: string
  readonly authority?: string
  readonly validUntil?: string
}

/** 提出措施: another person decides. */
export function ProposeMeasure({ caseId }: { caseId: string }) {
  const t = useTranslations('supervision')
  const { options } = useCodeWords()
  const propose = useAct(proposeMeasure)
  const send = ({ validUntil, authority, ...given }: Values) =>
    propose.mutateAsync({
      params: { caseId },
      body: { ...given, ...(authority && { authority }), ...(validUntil && { validUntil: validUntil as never }) },
    })
  return (
    <WordsForm<Values>
      folded
      draft={`propose/${caseId}`}
      submit={t('propose')}
      fields={[
        { name: 'reason', label: t('reason') },
        { name: 'document', label: t('document'), kind: 'line' },
        { name: 'authority', label: t('authority'), kind: 'line', optional: true },
        { name: 'validUntil', label: t('validUntil'), kind: 'day', optional: true },
      ]}
      onSubmit={send}
      busy={propose.isPending}
      error={propose.error}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('needed', { label: t('kind') }) }]}>
        <Select options={options(measureKinds)} />
      </Form.Item>
    </WordsForm>
  )
}
