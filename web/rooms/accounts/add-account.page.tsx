import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { createAccount } from '#desk/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { OneTimePassword } from '../../ui/one-time-password.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { PostFields, type PostValues, postBody } from './post-fields.tsx'

interface Values extends PostValues {
  readonly account: string
  readonly name: string
  readonly residentId: string
}

/** 建立账号: who, in which post, where; the initial password is shown once. */
export function Page() {
  const t = useTranslations('accounts')
  const create = useAct(createAccount)
  const made = create.data
  return (
    <>
      <PageHeader title={t('add')} lead={t('addLead')} back={{ to: '/user-accounts', name: t('title') }} />
      {made ? (
        <>
          <OneTimePassword account={create.variables?.body.account ?? ''} {...made} />
          <p className="acts">
            <Button onClick={() => create.reset()}>{t('another')}</Button>
          </p>
        </>
      ) : (
        <NewAccount create={create} />
      )}
    </>
  )
}

function NewAccount({ create }: { create: ReturnType<typeof useAct<typeof createAccount>> }) {
  const t = useTranslations('accounts')
  const labels = {
    account: t('account'),
    name: t('name'),
    residentId: t('residentId'),
    role: t('role'),
    regionCode: t('region'),
    organizationId: t('organization'),
  }
  return (
    <section className="panel">
      <ActForm<Values>
        draft="create-account"
        submit={t('add')}
        labels={labels}
        busy={create.isPending}
        error={create.error}
        onSubmit={({ account, name, residentId, ...post }) =>
          create.mutateAsync({ body: { account, name, residentId, ...postBody(post) } })
        }
      >
        <Form.Item name="account" label={labels.account} required extra={t('accountHint')}>
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={labels.name} required>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="residentId" label={labels.residentId} required extra={t('residentIdHint')}>
          <Input maxLength={40} autoComplete="off" inputMode="text" />
        </Form.Item>
        <PostFields trainees />
      </ActForm>
    </section>
  )
}
