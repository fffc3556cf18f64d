import { useTranslations } from 'use-intl'
import { accountStates, type listUserAccounts, postStates, revokePost } from '#desk/contract'
import { roles } from '#platform/auth/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { AccountActs } from './account-acts.tsx'
import { GrantPost } from './grant-post.tsx'
import { ReasonAct } from './reason-act.tsx'

export type Account = Reply<typeof listUserAccounts>['rows'][number]

const tones = { active: 'done', initial: 'warn', disabled: 'stop' } as const

export function AccountState({ of }: { of: Pick<Account, 'state'> }) {
  const words = useCodeWords()
  return <StatusTag tone={tones[of.state]}>{words.label(accountStates, of.state)}</StatusTag>
}

/** An account in its drawer: who it is, its posts, and what its keeper may do with it. */
export function AccountDetails({ of, keeps }: { of: Account; keeps: boolean }) {
  const t = useTranslations('accounts')
  const mayKeep = keeps && !of.mine
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('account')}</dt>
          <dd>
            <code>{of.account}</code>
          </dd>
        </div>
        <div>
          <dt>{t('where')}</dt>
          <dd>{[of.regionName, of.organizationName].filter(Boolean).join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('state')}</dt>
          <dd>
            <AccountState of={of} /> {of.disabledReason}
          </dd>
        </div>
        <div>
          <dt>{t('totp')}</dt>
          <dd>{of.totp ? t('totpOn') : t('totpOff')}</dd>
        </div>
      </dl>
      {of.mine && <p className="hint">{t('mine')}</p>}
      <section className="drawer-part" aria-label={t('posts')}>
        <h2>{t('posts')}</h2>
        <ul className="account-list">
          {of.posts.map((post) => (
            <PostRow key={post.id} post={post} mayKeep={mayKeep} />
          ))}
        </ul>
        {mayKeep && <GrantPost to={of} />}
      </section>
      {mayKeep && <AccountActs of={of} />}
    </>
  )
}

const postTones = { current: 'done', coming: 'wait', ended: 'wait' } as const

function PostRow({ post, mayKeep }: { post: Account['posts'][number]; mayKeep: boolean }) {
  const t = useTranslations('accounts')
  const words = useCodeWords()
  const revoke = useAct(revokePost)
  const name = words.label(roles, post.role)
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <StatusTag tone={postTones[post.state]}>{words.label(postStates, post.state)}</StatusTag>
      </div>
      <p className="hint numeric">
        {post.organizationName ?? post.regionName} ·{' '}
        {t('span', { from: post.validFrom, until: post.validUntil ?? t('open') })}
      </p>
      {mayKeep && post.state !== 'ended' && (
        <ReasonAct
          act={t('revoke')}
          subject={name}
          danger
          onConfirm={(reason) => revoke.mutateAsync({ params: { postId: post.id }, body: { reason } })}
        />
      )}
    </li>
  )
}
