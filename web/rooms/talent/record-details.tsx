import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { confirmRecord, proveRecord, rejectRecord } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { EnterRecord } from './enter-record.tsx'
import { type FormKind, recordForms } from './record-forms.ts'
import { RecordState, type TalentRecord } from './record-state.tsx'

const CHECKERS = ['second-reviewer', 'city-officer', 'region-officer']
const MAKERS = ['county-clerk', 'city-officer', 'region-officer']

/** A record: what the document says, whom it names, and what is to be done with it. */
export function RecordDetails({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  const { role } = useSession().user
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('field.documentNumber'), `${of.documentTitle}（${of.documentNumber}）`],
    [t('field.number'), of.number],
    [t('field.onDay'), [of.onDay, of.untilDay].filter(Boolean).join(' — ')],
    [t('county'), of.regionName],
    [t('contest'), of.contestTitle && `${of.contestTitle} · ${of.itemTitle}`],
    [t('organization'), of.organizationName],
    [t('field.place'), of.place],
    [t('amount'), of.amountFen > 0 && <Money fen={of.amountFen} />],
    [t('field.proof'), of.proof],
    [t('field.correctionReason'), of.correctionReason],
    [t('rejectReason'), of.rejectReason],
  ]
  return (
    <>
      <p>
        <RecordState of={of.state} />
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {of.members.length > 0 && <Members of={of} />}
      {of.state === 'entered' && CHECKERS.includes(role) && <Settle of={of} />}
      {MAKERS.includes(role) && of.state === 'confirmed' && <Correct of={of} />}
      {MAKERS.includes(role) && !of.proof && needsProof(of) && <Prove of={of} />}
      {MAKERS.includes(role) && of.kind === 'award' && of.state === 'confirmed' && <Promote of={of} />}
    </>
  )
}

/** 晋升或优先考评资格: entered from the award it rests on. */
function Promote({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  const [open, setOpen] = useState(false)
  if (!open) return <Button onClick={() => setOpen(true)}>{t('promote')}</Button>
  return <EnterRecord kind="promotion" fixed={{ awardRecordId: of.id }} onDone={() => setOpen(false)} />
}

const needsProof = ({ kind, amountFen, state }: TalentRecord): boolean =>
  (state === 'entered' || state === 'confirmed') && (kind === 'joint-school' || (kind === 'award' && amountFen > 0))

function Members({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  return (
    <DataTable
      label={t('who')}
      list={{ rows: of.members }}
      rowKey={({ personId }) => personId}
      empty={{ title: t('empty') }}
      columns={[
        { key: 'name', title: t('field.name'), render: ({ name }) => name },
        { key: 'township', title: t('township'), render: ({ township }) => township },
        { key: 'at', title: t('organization'), render: (row) => row.organizationName ?? '—' },
        ...(of.amountFen > 0
          ? [
              {
                key: 'amount',
                title: t('partYuan'),
                numeric: true,
                render: ({ amountFen }: TalentRecord['members'][number]) => <Money fen={amountFen} bare />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Settle({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  const confirm = useAct(confirmRecord)
  const reject = useAct(rejectRecord)
  const [reason, setReason] = useState('')
  const params = { recordId: of.id }
  const items = [{ key: of.id, name: `${of.title} ${of.number}`, amountFen: of.amountFen }]
  if (of.madeByMe) return <p className="hint">{t('ownRecord')}</p>
  return (
    <p className="page-actions">
      <ConfirmAct act={t('confirm')} items={items} onConfirm={() => confirm.mutateAsync({ params })}>
        <p>{t('confirmHint')}</p>
      </ConfirmAct>
      <ConfirmAct
        act={t('reject')}
        danger
        quiet
        items={items}
        ready={reason.trim() !== ''}
        onConfirm={() => reject.mutateAsync({ params, body: { reason } })}
      >
        <Input
          value={reason}
          maxLength={200}
          aria-label={t('rejectReason')}
          placeholder={t('rejectReason')}
          onChange={({ target }) => setReason(target.value)}
        />
      </ConfirmAct>
    </p>
  )
}

function Prove({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  const prove = useAct(proveRecord)
  const label = t('field.proof')
  return (
    <ActForm<{ proof: string }>
      draft={`talent/proof/${of.id}`}
      submit={t('prove')}
      labels={{ proof: label }}
      busy={prove.isPending}
      error={prove.error}
      onSubmit={(body) => prove.mutateAsync({ params: { recordId: of.id }, body })}
    >
      <Form.Item name="proof" label={label} rules={[{ required: true, message: t('needed', { label }) }]}>
        <Input maxLength={60} />
      </Form.Item>
    </ActForm>
  )
}

const correctable = (kind: string): kind is FormKind => kind in recordForms && kind !== 'promotion'

/** A correction is the same form again; ids of people are never shown, so they are typed anew. */
function Correct({ of }: { of: TalentRecord }) {
  const t = useTranslations('talent')
  const [open, setOpen] = useState(false)
  if (!correctable(of.kind)) return null
  if (!open) return <Button onClick={() => setOpen(true)}>{t('correct')}</Button>
  const { title, number, documentNumber, documentTitle, onDay, rank, subject, level, place } = of
  const known = { title, number, documentNumber, documentTitle, onDay, rank, subject, level, place }
  const links = { itemId: of.itemId, organizationId: of.organizationId, representing: of.representing }
  const initial = { ...known, ...links, untilDay: of.untilDay, regionCode: of.regionCode, newly: of.newly }
  return (
    <EnterRecord kind={of.kind} initial={initial} fixed={{ correctedRecordId: of.id }} onDone={() => setOpen(false)} />
  )
}
