import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { organizationKinds, registerOrganization } from '#organizations/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { RegionInput } from '../../ui/region-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { RegisterFields } from './register-fields.tsx'

type Values = ArgsOf<typeof registerOrganization>['body']

/** 登记机构: kind, name, credit code and county; opens in the register when it is there. */
export function Page() {
  const t = useTranslations('register')
  const go = useGo()
  const register = useAct(registerOrganization, {
    onDone: () => go(`/organization-register?search=${encodeURIComponent(register.variables?.body.name ?? '')}`),
  })
  const labels = {
    kind: t('kind'),
    name: t('name'),
    creditCode: t('creditCode'),
    regionCode: t('region'),
    townshipCode: t('township'),
    ownership: t('ownership'),
  }
  return (
    <>
      <PageHeader title={t('add')} lead={t('addLead')} back={{ to: '/organization-register', name: t('title') }} />
      <section className="panel">
        <ActForm<Values>
          draft="register-organization"
          submit={t('add')}
          labels={labels}
          busy={register.isPending}
          error={register.error}
          onSubmit={(body) => register.mutateAsync({ body })}
        >
          <Fields />
        </ActForm>
      </section>
    </>
  )
}

function Fields() {
  const t = useTranslations('register')
  const words = useCodeWords()
  const { user } = useSession()
  const regionCode = Form.useWatch<string | undefined>('regionCode')
  return (
    <>
      <Form.Item name="kind" label={t('kind')} required>
        <Select options={words.options(organizationKinds)} />
      </Form.Item>
      <Form.Item name="regionCode" label={t('region')} required extra={t('regionHint')}>
        <RegionInput own={user} />
      </Form.Item>
      <RegisterFields regionCode={regionCode} />
    </>
  )
}
