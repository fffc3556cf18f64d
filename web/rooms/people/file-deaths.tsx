import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { recordDeath, takeBackDeath } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { PersonFile } from './person-file.page.tsx'

type Death = PersonFile['deaths'][number]

/** 死亡登记 of one person: the record that counts and those taken back; another person than who recorded it takes it back. */
export function FileDeaths({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const t = useTranslations('people')
  const [recording, setRecording] = useState(false)
  const counts = person.deaths.some(({ takenBackOn }) => takenBackOn === null)
  if (person.deaths.length === 0 && !clerk) return null
  return (
    <section className="panel">
      <h2>{t('death')}</h2>
      {person.deaths.length === 0 && <p>{t('deathNone')}</p>}
      {person.deaths.map((one) => (
        <OneDeath key={one.id} one={one} />
      ))}
      {clerk && !counts && <Button onClick={() => setRecording(true)}>{t('recordDeath')}</Button>}
      <DetailDrawer open={recording} title={t('recordDeath')} onClose={() => setRecording(false)}>
        <RecordForm personId={person.id} onDone={() => setRecording(false)} />
      </DetailDrawer>
    </section>
  )
}

function OneDeath({ one }: { one: Death }) {
  const t = useTranslations('people')
  const [taking, setTaking] = useState(false)
  const { takenBackOn, takenBackReason } = one
  return (
    <article>
      <p>
        <StatusTag tone={takenBackOn ? 'wait' : 'stop'}>{t('diedOn', { on: one.diedOn })}</StatusTag>{' '}
        {t('deathLine', { document: one.document, on: one.recordedOn })}
      </p>
      {takenBackOn && (
        <p className="hint">{t('statusWithdrawn', { on: takenBackOn, reason: takenBackReason ?? '' })}</p>
      )}
      {one.mayTakeBack && (
        <p className="acts">
          <Button onClick={() => setTaking(true)}>{t('withdrawStatus')}</Button>
        </p>
      )}
      <DetailDrawer open={taking} title={t('withdrawStatus')} onClose={() => setTaking(false)}>
        <TakeBackForm deathId={one.id} onDone={() => setTaking(false)} />
      </DetailDrawer>
    </article>
  )
}

/** What is decided again by what was recorded here. */
export const FOLLOWING = ['classes', 'certificates', 'employment', 'subsidies', 'funds']

function RecordForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const record = useAct(recordDeath, { onDone, alsoChanges: FOLLOWING })
  const labels = { diedOn: t('deathDay'), document: t('deathDocument') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<{ diedOn: string; document: string }>
      draft={`record-death/${personId}`}
      submit={t('recordDeath')}
      onSubmit={(body) => record.mutateAsync({ params: { personId }, body })}
      labels={labels}
      busy={record.isPending}
      error={record.error}
    >
      <p>{t('deathLead')}</p>
      <Form.Item name="diedOn" label={labels.diedOn} rules={must(labels.diedOn)}>
        <DateInput />
      </Form.Item>
      <Form.Item name="document" label={labels.document} rules={must(labels.document)}>
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}

/** Takes one death back, with the reason. */
export function TakeBackForm({ deathId, onDone }: { deathId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const takeBack = useAct(takeBackDeath, { onDone, alsoChanges: FOLLOWING })
  const label = t('withdrawReason')
  return (
    <ActForm<{ reason: string }>
      draft={`take-back-death/${deathId}`}
      submit={t('withdrawStatus')}
      onSubmit={(body) => takeBack.mutateAsync({ params: { deathId }, body })}
      labels={{ reason: label }}
      busy={takeBack.isPending}
      error={takeBack.error}
    >
      <p>{t('deathBackLead')}</p>
      <Form.Item name="reason" label={label} rules={[{ required: true, message: t('needed', { label }) }]}>
        <Input.TextArea maxLength={200} rows={3} />
      </Form.Item>
    </ActForm>
  )
}
