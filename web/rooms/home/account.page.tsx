import { Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { setUpTotp } from '#platform/auth/contract'
import { useSession } from '../../console/session-gate.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { inGroups } from './secret-groups.ts'

/** 我的账号: who I am here, and a second key to the door. */
export function Page() {
  const t = useTranslations('home.account')
  const { user, business } = useSession()
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('name'), user.name],
    [t('role'), user.roleLabel],
    [t('region'), user.regionName],
    ...(user.organizationName ? [[t('organization'), user.organizationName] as const] : []),
    [t('date'), business.date],
    [t('session'), t('sessionWords')],
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <section className="panel">
        <h2>{t('who')}</h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel">
        <h2>{t('totp')}</h2>
        {user.role === 'auditor' ? <p>{t('readOnly')}</p> : <OneTimeCode />}
      </section>
    </>
  )
}

/** Two steps: a new secret that does not count yet, then its first code. */
function OneTimeCode() {
  const t = useTranslations('home.account')
  const begin = useAct(setUpTotp)
  const confirm = useAct(setUpTotp)
  if (confirm.data?.enabled) return <StatusTag tone="done">{t('enabled')}</StatusTag>
  const { secret, uri } = begin.data ?? {}
  if (!secret) {
    return (
      <>
        <p className="hint">{t('totpHint')}</p>
        {begin.error && <ProblemAlert problem={problemFrom(begin.error)} />}
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({ body: {} })}>
          {t('begin')}
        </Button>
      </>
    )
  }
  return (
    <>
      <p>{t('enter')}</p>
      <p className="totp-secret">
        <code>{inGroups(secret)}</code>
      </p>
      <p className="hint">
        {t('uri')} <code>{uri}</code>
      </p>
      {confirm.error && <ProblemAlert problem={problemFrom(confirm.error)} />}
      <Form
        layout="inline"
        onFinish={({ code }: { code: string }) => confirm.mutate({ body: { code: code.replace(/\s/g, '') } })}
      >
        <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('codeNeeded') }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
      </Form>
    </>
  )
}
