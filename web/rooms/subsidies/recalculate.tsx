import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { calculateClass } from '#subsidies/contract'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

/** 重新核算: says how much has changed; unchanged facts write nothing. */
export function Recalculate({ classId }: { classId: string }) {
  const t = useTranslations('subsidies')
  const act = useAct(calculateClass, { alsoChanges: ['funds'] })
  return (
    <>
      <Button loading={act.isPending} onClick={() => act.mutate({ params: { classId } })}>
        {t('recalculate')}
      </Button>
      {act.data && <span role="status">{t('recalculated', act.data)}</span>}
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
    </>
  )
}
