import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { exportMatters } from '#employment/contract'
import type { ActOutcome } from '../../ui/act-result.tsx'
import { download } from '../../ui/call.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { ReferChosen, ServeChosen } from './chosen-acts.tsx'
import type { Matter, Query } from './service-matters.tsx'

interface MatterActsProps {
  readonly query: Query
  readonly serves: boolean
  readonly chosen: readonly Matter[]
  readonly onDone: (outcome: ActOutcome) => void
}

/** What is done with the matters: anybody who reads them takes them along, the clerk serves and refers. */
export function MatterActs({ query, serves, chosen, onDone }: MatterActsProps) {
  const t = useTranslations('employment')
  const go = useGo()
  return (
    <>
      {serves && <ServeChosen chosen={chosen} onDone={onDone} />}
      {serves && <ReferChosen chosen={chosen} onDone={onDone} />}
      <ExportButton get={() => download(exportMatters, { query })} />
      <Button onClick={() => go('/employment/posts')}>{t('posts')}</Button>
    </>
  )
}
