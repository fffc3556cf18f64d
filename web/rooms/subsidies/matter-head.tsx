import { useTranslations } from 'use-intl'
import { useSession } from '../../console/session-gate.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Calculation } from './matter-calculation.page.tsx'
import { matterPath } from './matter-path.ts'
import { Recalculate } from './recalculate.tsx'

/** Which matter, the way back to its file, and the recalculation for whoever may ask for it. */
export function MatterHead({ of, claims }: { of: Calculation; claims: boolean }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const file = matterPath(of)
  return (
    <PageHeader
      title={t('calculation')}
      lead={`${of.number} · ${of.title}`}
      back={{ to: file ?? '/subsidies', name: file ? t('toMatter') : t('title') }}
      actions={(claims || role === 'county-clerk') && of.notReady === null && <Recalculate of={of} />}
    />
  )
}
