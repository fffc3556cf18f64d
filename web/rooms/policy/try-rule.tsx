import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { evaluateCase } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { type ArgsOf, call, type Reply } from '../../ui/call.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { factsFrom, valuesOf } from './facts-draft.ts'
import type { RulePage } from './rule.page.tsx'
import { TryOutcome } from './try-outcome.tsx'

type Field = RulePage['fields'][number]
type Values = Readonly<Record<string, unknown>>

/** 试算: the fields a rule looks at as a form, and what the rule says to them. */
export function TryRule({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  const language = labelLanguage(useLocale())
  const { user, business } = useSession()
  const [outcome, setOutcome] = useState<Reply<typeof evaluateCase>>()
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false })
  const submit = async (values: Values) => {
    setState({ busy: true })
    try {
      const body = factsFrom(values, rule.fields) as ArgsOf<typeof evaluateCase>['body']
      setOutcome(await call(evaluateCase, { body, query: { language } }))
      setState({ busy: false })
    } catch (error) {
      setOutcome(undefined)
      setState({ busy: false, error })
      throw error
    }
  }
  const matter = rule.fields.find(({ path }) => path === 'matter')
  const first = matter?.codes.find((code) => rule.about.includes(code[language]))?.code
  return (
    <>
      <p className="hint">{t('tryLead')}</p>
      <ActForm<Values>
        draft={`try/${rule.ruleId}`}
        submit={t('trySubmit')}
        initial={{
          matter: first,
          decisiveOn: business.date,
          region: user.regionCode,
          ...(rule.sample && valuesOf(rule.sample, rule.fields)),
        }}
        onSubmit={submit}
        labels={Object.fromEntries(rule.fields.map((field) => [field.path, field.labels[language]]))}
        busy={state.busy}
        error={state.error}
      >
        <div className="fact-fields">
          {rule.fields.map((field) => (
            <FactInput key={field.path} field={field} language={language} />
          ))}
        </div>
      </ActForm>
      {outcome && <TryOutcome outcome={outcome} ruleId={rule.ruleId} />}
    </>
  )
}

function FactInput({ field, language }: { field: Field; language: 'zh' | 'en' }) {
  const t = useTranslations('rules')
  const { path, kind, required, nullable, labels, hint } = field
  const may = nullable || !required || path.startsWith('certificate.') || path.startsWith('trainee.contract.')
  const extra = [hint?.[language], kind === 'months' && t('monthsHint')]
  return (
    <Form.Item
      name={path.split('.')}
      label={labels[language]}
      extra={extra.filter(Boolean).join('；')}
      rules={[{ required: !may && kind !== 'choices' }]}
    >
      {inputFor(field, language, { yes: t('yes'), no: t('no') })}
    </Form.Item>
  )
}

function inputFor({ kind, codes }: Field, language: 'zh' | 'en', words: { yes: string; no: string }) {
  const options = codes.map((code) => ({ value: code.code, label: code[language] }))
  switch (kind) {
    case 'choice':
      return <Select options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
    case 'choices':
      return <Select mode="multiple" options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
    case 'yes-no':
      return (
        <Select
          allowClear
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
        />
      )
    case 'day':
      return <DateInput />
    case 'minute':
      return <Input type="datetime-local" />
    case 'count':
    case 'money':
    case 'division':
      return <Input inputMode="decimal" className="numeric" />
    default:
      return <Input />
  }
}
