import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { contactReferral, referralResponses, respondToReferral } from '#employment/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { File } from './matter-file.tsx'

type Referral = File['referrals'][number]

/** The posts referred, what the person says to each, and who waits to be spoken with. */
export function Referrals({ file: { referrals, matter }, serves }: { file: File; serves: boolean }) {
  const t = useTranslations('employment')
  return (
    <section className="drawer-part" aria-label={t('referrals')}>
      <h2>
        {t('referrals')} {t('referredOf', { referred: matter.referred, min: matter.referralsMin })}
      </h2>
      {referrals.length === 0 && <p className="hint">{t('noReferrals')}</p>}
      <Timeline
        label={t('referrals')}
        steps={referrals.map((row) => ({
          key: row.id,
          tone: row.response === 'not-interested' ? 'wait' : 'done',
          title: `${row.employer} · ${row.title}`,
          detail: <Said of={row} serves={serves} />,
        }))}
      />
    </section>
  )
}

function Said({ of, serves }: { of: Referral; serves: boolean }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  const respond = useAct(respondToReferral)
  const contact = useAct(contactReferral)
  const params = { referralId: of.id }
  const error = respond.error ?? contact.error
  const waits = of.response === 'interested' && of.contactedOn === null
  return (
    <>
      {`${of.on} ${of.by} · ${of.response ? label(referralResponses, of.response) : t('noResponse')}`}
      {of.response === 'interested' && of.contactedOn && ` · ${t('contactedOn', { date: of.contactedOn })}`}{' '}
      {waits && <StatusTag tone="warn">{t('wishWaiting')}</StatusTag>}{' '}
      {serves && waits && (
        <Button size="small" loading={contact.isPending} onClick={() => contact.mutate({ params })}>
          {t('contacted')}
        </Button>
      )}
      {serves &&
        !of.response &&
        referralResponses.values.map((response) => (
          <Button
            key={response}
            size="small"
            loading={respond.isPending && respond.variables?.body?.response === response}
            aria-label={`${t('respond')} ${of.title} ${label(referralResponses, response)}`}
            onClick={() => respond.mutate({ params, body: { response } })}
          >
            {label(referralResponses, response)}
          </Button>
        ))}
      {error && <ProblemAlert problem={problemFrom(error)} />}
    </>
  )
}
