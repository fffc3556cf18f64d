import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { listTrades } from '#catalog/contract'
import type { createClass } from '#classes/contract'
import { readYuan } from '#kernel/money'
import { skillLevels, trainingKinds, trainingModes } from '#policy/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { BudgetFields } from './budget-fields.tsx'
import { type TermsBody, TermsFields, type TermsTyped, termsOf } from './terms-fields.tsx'
import { TimetableFields } from './timetable-fields.tsx'
import { useCounties } from './use-counties.ts'
import './classes.css'

export type ClassBody = ArgsOf<typeof createClass>['body']

/** What the form holds: the budget as typed, in yuan, by item. */
export interface ClassValues extends Omit<ClassBody, 'budget' | 'level' | keyof TermsBody>, TermsTyped {
  readonly level?: ClassBody['level'] | undefined
  readonly budget?: Readonly<Record<string, string | undefined>>
}

interface ClassFormProps {
  readonly draft: string
  readonly initial?: ClassValues
  readonly busy: boolean
  readonly error: unknown
  readonly onSubmit: (body: ClassBody) => Promise<unknown>
}

/** The application in three parts: basics, timetable, budget against the estimate. */
export function ClassForm({ draft, initial, busy, error, onSubmit }: ClassFormProps) {
  const t = useTranslations('classes')
  const labels = {
    title: t('className'),
    mode: t('mode'),
    kind: t('kind'),
    regionCode: t('county'),
    tradeCode: t('trade'),
    level: t('level'),
    plannedHeads: t('plannedHeads'),
    place: t('place'),
    sessions: t('timetableTab'),
    budget: t('budget'),
  }
  return (
    <ActForm<ClassValues>
      draft={draft}
      submit={t('save')}
      initial={initial ?? { mode: 'project-based', kind: 'employment-skills', sessions: [] }}
      onSubmit={(values) => onSubmit(bodyOf(values))}
      labels={labels}
      busy={busy}
      error={error}
    >
      <section className="panel">
        <h2>{t('basics')}</h2>
        <Basics labels={labels} />
      </section>
      <section className="panel">
        <h2>{t('timetable')}</h2>
        <TimetableFields />
      </section>
      <section className="panel">
        <h2>{t('budgetPart')}</h2>
        <BudgetFields />
      </section>
      <section className="panel">
        <h2>{t('termsPart')}</h2>
        <TermsFields />
      </section>
    </ActForm>
  )
}

function bodyOf({ budget = {}, level, charges, educationFund, ...values }: ClassValues): ClassBody {
  const asked = Object.entries(budget).flatMap(([item, text]) => {
    const amountFen = readYuan(text ?? '')
    return amountFen ? [{ item, amountFen }] : []
  })
  return { ...values, ...termsOf({ charges, educationFund }), level: level ?? null, budget: asked }
}

function Basics({ labels }: { labels: Readonly<Record<string, string>> }) {
  const t = useTranslations('classes')
  const { options } = useCodeWords()
  const trades = useEndpoint(listTrades, {})
  const counties = useCounties()
  const must = (name: string) => [{ required: true, message: t('needed', { label: labels[name] ?? '' }) }]
  const field = (name: string, rules = must(name)) => ({ name, label: labels[name], rules })
  const found = trades.data?.trades.map(({ code, name }) => ({ value: code, label: name })) ?? []
  return (
    <>
      <Form.Item {...field('title')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item {...field('mode')}>
        <Select options={options(trainingModes)} />
      </Form.Item>
      <Form.Item {...field('kind')}>
        <Select options={options(trainingKinds)} />
      </Form.Item>
      <Form.Item {...field('regionCode')}>
        <Select options={counties} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item {...field('tradeCode')}>
        <Select options={found} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item {...field('level', [])}>
        <Select options={options(skillLevels)} allowClear />
      </Form.Item>
      <Form.Item {...field('plannedHeads')}>
        <InputNumber min={1} max={500} precision={0} />
      </Form.Item>
      <Form.Item {...field('place')}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}
