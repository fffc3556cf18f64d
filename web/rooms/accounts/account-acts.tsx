import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { disableAccount, enableAccount, endAccountSessions, resetPassword, resetTotp } from '#desk/contract'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { OneTimePassword } from '../../ui/one-time-password.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Account } from './account-details.tsx'
import { ReasonAct } from './reason-act.tsx'

/** What a keeper does with an account: sign out, new password, lost authenticator, stop and go. */
export function AccountActs({ of }: { of: Account }) {
  const t = useTranslations('accounts')
  const params = { userId: of.id }
  const subject = `${of.name} · ${of.account}`
  const items = [{ key: of.id, name: subject }]
  const [ended, setEnded] = useState<number>()
  const signOut = useAct(endAccountSessions, { onDone: (reply) => setEnded(reply.ended) })
  const password = useAct(resetPassword)
  const totp = useAct(resetTotp)
  const disable = useAct(disableAccount)
  const enable = useAct(enableAccount)
  return (
    <section className="drawer-part" aria-label={t('acts')}>
      <h2>{t('acts')}</h2>
      {password.data && <OneTimePassword account={of.account} {...password.data} />}
      {ended !== undefined && <p role="status">{t('signedOut', { count: ended })}</p>}
      <p className="drawer-acts">
        <ConfirmAct act={t('reset')} items={items} onConfirm={() => password.mutateAsync({ params })}>
          <p className="hint">{t('resetHint')}</p>
        </ConfirmAct>
        <ConfirmAct act={t('signOut')} items={items} onConfirm={() => signOut.mutateAsync({ params })}>
          <p className="hint">{t('signOutHint')}</p>
        </ConfirmAct>
        {of.totp && (
          <ReasonAct
            act={t('resetTotp')}
            subject={subject}
            onConfirm={(reason) => totp.mutateAsync({ params, body: { reason } })}
          />
        )}
        {of.state === 'disabled' ? (
          <ConfirmAct act={t('enable')} items={items} onConfirm={() => enable.mutateAsync({ params })} />
        ) : (
          <ReasonAct
            act={t('disable')}
            subject={subject}
            danger
            onConfirm={(reason) => disable.mutateAsync({ params, body: { reason } })}
          />
        )}
      </p>
    </section>
  )
}
