import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  editPerson,
  educations,
  ethnicities,
  getHousehold,
  revealPerson,
  revealReasons,
  reviewPeople,
} from '#people/contract'
import { listRegions, listSites } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { type ActOutcome, ActResult, withNames } from '../../ui/act-result.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { PersonFile } from './person-file.page.tsx'

type RevealReason = (typeof revealReasons.values)[number]

/** The entry itself; a clerk may change it, and open the full numbers with a reason. */
export function FileOverview({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const t = useTranslations('people')
  const [editing, setEditing] = useState(false)
  const facts: (readonly [string, ReactNode])[] = [
    [
      t('birth'),
      <span key="birth" className="numeric">
        {person.birthDate}
      </span>,
    ],
    [t('ethnicity'), person.ethnicity || '—'],
    [t('education'), person.education || '—'],
    [t('village'), person.village || '—'],
    [t('dwelling'), person.urban ? t('urban') : t('rural')],
    [t('graduatedOn'), person.graduatedOn ?? '—'],
    [t('site'), person.siteName ?? '—'],
    [t('household'), person.householdNumber || '—'],
    [
      t('registeredOn'),
      <span key="on" className="numeric">
        {person.registeredOn}
      </span>,
    ],
    ...(person.statusesShown ? ([[t('assisted'), <Assisted key="assisted" personId={person.id} />]] as const) : []),
  ]
  return (
    <section className="panel">
      <Facts of={facts} />
      {clerk && (
        <div className="page-actions">
          {person.reviewedOn === null && <Review person={person} />}
          <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
          <Reveal personId={person.id} name={person.name} />
        </div>
      )}
      <DetailDrawer open={editing} title={t('edit')} onClose={() => setEditing(false)}>
        <EditForm person={person} onDone={() => setEditing(false)} />
      </DetailDrawer>
    </section>
  )
}

/** 审核 of this one file, as it stands here. */
function Review({ person: { id: personId, name, version } }: { person: PersonFile }) {
  const t = useTranslations('people')
  const review = useAct(reviewPeople)
  const [outcome, setOutcome] = useState<ActOutcome>()
  const run = async () => {
    const { reviewed, leftOut } = await review.mutateAsync({ body: { people: [{ personId, version }] } })
    if (reviewed === 0) setOutcome({ done: t('reviewDone', { count: 0 }), leftOut: withNames(leftOut, []) })
  }
  return (
    <>
      <ConfirmAct act={t('reviewThis')} items={[{ key: personId, name }]} onConfirm={run} />
      <ActResult of={outcome} onClose={() => setOutcome(undefined)} />
    </>
  )
}

function Assisted({ personId }: { personId: string }) {
  const t = useTranslations('people')
  const { data } = useEndpoint(getHousehold, { params: { personId } })
  if (!data) return '…'
  return <StatusTag tone={data.assisted ? 'done' : 'wait'}>{t(`assistedBy.${data.through ?? 'none'}`)}</StatusTag>
}

function Reveal({ personId, name }: { personId: string; name: string }) {
  const t = useTranslations('people')
  const { options } = useCodeWords()
  const [reason, setReason] = useState<RevealReason>()
  const reveal = useAct(revealPerson)
  const { data } = reveal
  return (
    <>
      <ConfirmAct
        act={t('reveal')}
        quiet
        items={[{ key: personId, name }]}
        ready={reason !== undefined}
        onConfirm={async () => reason && reveal.mutateAsync({ params: { personId }, body: { reason } })}
      >
        <p>{t('revealHint')}</p>
        <Select
          className="wide"
          aria-label={t('revealReason')}
          placeholder={t('revealReason')}
          options={options(revealReasons)}
          value={reason}
          onChange={(next: RevealReason) => setReason(next)}
        />
      </ConfirmAct>
      {data && (
        <p role="status" className="numeric">
          {t('revealed', { residentId: data.residentId, phone: data.phone ?? t('noPhone') })}
        </p>
      )}
    </>
  )
}

/** What an entry cannot be without. */
const must: readonly string[] = ['name', 'townshipCode', 'urban']

interface Edit {
  name: string
  ethnicity: string
  education: string
  townshipCode: string
  village: string
  urban: boolean
  graduatedOn?: string | null
  siteId?: string | null
  householdNumber: string
  phone?: string
}

function EditForm({ person, onDone }: { person: PersonFile; onDone: () => void }) {
  const t = useTranslations('people')
  const { regionCode } = useSession().user
  const townships = useEndpoint(listRegions, { query: { parent: regionCode } })
  const sites = useEndpoint(listSites, {}).data?.sites.filter((site) => site.regionCode === regionCode) ?? []
  const edit = useAct(editPerson, { onDone })
  const plain = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
  const labels = {
    name: t('name'),
    ethnicity: t('ethnicity'),
    education: t('education'),
    townshipCode: t('township'),
    village: t('village'),
    urban: t('dwelling'),
    graduatedOn: t('graduatedOn'),
    siteId: t('site'),
    householdNumber: t('household'),
    phone: t('newPhone'),
  }
  const controls: Record<keyof typeof labels, ReactNode> = {
    name: <Input maxLength={50} />,
    ethnicity: <Select showSearch options={plain(ethnicities)} />,
    education: <Select options={plain(educations)} />,
    townshipCode: (
      <Select options={(townships.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))} />
    ),
    village: <Input maxLength={50} />,
    urban: (
      <Select
        options={[
          { value: false, label: t('rural') },
          { value: true, label: t('urban') },
        ]}
      />
    ),
    graduatedOn: <DateInput />,
    siteId: <Select allowClear options={sites.map(({ id, name }) => ({ value: id, label: name }))} />,
    householdNumber: <Input maxLength={30} />,
    phone: <Input inputMode="tel" autoComplete="off" />,
  }
  const { version, id: personId } = person
  const submit = ({ phone, siteId = null, graduatedOn = null, ...values }: Edit) => {
    const body = { ...values, siteId, graduatedOn, version, phone: phone || undefined }
    return edit.mutateAsync({ params: { personId }, body })
  }
  return (
    <ActForm<Edit>
      draft={`edit-person/${personId}/${version}`}
      submit={t('editSubmit')}
      initial={{ ...person, siteId: person.siteId ?? undefined, graduatedOn: person.graduatedOn ?? undefined }}
      onSubmit={submit}
      labels={labels}
      busy={edit.isPending}
      error={edit.error}
    >
      <p>{t('editHint')}</p>
      {(Object.keys(labels) as (keyof typeof labels)[]).map((key) => (
        <Form.Item
          key={key}
          name={key}
          label={labels[key]}
          rules={must.includes(key) ? [{ required: true, message: t('needed', { label: labels[key] }) }] : []}
        >
          {controls[key]}
        </Form.Item>
      ))}
    </ActForm>
  )
}
