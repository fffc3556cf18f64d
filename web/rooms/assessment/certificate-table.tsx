import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type listCertificates, printCertificate, revokeCertificate } from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import { download, type Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable, type DataTableProps } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonField } from '../classes/reason-field.tsx'

type Certificate = Reply<typeof listCertificates>['certificates'][number]

const revokers = ['school', 'workshop', 'enterprise', 'county-clerk']

/** Certificates, with printing and revoking; in the register and in a class's file. */
export function CertificateTable(props: Pick<DataTableProps<Certificate>, 'list' | 'empty'>) {
  const t = useTranslations('assessment')
  return (
    <DataTable
      {...props}
      label={t('title')}
      rowKey={(row) => row.id}
      columns={[
        { key: 'number', title: t('number'), render: (row) => <span className="numeric">{row.number}</span> },
        { key: 'person', title: t('person'), render: (row) => row.personName },
        { key: 'kind', title: t('kind'), render: (row) => row.kindLabel },
        { key: 'trade', title: t('trade'), render: (row) => row.tradeName },
        { key: 'passed', title: t('passedOn'), render: (row) => row.passedOn },
        { key: 'issued', title: t('issuedOn'), render: (row) => row.issuedOn },
        { key: 'state', title: t('state'), render: (row) => <State row={row} /> },
        { key: 'acts', title: t('acts'), render: (row) => <Acts row={row} /> },
      ]}
    />
  )
}

function State({ row }: { row: Certificate }) {
  const t = useTranslations('assessment')
  if (!row.revokedOn) return <StatusTag tone="done">{t('valid')}</StatusTag>
  return <StatusTag tone="stop">{t('revoked', { on: row.revokedOn, reason: row.revokedReason ?? '' })}</StatusTag>
}

function Acts({ row }: { row: Certificate }) {
  const t = useTranslations('assessment')
  const { role } = useSession().user
  const [reason, setReason] = useState('')
  const revoke = useAct(revokeCertificate, { alsoChanges: ['classes'] })
  const params = { certificateId: row.id }
  return (
    <span className="acts">
      <Button onClick={() => void download(printCertificate, { params })}>{t('print')}</Button>
      {!row.revokedOn && revokers.includes(role) && (
        <ConfirmAct
          act={t('revoke')}
          danger
          quiet
          items={[{ key: row.id, name: `${row.personName} ${row.number}` }]}
          ready={reason.trim() !== ''}
          onConfirm={() => revoke.mutateAsync({ params, body: { reason } })}
        >
          <ReasonField label={t('reason')} value={reason} onChange={setReason} />
        </ConfirmAct>
      )}
    </span>
  )
}
