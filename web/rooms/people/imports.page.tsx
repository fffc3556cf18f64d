import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { downloadTemplate, getImport, importRegister, listImports } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { download } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Report } from './import-result.tsx'

/** 导入台账: upload, everything wrong at once, the marked workbook, and what was imported before. */
export function Page() {
  const t = useTranslations('people')
  const clerk = useSession().user.role === 'county-clerk'
  const [{ open }, set] = useUrlFilters({ open: '' })
  return (
    <>
      <PageHeader title={t('imports')} lead={t('importLead')} back={{ to: '/people', name: t('title') }} />
      {clerk && <Upload />}
      <h2>{t('importList')}</h2>
      <Imports onOpen={(id) => set({ open: id })} />
      <DetailDrawer open={open !== ''} title={t('imports')} onClose={() => set({ open: '' })}>
        {open && <Earlier importId={open} />}
      </DetailDrawer>
    </>
  )
}

function Upload() {
  const t = useTranslations('people')
  const upload = useAct(importRegister)
  return (
    <section className="panel">
      <UploadBox
        types={['.xlsx', '.csv']}
        maxMegabytes={20}
        busy={upload.isPending}
        onFile={(file) => upload.mutate({ file })}
      >
        <Button onClick={() => void download(downloadTemplate)}>{t('template')}</Button>
      </UploadBox>
      {upload.error && <ProblemAlert problem={problemFrom(upload.error)} />}
      {upload.data && <Report of={upload.data} />}
    </section>
  )
}

function Earlier({ importId }: { importId: string }) {
  const earlier = useEndpoint(getImport, { params: { importId } })
  return <Answer to={earlier}>{(data) => <Report of={data} />}</Answer>
}

function Imports({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useTranslations('people')
  const imports = useEndpoint(listImports, {})
  return (
    <DataTable
      label={t('importList')}
      list={listOf(imports, imports.data?.imports, imports.data?.total)}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      empty={{ title: t('importEmpty'), next: t('importEmptyNext') }}
      columns={[
        { key: 'file', title: t('file'), render: (row) => row.fileName },
        { key: 'on', title: t('importedOn'), render: (row) => <span className="numeric">{row.importedOn}</span> },
        { key: 'total', title: t('rowsTotal'), numeric: true, render: (row) => row.rowsTotal },
        { key: 'added', title: t('rowsAdded'), numeric: true, render: (row) => row.rowsAdded },
        { key: 'known', title: t('rowsKnown'), numeric: true, render: (row) => row.rowsKnown },
        { key: 'wrong', title: t('rowsWrong'), numeric: true, render: (row) => row.rowsWrong },
        { key: 'faults', title: t('faults'), numeric: true, render: (row) => row.faultCount },
      ]}
    />
  )
}
