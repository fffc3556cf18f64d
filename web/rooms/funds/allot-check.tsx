import { App } from 'antd'
import { useTranslations } from 'use-intl'
import { allotFunds, fundSources } from '#funds/contract'
import { chineseCapitals } from '#kernel/chinese-capitals'
import { readYuan, zeroFen } from '#kernel/money'
import type { RegionCode } from '#kernel/region-code'
import { CheckPage } from '../../ui/check-page.tsx'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { useAct } from '../../ui/use-endpoint.ts'

/** An allotment as typed. */
export interface Allotment {
  readonly regionCode: string
  readonly source: string
  readonly amount: string
  readonly documentNumber: string
}

export interface Place {
  readonly value: string
  readonly label: string
}

interface AllotCheckProps {
  readonly values: Allotment
  readonly places: readonly Place[]
  readonly onChange: () => void
}

/** The allotment once more, with the amount in capitals; entering it is one act that is never changed. */
export function AllotCheck({ values, places, onChange }: AllotCheckProps) {
  const t = useTranslations('funds')
  const go = useGo()
  const { message } = App.useApp()
  const { label } = useCodeWords()
  const act = useAct(allotFunds, {
    onDone: ({ accountId }) => {
      void message.success(t('allotDone'))
      go(`/funds/${accountId}`)
    },
  })
  const amountFen = readYuan(values.amount) ?? zeroFen
  const source = oneOf(fundSources, values.source)
  const rows = [
    { name: t('region'), value: places.find(({ value }) => value === values.regionCode)?.label },
    { name: t('source'), value: label(fundSources, values.source) },
    { name: t('amountYuan'), value: <Money fen={amountFen} /> },
    { name: t('capitals'), value: chineseCapitals(amountFen) },
    { name: t('documentNumber'), value: values.documentNumber },
  ]
  const confirm = () => {
    if (!source) return
    act.mutate({
      body: { regionCode: values.regionCode as RegionCode, source, amountFen, documentNumber: values.documentNumber },
    })
  }
  return (
    <CheckPage
      sections={[{ title: t('allotTitle'), onChange, rows }]}
      confirm={t('confirmAllot')}
      onConfirm={confirm}
      busy={act.isPending}
      problem={act.error ? problemFrom(act.error) : undefined}
    >
      <p className="hint">
        {t('afterAllot')} <Clause anchor="lz-2019-63#6-3" />
      </p>
    </CheckPage>
  )
}
