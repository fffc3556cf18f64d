import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useTranslations } from 'use-intl'
import { getSession, listDemoIdentities, signIn, takeDemoIdentity } from '#platform/auth/contract'
import { call } from '../ui/call.ts'
import { dropDrafts } from '../ui/draft.ts'
import { problemFrom } from '../ui/problem.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../ui/use-endpoint.ts'
import { leaveToSignIn, renewSession, useSession, useSessionExpired } from './session-gate.ts'

/** Asks for a new sign-in over the page when the session was lost: the page below keeps what was typed. */
export function SignInAgain() {
  const t = useTranslations('shell')
  const expired = useSessionExpired()
  if (!expired) return null
  return (
    <Modal open title={t('signInAgain')} footer={null} closable={false} keyboard={false} mask={{ closable: false }}>
      <p>{t('signInAgainHint')}</p>
      <Entry />
    </Modal>
  )
}

function Entry() {
  const t = useTranslations('shell')
  const { user, business } = useSession()
  const client = useQueryClient()
  const identities = useEndpoint(listDemoIdentities, {}, { enabled: business.demo })
  const me = identities.data?.identities.find((identity) => identity.role === user.role && identity.name === user.name)
  const renewed = async () => {
    const session = await call(getSession)
    if (session.user.id !== user.id) {
      dropDrafts()
      location.reload()
      return
    }
    renewSession()
    void client.invalidateQueries()
  }
  const demo = useAct(takeDemoIdentity, { onDone: () => void renewed() })
  const account = useAct(signIn, { onDone: () => void renewed() })
  const error = demo.error ?? account.error
  return (
    <>
      {error && <ProblemAlert problem={problemFrom(error)} />}
      {me ? (
        <Button type="primary" loading={demo.isPending} onClick={() => demo.mutate({ body: { account: me.account } })}>
          {t('signInAs', { name: user.roleLabel })}
        </Button>
      ) : (
        <Form layout="vertical" onFinish={(body: Credentials) => account.mutate({ body })}>
          <Form.Item name="account" label={t('accountName')} rules={[{ required: true }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="code" label={t('totp')}>
            <Input inputMode="numeric" autoComplete="one-time-code" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={account.isPending}>
            {t('signIn')}
          </Button>
        </Form>
      )}
      <Button type="link" onClick={() => void leaveToSignIn()}>
        {t('signInPage')}
      </Button>
    </>
  )
}

interface Credentials {
  account: string
  password: string
  code?: string
}
