import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { downloadClaimTemplate, importInsuredMonths } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ListUpload } from '../people/list-upload.tsx'
import { EnterForm } from './insured-forms.tsx'
import { InsuredMonths } from './insured-months.tsx'

/** 社会保险到账月份: the office's list, months entered by receipt, their check by a second person. */
export function Page() {
  const t = useTranslations('claims')
  const { role } = useSession().user
  const clerk = role === 'county-clerk'
  const [entering, setEntering] = useState(false)
  const enter = <Button onClick={() => setEntering(true)}>{t('enterMonths')}</Button>
  return (
    <>
      <PageHeader title={t('insuredTitle')} lead={t('insuredLead')} actions={clerk && enter} />
      {clerk && <Upload />}
      <InsuredMonths mayCheck={clerk || role === 'second-reviewer'} />
      <DetailDrawer open={entering} title={t('enterMonths')} onClose={() => setEntering(false)}>
        <EnterForm onDone={() => setEntering(false)} />
      </DetailDrawer>
    </>
  )
}

function Upload() {
  const upload = useAct(importInsuredMonths)
  return (
    <ListUpload
      onFile={(file) => upload.mutate({ file })}
      onTemplate={() => void download(downloadClaimTemplate, { params: { listKind: 'insured-months' } })}
      busy={upload.isPending}
      error={upload.error}
      receipt={upload.data}
    />
  )
}
