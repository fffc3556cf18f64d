import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exportBasicWorks } from '#funds/contract'
import { useSession } from '../../console/session-gate.ts'
import { type ArgsOf, download } from '../../ui/call.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ProposeWork } from './propose-work.tsx'

const proposers = ['county-clerk', 'city-employment-service']

/** The list as a file, as it is filtered, and a new proposal for who prepares them. */
export function BasicWorkListActs({ query }: { query: ArgsOf<typeof exportBasicWorks>['query'] }) {
  const t = useTranslations('basicWorks')
  const { role } = useSession().user
  const [proposing, setProposing] = useState(false)
  return (
    <>
      <Button onClick={() => void download(exportBasicWorks, { query })}>{t('export')}</Button>
      {proposers.includes(role) && (
        <Button type="primary" onClick={() => setProposing(true)}>
          {t('propose')}
        </Button>
      )}
      <DetailDrawer open={proposing} title={t('propose')} onClose={() => setProposing(false)}>
        {proposing && <ProposeWork onDone={() => setProposing(false)} />}
      </DetailDrawer>
    </>
  )
}
