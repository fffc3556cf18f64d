import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  confirmIdentity,
  declineIdentity,
  identityStates,
  listIdentityCorrections,
  proposeIdentity,
} from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { PersonFile } from './person-file.page.tsx'

export type Correction = Reply<typeof listIdentityCorrections>['corrections'][number]

const tones = { proposed: 'wait', confirmed: 'done', declined: 'stop' } as const

/** 身份证号更正 of one person: what was proposed and decided; another person than the proposer decides. */
export function FileIdentity({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const t = useTranslations('people')
  const [proposing, setProposing] = useState(false)
  const corrections = useEndpoint(listIdentityCorrections, { query: { personId: person.id } }).data?.corrections ?? []
  const open = corrections.some(({ state }) => state === 'proposed')
  if (corrections.length === 0 && !clerk) return null
  return (
    <section className="panel">
      <h2>{t('identity')}</h2>
      {corrections.length === 0 && <p>{t('identityNone')}</p>}
      {corrections.map((one) => (
        <OneCorrection key={one.id} one={one} />
      ))}
      {clerk && !open && <Button onClick={() => setProposing(true)}>{t('identityPropose')}</Button>}
      <DetailDrawer open={proposing} title={t('identityPropose')} onClose={() => setProposing(false)}>
        <ProposeForm personId={person.id} onDone={() => setProposing(false)} />
      </DetailDrawer>
    </section>
  )
}

function OneCorrection({ one }: { one: Correction }) {
  const t = useTranslations('people')
  const { label } = useCodeWords()
  const [deciding, setDeciding] = useState<'confirm' | 'decline'>()
  const done = () => setDeciding(undefined)
  return (
    <article>
      <p>
        <StatusTag tone={tones[one.state]}>{label(identityStates, one.state)}</StatusTag>{' '}
        {t('identityLine', { before: one.beforeTail, after: one.tail, reason: one.reason, document: one.document })}
      </p>
      <p className="hint">
        {t('identityBy', { name: one.proposedByName, on: one.proposedOn })}
        {one.decidedOn && ` · ${t('identityDecided', { name: one.decidedByName ?? '', on: one.decidedOn })}`}
        {one.note && `：${one.note}`}
      </p>
      {one.mayDecide && (
        <p className="acts">
          <Button type="primary" onClick={() => setDeciding('confirm')}>
            {t('identityConfirm')}
          </Button>
          <Button onClick={() => setDeciding('decline')}>{t('identityDecline')}</Button>
        </p>
      )}
      {one.state === 'proposed' && !one.mayDecide && <p className="hint">{t('identityWaits')}</p>}
      <DetailDrawer open={deciding === 'confirm'} title={t('identityConfirm')} onClose={done}>
        <ConfirmForm of={one} onDone={done} />
      </DetailDrawer>
      <DetailDrawer open={deciding === 'decline'} title={t('identityDecline')} onClose={done}>
        <DeclineForm of={one} onDone={done} />
      </DetailDrawer>
    </article>
  )
}

interface FormProps {
  readonly of: Correction
  readonly onDone: () => void
}

function ProposeForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const propose = useAct(proposeIdentity, { onDone })
  const labels = { residentId: t('newNumber'), reason: t('identityReason'), document: t('identityDocument') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<{ residentId: string; reason: string; document: string }>
      draft={`propose-identity/${personId}`}
      submit={t('identityPropose')}
      onSubmit={(body) => propose.mutateAsync({ params: { personId }, body })}
      labels={labels}
      busy={propose.isPending}
      error={propose.error}
    >
      <p>{t('identityLead')}</p>
      <Form.Item name="residentId" label={labels.residentId} rules={must(labels.residentId)}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={labels.reason} rules={must(labels.reason)}>
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
      <Form.Item name="document" label={labels.document} rules={must(labels.document)}>
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}

function ConfirmForm({ of: { id }, onDone }: FormProps) {
  const t = useTranslations('people')
  const confirm = useAct(confirmIdentity, { onDone, alsoChanges: ['payee-accounts'] })
  const labels = { residentId: t('newNumber'), note: t('identityNote') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<{ residentId: string; note: string }>
      draft={`confirm-identity/${id}`}
      submit={t('identityConfirm')}
      onSubmit={(body) => confirm.mutateAsync({ params: { identityCorrectionId: id }, body })}
      labels={labels}
      busy={confirm.isPending}
      error={confirm.error}
    >
      <p>{t('identityConfirmLead')}</p>
      <Form.Item name="residentId" label={labels.residentId} rules={must(labels.residentId)}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={labels.note} rules={must(labels.note)}>
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
    </ActForm>
  )
}

function DeclineForm({ of: { id }, onDone }: FormProps) {
  const t = useTranslations('people')
  const decline = useAct(declineIdentity, { onDone })
  const label = t('identityDeclineReason')
  return (
    <ActForm<{ note: string }>
      draft={`decline-identity/${id}`}
      submit={t('identityDecline')}
      onSubmit={(body) => decline.mutateAsync({ params: { identityCorrectionId: id }, body })}
      labels={{ note: label }}
      busy={decline.isPending}
      error={decline.error}
    >
      <Form.Item name="note" label={label} rules={[{ required: true, message: t('needed', { label }) }]}>
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
    </ActForm>
  )
}
