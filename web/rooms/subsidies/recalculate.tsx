import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { calculateMatter } from '#subsidies/contract'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { MatterKey } from './matter-path.ts'

/** 重新核算: says how much has changed; unchanged facts write nothing. */
export function Recalculate({ of: { matterKind, matterId } }: { of: MatterKey }) {
  const t = useTranslations('subsidies')
  const act = useAct(calculateMatter, { alsoChanges: ['funds'] })
  return (
    <>
      <Button loading={act.isPending} onClick={() => act.mutate({ params: { matterKind, matterId } })}>
        {t('recalculate')}
      </Button>
      {act.data && <span role="status">{t('recalculated', act.data)}</span>}
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
    </>
  )
}
