import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { runRisks } from '#supervision/contract'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

/** Looks over the records again; the same facts stay the same signal. */
export function RunRisks() {
  const t = useTranslations('supervision')
  const run = useAct(runRisks)
  return (
    <>
      <Button type="primary" loading={run.isPending} onClick={() => run.mutate({ body: {} })}>
        {t('run')}
      </Button>
      {run.error && <ProblemAlert problem={problemFrom(run.error)} />}
      {run.data && <span role="status">{t('ran', { ...run.data })}</span>}
    </>
  )
}
