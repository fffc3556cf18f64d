import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { placeLinks } from '#catalog/contract'
import { exportRoster, getAttendance, listEnrollments, withdrawTrainee } from '#classes/contract'
import { personStatuses } from '#people/contract'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'
import { Enrolling } from './enrolling.tsx'
import { ReasonField } from './reason-field.tsx'
import { Contract, Fee, Result } from './roll-cells.tsx'
import { CompleteTerms } from './trainee-terms.tsx'

export type Trainee = Reply<typeof listEnrollments>['enrollments'][number]

/** 名册: who is in the class, with the snapshot of the first day; enrolling one by one or by list. */
export function ClassRoll({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const columns = useColumns(file)
  const params = { classId: file.id }
  const roll = useEndpoint(listEnrollments, { params })
  const list = listOf(roll, roll.data?.enrollments)
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
    { key: 'fee', title: t('fee'), numeric: true, render: (row) => <Fee row={row} /> },
    {
      key: 'placeLink',
      title: t('placeLink'),
      render: (row) => (row.placeLink ? label(placeLinks, row.placeLink) : t('none')),
    },
    { key: 'days', title: t('attendedDays'), numeric: true, render: (row) => days.get(row.id) ?? 0 },
    { key: 'result', title: t('result'), render: (row) => <Result row={row} /> },
    { key: 'acts', title: t('state'), render: (row) => <Standing row={row} file={file} /> },
  ]
}

function Standing({ row, file }: { row: Trainee; file: ClassFile }) {
  const t = useTranslations('classes')
  const [reason, setReason] = useState('')
  const withdraw = useAct(withdrawTrainee, { alsoChanges: ['classes'] })
  if (row.withdrawnOn) return t('withdrawn', { on: row.withdrawnOn, reason: row.withdrawnReason ?? '' })
  if (!file.acts.includes('withdraw')) return file.acts.includes('terms') ? <CompleteTerms row={row} /> : null
  return (
    <span className="acts">
      <CompleteTerms row={row} />
      <ConfirmAct
        act={t('withdraw')}
        danger
        items={[{ key: row.id, name: row.personName }]}
        ready={reason.trim() !== ''}
        onConfirm={() => withdraw.mutateAsync({ params: { enrollmentId: row.id }, body: { reason } })}
      >
        <ReasonField label={t('withdrawReason')} value={reason} onChange={setReason} />
      </ConfirmAct>
    </span>
  )
}
