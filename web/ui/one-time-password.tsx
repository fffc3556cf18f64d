import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

interface OneTimePasswordProps {
  readonly account: string
  readonly password: string
  /** RFC 3339. */
  readonly expiresAt: string
}

/** An initial password, the one time it is shown: to be handed over, kept nowhere. */
export function OneTimePassword({ account, password, expiresAt }: OneTimePasswordProps) {
  const t = useTranslations('accounts.once')
  const [copied, setCopied] = useState(false)
  // Plain http on an office network has no clipboard; the words can still be read.
  const copy = () => navigator.clipboard?.writeText(`${account} ${password}`).then(() => setCopied(true))
  return (
    <section className="panel one-time" role="status" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('account')}</dt>
          <dd>
            <code>{account}</code>
          </dd>
        </div>
        <div>
          <dt>{t('password')}</dt>
          <dd>
            <code>{password}</code>{' '}
            {'clipboard' in navigator && <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}
          </dd>
        </div>
      </dl>
      <p className="hint">{t('hint', { until: shanghaiDay(expiresAt) })}</p>
    </section>
  )
}

/** The day at Asia/Shanghai, which knows no summer time. */
const shanghaiDay = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
