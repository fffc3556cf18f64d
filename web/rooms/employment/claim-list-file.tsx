import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import {
  cancelClaimList,
  confirmClaimList,
  getClaimList,
  removeListPerson,
  returnClaimList,
  submitClaimList,
} from '#employment/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { ClaimStateTag } from './claim-state-tag.tsx'
import { FillList } from './fill-list.tsx'

export type ClaimList = Reply<typeof getClaimList>

/** One list: how far it is, what is missing, its people with contract and months, and the acts of the reader. */
export function ClaimListFile({ listId }: { listId: string }) {
  return <Answer to={useEndpoint(getClaimList, { params: { listId } })}>{(list) => <File list={list} />}</Answer>
}

function File({ list }: { list: ClaimList }) {
  const t = useTranslations('claims')
  return (
    <>
      <h2>
        {list.number} <ClaimStateTag of={list.state} />
      </h2>
      <p>{`${list.organizationName} · ${list.regionName} · ${list.monthFrom} — ${list.monthUntil}`}</p>
      {list.state === 'returned' && <p role="alert">{t('returnedBecause', { reason: list.returnReason })}</p>}
      <p>
        <StatusTag tone={list.notReady ? 'warn' : 'done'}>{list.notReady ?? t('ready')}</StatusTag>
      </p>
      {list.acts.includes('edit') && <FillList list={list} />}
      <People list={list} />
      <Acts list={list} />
    </>
  )
}

function People({ list }: { list: ClaimList }) {
  const t = useTranslations('claims')
  const remove = useAct(removeListPerson)
  const params = { listId: list.id }
  const roster = list.kind === 'training-through-work'
  const removal = (row: ClaimList['persons'][number]) => (
    <ConfirmAct
      act={t('remove')}
      quiet
      items={[{ key: row.id, name: row.personName }]}
      onConfirm={() => remove.mutateAsync({ params, body: { listPersonId: row.id } })}
    />
  )
  return (
    <DataTable
      label={t('people')}
      list={{ rows: list.persons }}
      rowKey={(row) => row.id}
      empty={{ title: t('nobody'), next: t(`noneNext.${list.kind}`) }}
      columns={[
        { key: 'name', title: t('name'), fixed: true, render: (row) => `${row.personName}（**${row.tail}）` },
        ...(roster ? [] : [{ key: 'employer', title: t('employer'), render: (row: Row) => row.employerName }]),
        {
          key: 'contract',
          title: t('contract'),
          render: (row) => (
            <span className="numeric">{`${row.contractFrom} — ${row.contractUntil ?? t('openEnd')}`}</span>
          ),
        },
        {
          key: 'months',
          title: roster ? t('workMonths') : t('insuredMonths'),
          render: (row) => (roster ? row.workMonths : row.insuredMonths).join('、') || '—',
        },
        {
          key: 'missing',
          title: t('evidence'),
          render: (row) => <StatusTag tone={row.missing ? 'warn' : 'done'}>{row.missing ?? t('complete')}</StatusTag>,
        },
        ...(list.acts.includes('edit') ? [{ key: 'remove', title: t('remove'), render: removal }] : []),
      ]}
    />
  )
}
type Row = ClaimList['persons'][number]

function Acts({ list }: { list: ClaimList }) {
  const t = useTranslations('claims')
  const given = { params: { listId: list.id }, body: { version: list.version } }
  const [submit, confirm, cancel] = [useAct(submitClaimList), useAct(confirmClaimList), useAct(cancelClaimList)]
  const items = list.persons.map((row) => ({ key: row.id, name: `${row.personName}（**${row.tail}）` }))
  const may = (act: ClaimList['acts'][number]) => list.acts.includes(act)
  return (
    <div className="page-actions">
      {may('submit') && <ConfirmAct act={t('submit')} items={items} onConfirm={() => submit.mutateAsync(given)} />}
      {may('confirm') && <ConfirmAct act={t('confirm')} items={items} onConfirm={() => confirm.mutateAsync(given)} />}
      {may('cancel') && (
        <ConfirmAct
          act={t('cancel')}
          quiet
          danger
          items={[{ key: list.id, name: list.number }]}
          onConfirm={() => cancel.mutateAsync(given)}
        />
      )}
      {may('return') && <ReturnForm list={list} />}
    </div>
  )
}

function ReturnForm({ list }: { list: ClaimList }) {
  const t = useTranslations('claims')
  const back = useAct(returnClaimList)
  const params = { listId: list.id }
  return (
    <ActForm<{ reason: string }>
      draft={`return-list/${list.id}`}
      submit={t('return')}
      onSubmit={({ reason }) => back.mutateAsync({ params, body: { version: list.version, reason } })}
      labels={{ reason: t('returnReason') }}
      busy={back.isPending}
      error={back.error}
    >
      <Form.Item name="reason" label={t('returnReason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActForm>
  )
}
