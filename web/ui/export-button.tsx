import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

interface ExportButtonProps {
  /** Fetches the file: `() => download(exportPeople, { query })`. */
  readonly get: () => Promise<void>
}

/** A list as a file, by the filters that stand above it; a refusal stands below the button. */
export function ExportButton({ get }: ExportButtonProps) {
  const t = useTranslations('ui')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async () => {
    setBusy(true)
    setError(undefined)
    await get().catch(setError)
    setBusy(false)
  }
  return (
    <>
      <Button onClick={run} loading={busy}>
        {t('exportXlsx')}
      </Button>
      {error !== undefined && <ProblemAlert problem={problemFrom(error)} />}
    </>
  )
}
