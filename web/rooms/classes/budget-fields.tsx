import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { estimateClass } from '#classes/contract'
import { isDate } from '#kernel/dates'
import { type Fen, formatYuan, formatYuanShort, readYuan, sum } from '#kernel/money'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassValues } from './class-form.tsx'
import { termsOf } from './terms-fields.tsx'

/** The budget, item by item, each beside the most that the policy can give for this plan. */
export function BudgetFields() {
  const t = useTranslations('classes')
  const values: Partial<ClassValues> = Form.useWatch([]) ?? {}
  const { mode, kind, regionCode, tradeCode, level, plannedHeads, sessions = [] } = values
  const { cooperation, paidTo } = values
  const feeFen = feeOf(values)
  const dates = [...new Set(sessions.map((session) => session?.heldOn).filter(isDate))].sort()
  const [startsOn] = dates
  if (!mode || !kind || !regionCode || !tradeCode || !plannedHeads || !startsOn) {
    return <p className="hint">{t('estimateWait')}</p>
  }
  const span = { startsOn, endsOn: dates.at(-1), days: dates.length }
  const terms = { cooperation: cooperation ?? undefined, paidTo: paidTo ?? undefined, feeFen }
  const query = { mode, kind, regionCode, tradeCode, level, plannedHeads, ...span, ...terms }
  return <Items query={query} />
}

function feeOf(values: Partial<ClassValues>): number | undefined {
  const { fees } = termsOf(values)
  return fees ? sum([fees.tuitionFen, fees.depositFen, fees.materialsFen] as Fen[]) : undefined
}

type Query = Parameters<typeof useEndpoint<typeof estimateClass>>[1]['query']

function Items({ query }: { query: Query }) {
  const t = useTranslations('classes')
  const estimate = useEndpoint(estimateClass, { query })
  return (
    <Answer to={estimate}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="hint">{t('estimateNone')}</p>
        ) : (
          items.map((row) => (
            <Form.Item
              key={row.item}
              name={['budget', row.item]}
              label={t('amountYuan', { item: row.label })}
              rules={[{ validator: async (_, text?: string) => void mustFit(text, t('amountWrong')) }]}
              extra={
                <>
                  {t('perHead', {
                    amount: formatYuanShort(row.perHeadFen),
                    heads: row.heads,
                    upper: formatYuan(row.upperFen),
                    source: row.sourceLabel,
                  })}
                  {row.cites.map((anchor) => (
                    <Clause key={anchor} anchor={anchor} />
                  ))}
                </>
              }
            >
              <Input inputMode="decimal" className="numeric" />
            </Form.Item>
          ))
        )
      }
    </Answer>
  )
}

function mustFit(text: string | undefined, message: string): void {
  if (text && readYuan(text) === undefined) throw new Error(message)
}
