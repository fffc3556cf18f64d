import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { applyToRound, concludeRound, openRound, reviewCandidate, taxBases } from '#talent/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { Opening } from '../../ui/opening.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Candidate } from './round-details.tsx'

function Field({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  const t = useTranslations('talent')
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('needed', { label }) }]}>
      {children}
    </Form.Item>
  )
}

/** 启动评选. */
export function OpenRound() {
  const t = useTranslations('talent')
  return <Opening title={t('openRound')}>{(close) => <OpenForm onDone={close} />}</Opening>
}

function OpenForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('talent')
  const { options } = useCodeWords()
  const act = useAct(openRound, { onDone })
  const labels = {
    title: t('roundTitle'),
    opensOn: t('opensOn'),
    closesOn: t('closesOn'),
    quota: t('quota'),
    tax: t('tax'),
    documentNumber: t('field.documentNumber'),
    documentTitle: t('field.documentTitle'),
  }
  return (
    <ActForm<ArgsOf<typeof openRound>['body']>
      draft="talent/round"
      submit={t('openRound')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ body })}
    >
      {(['title', 'documentNumber', 'documentTitle'] as const).map((name) => (
        <Field key={name} name={name} label={labels[name]}>
          <Input maxLength={100} autoComplete="off" />
        </Field>
      ))}
      {(['opensOn', 'closesOn'] as const).map((name) => (
        <Field key={name} name={name} label={labels[name]}>
          <DateInput />
        </Field>
      ))}
      <Field name="quota" label={labels.quota}>
        <InputNumber min={1} max={1000} precision={0} />
      </Field>
      <Form.Item name="tax" label={labels.tax} extra={t('taxHint')}>
        <Select options={options(taxBases)} allowClear />
      </Form.Item>
    </ActForm>
  )
}

/** 申报: by the county, or by the employer. */
export function Apply({ roundId }: { roundId: string }) {
  const t = useTranslations('talent')
  return <Opening title={t('apply')}>{(close) => <ApplyForm roundId={roundId} onDone={close} />}</Opening>
}

function ApplyForm({ roundId, onDone }: { roundId: string; onDone: () => void }) {
  const t = useTranslations('talent')
  const act = useAct(applyToRound, { onDone })
  const labels = {
    name: t('field.name'),
    residentId: t('field.residentId'),
    achievements: t('achievements'),
  }
  return (
    <ActForm<ArgsOf<typeof applyToRound>['body']>
      draft={`talent/apply/${roundId}`}
      submit={t('apply')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ params: { roundId }, body })}
    >
      <Field name="name" label={labels.name}>
        <Input maxLength={50} autoComplete="off" />
      </Field>
      <Field name="residentId" label={labels.residentId}>
        <Input maxLength={30} autoComplete="off" />
      </Field>
      <Field name="achievements" label={labels.achievements}>
        <Input.TextArea maxLength={1000} rows={4} />
      </Field>
    </ActForm>
  )
}

/** 评审: recommend or not, by another person than the applicant. */
export function Review({ of }: { of: Candidate }) {
  const t = useTranslations('talent')
  const act = useAct(reviewCandidate)
  const labels = { recommend: t('review'), note: t('reviewNote') }
  return (
    <Opening title={t('doReview')}>
      {(close) => (
        <ActForm<ArgsOf<typeof reviewCandidate>['body']>
          draft={`talent/review/${of.id}`}
          submit={t('doReview')}
          labels={labels}
          busy={act.isPending}
          error={act.error}
          onSubmit={(body) => act.mutateAsync({ params: { candidateId: of.id }, body }).then(close)}
        >
          <p>
            {of.personName}：{of.achievements}
          </p>
          <Field name="recommend" label={labels.recommend}>
            <Radio.Group
              options={[
                { value: true, label: t('recommend') },
                { value: false, label: t('decline') },
              ]}
            />
          </Field>
          <Field name="note" label={labels.note}>
            <Input maxLength={500} />
          </Field>
        </ActForm>
      )}
    </Opening>
  )
}

/** 公布评选结果: the document that confers the honour. */
export function Conclude({ roundId }: { roundId: string }) {
  const t = useTranslations('talent')
  const act = useAct(concludeRound)
  const labels = {
    documentNumber: t('field.documentNumber'),
    documentTitle: t('field.documentTitle'),
  }
  return (
    <Opening title={t('conclude')}>
      {(close) => (
        <ActForm<ArgsOf<typeof concludeRound>['body']>
          draft={`talent/conclude/${roundId}`}
          submit={t('conclude')}
          labels={labels}
          busy={act.isPending}
          error={act.error}
          onSubmit={(body) => act.mutateAsync({ params: { roundId }, body }).then(close)}
        >
          <p>{t('concludeHint')}</p>
          {(['documentNumber', 'documentTitle'] as const).map((name) => (
            <Field key={name} name={name} label={labels[name]}>
              <Input maxLength={100} autoComplete="off" />
            </Field>
          ))}
        </ActForm>
      )}
    </Opening>
  )
}
