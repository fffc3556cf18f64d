import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { confirmBody, endBody, registerBody, rejectBody, skillLevels } from '#assessment/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Opening } from '../../ui/opening.tsx'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonField } from '../classes/reason-field.tsx'
import type { Body } from './bodies.page.tsx'
import { Field, TradeSelect } from './form-parts.tsx'

/** Confirms, rejects, ends. */
export function BodyActs({ of }: { of: Body }) {
  const t = useTranslations('credentials')
  const params = { bodyId: of.id }
  const [confirm, reject, end] = [useAct(confirmBody), useAct(rejectBody), useAct(endBody)]
  const items = [{ key: of.id, name: `${of.organizationName}（${of.documentNumber}）` }]
  if (of.state === 'entered' && of.madeByMe) return <span className="hint">{t('anotherPerson')}</span>
  if (of.state === 'entered')
    return (
      <span className="acts">
        <ConfirmAct act={t('confirm')} items={items} onConfirm={() => confirm.mutateAsync({ params })} />
        <WithReason
          act={t('reject')}
          items={items}
          run={(reason) => reject.mutateAsync({ params, body: { reason } })}
        />
      </span>
    )
  if (of.state !== 'confirmed' || of.endedOn) return null
  return <WithReason act={t('end')} items={items} run={(reason) => end.mutateAsync({ params, body: { reason } })} />
}

interface WithReasonProps {
  readonly act: string
  readonly items: readonly { key: string; name: string }[]
  readonly run: (reason: string) => Promise<unknown>
}

/** An act that asks for its reason. */
export function WithReason({ act, items, run }: WithReasonProps) {
  const t = useTranslations('credentials')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct act={act} danger quiet items={items} ready={reason.trim() !== ''} onConfirm={() => run(reason)}>
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </ConfirmAct>
  )
}

/** 登记认定机构: one document, one body, its occupations and levels. */
export function RegisterBody() {
  const t = useTranslations('credentials')
  return <Opening title={t('registerBody')}>{(close) => <BodyForm onDone={close} />}</Opening>
}

function BodyForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('credentials')
  const act = useAct(registerBody, { onDone })
  const labels = {
    organizationId: t('body'),
    validFrom: t('validFrom'),
    validUntil: t('validUntil'),
    documentNumber: t('documentNumber'),
    documentTitle: t('documentTitle'),
  }
  return (
    <ActForm<ArgsOf<typeof registerBody>['body']>
      draft="assessment/body"
      submit={t('submit')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ body })}
    >
      <p>{t('makerChecker')}</p>
      <Field name="organizationId" label={labels.organizationId}>
        <OrganizationInput />
      </Field>
      {(['validFrom', 'validUntil'] as const).map((name) => (
        <Field key={name} name={name} label={labels[name]}>
          <DateInput />
        </Field>
      ))}
      {(['documentNumber', 'documentTitle'] as const).map((name) => (
        <Field key={name} name={name} label={labels[name]}>
          <Input maxLength={100} autoComplete="off" />
        </Field>
      ))}
      <Scopes />
    </ActForm>
  )
}

function Scopes() {
  const t = useTranslations('credentials')
  const { options } = useCodeWords()
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <fieldset>
      <legend>{t('scope')}</legend>
      <Form.List name="scopes" initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="form-row">
                <Form.Item name={[name, 'tradeCode']} label={t('trade')} rules={must(t('trade'))}>
                  <TradeSelect />
                </Form.Item>
                <Form.Item name={[name, 'levels']} label={t('levels')} rules={must(t('levels'))}>
                  <Select mode="multiple" options={options(skillLevels)} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t('remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('addTrade')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
