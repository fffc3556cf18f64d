import { useTranslations } from 'use-intl'
import { closeMatter, employmentStatuses, getMatter, referralResponses, serviceKinds } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { FollowUpDue } from './follow-up-due.tsx'
import { FollowUpForm, ServiceForm, StatusForm } from './matter-forms.tsx'
import { PostPicker } from './post-picker.tsx'

export type File = Reply<typeof getMatter>

/** One matter beside the list: what it lacks, what was done, and the acts that the clerk may do. */
export function MatterFile({ matterId }: { matterId: string }) {
  const file = useEndpoint(getMatter, { params: { matterId } })
  return <Answer to={file}>{(data) => <Parts file={data} />}</Answer>
}

function Parts({ file }: { file: File }) {
  const serves = useSession().user.role === 'county-clerk'
  const open = serves && file.matter.closedOn === null
  return (
    <>
      <Facts file={file} />
      <Missing file={file} mayClose={open} />
      <Services file={file} />
      {open && <ServiceForm matterId={file.matter.id} />}
      <Referrals file={file} />
      {open && <PostPicker matterId={file.matter.id} referred={file.referrals.map((row) => row.postId)} />}
      {open && file.matter.referralsDoneOn && !file.matter.followUpDoneOn && <FollowUpForm matterId={file.matter.id} />}
      <Statuses file={file} />
      {serves && <StatusForm matterId={file.matter.id} />}
    </>
  )
}

function Facts({ file: { matter, readings } }: { file: File }) {
  const t = useTranslations('employment')
  return (
    <dl className="facts">
      <div>
        <dt>{t('class')}</dt>
        <dd>{matter.classTitle}</dd>
      </div>
      <div>
        <dt>{t('township')}</dt>
        <dd>
          {matter.regionName} {matter.township}
        </dd>
      </div>
      <div>
        <dt>{t('openedOn')}</dt>
        <dd className="numeric">{matter.openedOn}</dd>
      </div>
      <div>
        <dt>{t('dueOn')}</dt>
        <dd>
          <FollowUpDue of={matter} />
          <p className="hint">
            {t('dueHint', { min: matter.referralsMin, months: readings.followUpMonths })}{' '}
            <Clause anchor="gx-2022-7#3-5" />
          </p>
        </dd>
      </div>
    </dl>
  )
}

function Missing({ file: { matter, shortfall }, mayClose }: { file: File; mayClose: boolean }) {
  const t = useTranslations('employment')
  const close = useAct(closeMatter)
  if (matter.closedOn) return <StatusTag tone="done">{t('closed', { date: matter.closedOn })}</StatusTag>
  return (
    <section className="drawer-part" aria-label={t('shortfall')}>
      <h2>{t('shortfall')}</h2>
      {shortfall.length === 0 && <p>{t('nothingMissing')}</p>}
      <ul>
        {shortfall.map((part) => (
          <li key={part.sentence}>{part.sentence}</li>
        ))}
      </ul>
      {mayClose && shortfall.length === 0 && (
        <ConfirmAct
          act={t('close')}
          items={[{ key: matter.id, name: `${matter.personName} · ${matter.classTitle}` }]}
          onConfirm={() => close.mutateAsync({ params: { matterId: matter.id } })}
        />
      )}
    </section>
  )
}

function Services({ file: { services } }: { file: File }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  return (
    <section className="drawer-part" aria-label={t('services')}>
      <h2>{t('services')}</h2>
      {services.length === 0 && <p className="hint">{t('noServices')}</p>}
      <Timeline
        label={t('services')}
        steps={services.map((row) => ({
          key: row.id,
          tone: 'done',
          title: [label(serviceKinds, row.kind), row.result].filter(Boolean).join('：'),
          detail: `${row.on} ${row.by} · ${row.note}`,
        }))}
      />
    </section>
  )
}

function Referrals({ file: { referrals, matter } }: { file: File }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
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
          detail: `${row.on} ${row.by} · ${row.response ? label(referralResponses, row.response) : t('noResponse')}`,
        }))}
      />
    </section>
  )
}

function Statuses({ file: { statuses } }: { file: File }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  return (
    <section className="drawer-part" aria-label={t('statuses')}>
      <h2>{t('statuses')}</h2>
      <Timeline
        label={t('statuses')}
        steps={statuses.map((row, index) => ({
          key: row.id,
          tone: index === 0 ? 'doing' : 'wait',
          title: [label(employmentStatuses, row.status), row.employer].filter(Boolean).join(' · '),
          detail: [
            row.until ? t('period', { from: row.from, until: row.until }) : t('since', { from: row.from }),
            row.source,
            t('verified', { date: row.verifiedOn }),
          ].join(' · '),
        }))}
      />
    </section>
  )
}
