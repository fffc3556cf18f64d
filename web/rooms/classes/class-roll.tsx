import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  enroll,
  enrollRoster,
  exportRoster,
  getAttendance,
  getRosterTemplate,
  listEnrollments,
  withdrawTrainee,
} from '#classes/contract'
import { personStatuses } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ImportReport } from '../../ui/import-report.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'
import { ReasonField } from './reason-field.tsx'

type Trainee = Reply<typeof listEnrollments>['enrollments'][number]

/** 名册: who is in the class, with the snapshot of the first day; enrolling one by one or by list. */
export function ClassRoll({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const columns = useColumns(file)
  const params = { classId: file.id }
  const roll = useEndpoint(listEnrollments, { params })
  const list = { rows: roll.data?.enrollments ?? [], isPending: roll.isPending, error: roll.error }
  return (
    <>
      {file.acts.includes('enroll') && <Enrolling file={file} />}
      <p className="acts">
        <Button onClick={() => void download(exportRoster, { params })}>{t('exportRoster')}</Button>
      </p>
      <DataTable
        label={t('roll')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('rollEmpty'), next: t('rollEmptyNext') }}
      />
    </>
  )
}

function useColumns(file: ClassFile): Column<Trainee>[] {
  const t = useTranslations('classes')
  const { label } = useCodeWords()
  const attendance = useEndpoint(getAttendance, { params: { classId: file.id } })
  const days = new Map(attendance.data?.trainees.map((one) => [one.enrollmentId, one.attendedDates.length]))
  return [
    { key: 'name', title: t('person'), render: (row) => row.personName, fixed: true },
    { key: 'tail', title: t('tail'), render: (row) => row.residentIdTail },
    { key: 'township', title: t('township'), render: (row) => row.township },
    {
      key: 'statuses',
      title: t('statuses'),
      render: (row) => row.statuses.map((status) => label(personStatuses, status)).join('、') || t('none'),
    },
    { key: 'contract', title: t('contract'), render: (row) => <Contract row={row} /> },
    { key: 'days', title: t('attendedDays'), numeric: true, render: (row) => days.get(row.id) ?? 0 },
    { key: 'result', title: t('result'), render: (row) => <Result row={row} /> },
    { key: 'acts', title: t('state'), render: (row) => <Standing row={row} file={file} /> },
  ]
}

function Contract({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  if (!row.hasContract) return t('none')
  return t('contractSpan', { from: row.contractFrom ?? '', until: row.contractUntil ?? t('openEnded') })
}

function Result({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  if (row.passed === null) return t('none')
  return (
    <StatusTag tone={row.passed ? 'done' : 'stop'}>
      {row.passed ? t('passed') : t('failed')} {row.score}
    </StatusTag>
  )
}

function Standing({ row, file }: { row: Trainee; file: ClassFile }) {
  const t = useTranslations('classes')
  const [reason, setReason] = useState('')
  const withdraw = useAct(withdrawTrainee, { alsoChanges: ['classes'] })
  if (row.withdrawnOn) return t('withdrawn', { on: row.withdrawnOn, reason: row.withdrawnReason ?? '' })
  if (!file.acts.includes('withdraw')) return null
  return (
    <ConfirmAct
      act={t('withdraw')}
      danger
      items={[{ key: row.id, name: row.personName }]}
      ready={reason.trim() !== ''}
      onConfirm={() => withdraw.mutateAsync({ params: { enrollmentId: row.id }, body: { reason } })}
    >
      <ReasonField label={t('withdrawReason')} value={reason} onChange={setReason} />
    </ConfirmAct>
  )
}

function Enrolling({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  return (
    <div className="enrolling">
      <details>
        <summary>{t('enroll')}</summary>
        <EnrollOne file={file} />
      </details>
      <details>
        <summary>{t('roster')}</summary>
        <EnrollMany file={file} />
      </details>
    </div>
  )
}

interface One {
  readonly name: string
  readonly residentId: string
}

function EnrollOne({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const act = useAct(enroll)
  const labels = { name: t('person'), residentId: t('residentId') }
  const must = (label: string) => [{ required: true, whitespace: true, message: t('needed', { label }) }]
  return (
    <ActForm<One>
      key={file.enrolled}
      draft={`enroll/${file.id}`}
      submit={t('enrollDo')}
      onSubmit={(body) => act.mutateAsync({ params: { classId: file.id }, body })}
      labels={labels}
      busy={act.isPending}
      error={act.error}
    >
      <Form.Item name="name" label={labels.name} rules={must(labels.name)}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="residentId" label={labels.residentId} rules={must(labels.residentId)}>
        <Input maxLength={24} className="numeric" autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}

function EnrollMany({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const act = useAct(enrollRoster)
  return (
    <>
      <UploadBox
        types={['.xlsx', '.csv']}
        maxMegabytes={20}
        busy={act.isPending}
        onFile={(roster) => act.mutate({ params: { classId: file.id }, file: roster })}
      >
        <Button type="link" onClick={() => void download(getRosterTemplate)}>
          {t('template')}
        </Button>
      </UploadBox>
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      {act.data && (
        <ImportReport
          accepted={act.data.added}
          skipped={act.data.known}
          faults={act.data.errors.map(({ row, column, message }) => ({ row, column, reason: message }))}
        />
      )}
    </>
  )
}
