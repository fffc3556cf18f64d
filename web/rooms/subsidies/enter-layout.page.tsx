import './subsidies.css'
import { useTranslations } from 'use-intl'
import { enterLayout, listLayouts } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { bodyOf, type LayoutForm, valuesOf } from './layout-draft.ts'
import { LayoutFields, useLayoutLabels } from './layout-fields.tsx'
import type { Layout } from './pay-layouts.page.tsx'

/** 录入付款文件格式: begins with a copy of a version, by default the one in force. */
export function Page() {
  const t = useTranslations('pay-layouts')
  const [{ from }] = useUrlFilters({ from: '' })
  const asked = useEndpoint(listLayouts, { query: {} })
  return (
    <>
      <PageHeader title={t('enter')} lead={t('enterLead')} back={{ to: '/subsidies/pay-layouts', name: t('title') }} />
      <section className="panel">
        <Answer to={asked}>
          {({ layouts }) => {
            const model = layouts.find((one) => one.id === from) ?? layouts.find((one) => one.inForce)
            return model ? <Enter model={model} /> : null
          }}
        </Answer>
      </section>
    </>
  )
}

function Enter({ model }: { model: Layout }) {
  const t = useTranslations('pay-layouts')
  const go = useGo()
  const { regionCode } = useSession().user
  const labels = useLayoutLabels()
  const enter = useAct(enterLayout, { onDone: () => go('/subsidies/pay-layouts?state=entered') })
  return (
    <ActForm<LayoutForm>
      draft={`enter-layout/${model.id}`}
      submit={t('submit')}
      initial={valuesOf(model, regionCode)}
      onSubmit={(values) => enter.mutateAsync({ body: bodyOf(values) })}
      labels={labels}
      busy={enter.isPending}
      error={enter.error}
    >
      <LayoutFields />
    </ActForm>
  )
}
