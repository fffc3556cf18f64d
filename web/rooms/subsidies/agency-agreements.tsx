import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { CallOf } from '#kernel/endpoint'
import { recordAgreements } from '#subsidies/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Calculation } from './matter-calculation.page.tsx'

type Agreement = NonNullable<CallOf<typeof recordAgreements>['body']>['agreements'][number]

/** 代为申领: whoever claims for persons names each agreement; without one only the person can claim. */
export function AgencyAgreements({ of, claims }: { of: Calculation; claims: boolean }) {
  const t = useTranslations('subsidies')
  const record = useAct(recordAgreements)
  if (of.agency.length === 0) return null
  const open = of.agency.filter((one) => one.agreement === null)
  const params = { matterKind: of.matterKind, matterId: of.matterId }
  return (
    <section className="panel" aria-label={t('agency')}>
      <h2>{t('agency')}</h2>
      <ul className="gate-list">
        {of.agency.map(({ personId, name, agreement }) => (
          <li key={personId}>
            <strong>{name}</strong>
            <span>{agreement ? t('agreed', agreement) : t('claimsAlone')}</span>
          </li>
        ))}
      </ul>
      {claims && open.length > 0 && (
        <ActForm<Agreement>
          draft={`agreement/${of.matterId}`}
          submit={t('recordAgreement')}
          onSubmit={(agreement) => record.mutateAsync({ params, body: { agreements: [agreement] } })}
          labels={{
            personId: t('person'),
            number: t('agreementNumber'),
            fileReference: t('fileReference'),
            signedOn: t('signedOn'),
          }}
          busy={record.isPending}
          error={record.error}
        >
          <Form.Item name="personId" label={t('person')} rules={[{ required: true }]}>
            <Select options={open.map(({ personId, name }) => ({ value: personId, label: name }))} />
          </Form.Item>
          <Form.Item name="number" label={t('agreementNumber')} rules={[{ required: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="fileReference" label={t('fileReference')} rules={[{ required: true }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="signedOn" label={t('signedOn')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
        </ActForm>
      )}
    </section>
  )
}
