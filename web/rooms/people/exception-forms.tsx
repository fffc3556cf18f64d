import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { decideException, requestException } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Exception } from './exceptions.page.tsx'
import type { Balance } from './file-entitlements.tsx'

interface Asked {
  reason: string
  documentNumber: string
}

/** Asks for one more place of a limit that holds 原则上, with reason and document. */
export function AskForm({ personId, balance, onDone }: { personId: string; balance: Balance; onDone: () => void }) {
  const t = useTranslations('entitlements')
  const ask = useAct(requestException, { onDone })
  const labels = { reason: t('reason'), documentNumber: t('document') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<Asked>
      draft={`ask-exception/${balance.slot}`}
      submit={t('ask')}
      onSubmit={(given) => ask.mutateAsync({ params: { personId }, body: { ...given, slot: balance.slot } })}
      labels={labels}
      busy={ask.isPending}
      error={ask.error}
    >
      <p>{t('askLead', { limit: balance.limit, within: balance.within })}</p>
      <Form.Item name="reason" label={labels.reason} rules={must(labels.reason)}>
        <Input.TextArea maxLength={300} rows={3} />
      </Form.Item>
      <Form.Item name="documentNumber" label={labels.documentNumber} rules={must(labels.documentNumber)}>
        <Input maxLength={80} />
      </Form.Item>
    </ActForm>
  )
}

interface Decided {
  approve: boolean
  note: string
}

/** Decides on an exception, by another natural person than the one who asked. */
export function DecideForm({ exception, onDone }: { exception: Exception; onDone: () => void }) {
  const t = useTranslations('entitlements')
  const decide = useAct(decideException, { onDone })
  const labels = { approve: t('decision'), note: t('note') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<Decided>
      draft={`decide-exception/${exception.id}`}
      submit={t('decide')}
      onSubmit={(body) => decide.mutateAsync({ params: { exceptionId: exception.id }, body })}
      labels={labels}
      busy={decide.isPending}
      error={decide.error}
    >
      <p>
        {exception.personName}：{exception.limit} {exception.within}
      </p>
      <p>{t('askedBecause', { reason: exception.reason, document: exception.documentNumber })}</p>
      <Form.Item name="approve" label={labels.approve} rules={must(labels.approve)}>
        <Radio.Group
          options={[
            { value: true, label: t('approve') },
            { value: false, label: t('refuse') },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={labels.note} rules={must(labels.note)}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
