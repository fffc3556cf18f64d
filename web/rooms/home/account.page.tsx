import { Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { setUpTotp, switchPost } from '#platform/auth/contract'
import { useSession } from '../../console/session-gate.ts'
import { dropDrafts } from '../../ui/draft.ts'
import { Facts } from '../../ui/facts.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import type { Session } from '../../ui/session.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { inGroups } from './secret-groups.ts'

/** 我的账号: who I am here, and a second key to the door. */
export function Page() {
  const t = useTranslations('home.account')
  const { user, business, posts } = useSession()
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
        <Facts of={facts} />
      </section>
      {posts.length > 1 && <Posts posts={posts} />}
      <section className="panel">
        <h2>{t('password')}</h2>
        <p className="hint">{t('passwordHint')}</p>
        <a href="/p/password?next=/console/account">{t('changePassword')}</a>
      </section>
      <section className="panel">
        <h2>{t('totp')}</h2>
        <OneTimeCode inUse={user.totp} />
      </section>
    </>
  )
}

/** The account's posts: one at a time, as duties are counted on the person and acts on the post. */
function Posts({ posts }: { posts: Session['posts'] }) {
  const t = useTranslations('home.account')
  const change = useAct(switchPost, { onDone: () => location.assign('/console/') })
  const go = (postId: string) => {
    dropDrafts()
    change.mutate({ body: { postId } })
  }
  return (
    <section className="panel">
      <h2>{t('posts')}</h2>
      {change.error && <ProblemAlert problem={problemFrom(change.error)} />}
      <ul className="account-list">
        {posts.map((post) => (
          <li key={post.id}>
            <div>
              <strong>{post.label}</strong>
              {post.current ? (
                <StatusTag tone="done">{t('inUse')}</StatusTag>
              ) : (
                <Button loading={change.isPending} onClick={() => go(post.id)}>
                  {t('switchTo')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two steps: a new secret that does not count yet, then its first code. One in use is replaced only with its own code. */
function OneTimeCode({ inUse }: { inUse: boolean }) {
  const t = useTranslations('home.account')
  const begin = useAct(setUpTotp)
  const confirm = useAct(setUpTotp)
  const { secret, uri } = begin.data ?? {}
  if (confirm.data?.enabled) return <StatusTag tone="done">{t('enabled')}</StatusTag>
  if (!secret) return <Begin inUse={inUse} act={begin} />
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

function Begin({ inUse, act }: { inUse: boolean; act: ReturnType<typeof useAct<typeof setUpTotp>> }) {
  const t = useTranslations('home.account')
  const start = ({ current }: { current?: string }) => act.mutate({ body: { current: current?.replace(/\s/g, '') } })
  return (
    <>
      {inUse && <StatusTag tone="done">{t('on')}</StatusTag>}
      <p className="hint">{inUse ? t('replaceHint') : t('totpHint')}</p>
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      <Form layout="inline" onFinish={start}>
        {inUse && (
          <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('codeNeeded') }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {inUse ? t('replace') : t('begin')}
        </Button>
      </Form>
    </>
  )
}
