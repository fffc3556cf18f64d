import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { exportPeople } from '#people/contract'
import type { ActOutcome } from '../../ui/act-result.tsx'
import { download } from '../../ui/call.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { ConfirmChosen, ReviewChosen } from './chosen-acts.tsx'
import type { Query, Row } from './register.page.tsx'

interface RegisterActsProps {
  readonly query: Query
  readonly clerk: boolean
  /** The reader may see who has died. */
  readonly deaths: boolean
  readonly chosen: readonly Row[]
  readonly onDone: (outcome: ActOutcome) => void
}

/** What is done with the register: anybody who reads it takes it along, the clerk reviews, confirms, adds, imports. */
export function RegisterActs({ query, clerk, deaths, chosen, onDone }: RegisterActsProps) {
  const t = useTranslations('people')
  const go = useGo()
  return (
    <>
      {deaths && <Button onClick={() => go('/people/deaths')}>{t('death')}</Button>}
      <ExportButton get={() => download(exportPeople, { query })} />
      {clerk && (
        <>
          <ReviewChosen chosen={chosen} onDone={onDone} />
          <ConfirmChosen chosen={chosen} onDone={onDone} />
          <Button onClick={() => go('/people/add')}>{t('add')}</Button>
          <Button type="primary" onClick={() => go('/people/imports')}>
            {t('imports')}
          </Button>
        </>
      )}
    </>
  )
}
