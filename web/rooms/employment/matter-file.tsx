import { useTranslations } from 'use-intl'
import { closeMatter, getMatter } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { FollowUpDue } from './follow-up-due.tsx'
import { FollowUpForm, ServiceForm, StatusForm } from './matter-forms.tsx'
import { Services, Statuses } from './matter-records.tsx'
import { Referrals } from './matter-referrals.tsx'
import { PostPicker } from './post-picker.tsx'

export type File = Reply<typeof getMatter>

interface MatterDrawerProps {
  /** Empty: none is open. */
  readonly matterId: string
  readonly name: string | undefined
  readonly onClose: () => void
}

/** One matter beside the list: what it lacks, what was done, and the acts that the clerk may do. */
export function MatterDrawer({ matterId, name, onClose }: MatterDrawerProps) {
  const t = useTranslations('employment')
  return (
    <DetailDrawer open={matterId !== ''} title={name ?? t('title')} onClose={onClose}>
      {matterId !== '' && <MatterFile matterId={matterId} />}
    </DetailDrawer>
  )
}

function MatterFile({ matterId }: { matterId: string }) {
  const file = useEndpoint(getMatter, { params: { matterId } })
  return <Answer to={file}>{(data) => <Parts file={data} />}</Answer>
}

function Parts({ file }: { file: File }) {
  const t = useTranslations('employment')
  const serves = useSession().user.role === 'county-clerk'
  const open = serves && file.matter.closedOn === null
  return (
    <>
      <p>
        <PageLink to={`/people/${file.matter.personId}`}>{t('file')}</PageLink>
      </p>
      <Facts file={file} />
      <Missing file={file} mayClose={open} />
      <Services file={file} />
      {open && <ServiceForm matterId={file.matter.id} />}
      <Referrals file={file} serves={open} />
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
  if (matter.closedBecause)
    return <StatusTag tone="wait">{t('ended', { date: matter.closedOn ?? '', why: matter.closedBecause })}</StatusTag>
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
