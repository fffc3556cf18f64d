import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readYuan } from '#kernel/money'
import { Notice } from '../../public/ui/states.tsx'
import { PlaceFields } from './place-fields.tsx'
import type { Answer, Question, useCalculator } from './use-calculator.ts'

interface FormProps {
  readonly question: Question
  readonly number: number
  readonly course: ReturnType<typeof useCalculator>
}

/** One question with its choices or its number; what was answered before stands in it. */
export function QuestionForm({ question, number, course }: FormProps) {
  const t = useTranslations('public-calculator')
  const [value, set] = useState<Answer | undefined>(given(question, course.answers[question.name]))
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) setMissing(true)
    else course.answer(question.name, value)
  }
  const isNumber = question.kind === 'count' || question.kind === 'money'
  return (
    <form className="question" onSubmit={submit} noValidate>
      <p className="muted">{t('number', { number })}</p>
      {question.stale && <Notice tone="warn">{t('stale')}</Notice>}
      <fieldset>
        <legend>{question.ask}</legend>
        {question.hint && <p className="muted">{question.hint}</p>}
        {question.kind === 'several' && <p className="muted">{t('several')}</p>}
        {missing && (
          <p className="field-error" role="alert">
            {isNumber ? t('neededNumber') : t('needed')}
          </p>
        )}
        <Control question={question} value={value} onChange={set} />
      </fieldset>
      <div className="acts">
        <button type="submit" className="button primary" disabled={course.asked.loading}>
          {t('next')}
        </button>
        {number > 1 && (
          <button type="button" className="button" onClick={() => history.back()}>
            {t('back')}
          </button>
        )}
      </div>
    </form>
  )
}

/** What was answered before and still is offered; a day begins with the one the server offers. */
const given = ({ kind, stale, options }: Question, before: Answer | undefined): Answer | undefined =>
  !stale && before !== undefined ? before : kind === 'day' ? options[0]?.value : undefined

interface ControlProps {
  readonly question: Question
  readonly value: Answer | undefined
  readonly onChange: (value: Answer | undefined) => void
}

function Control(props: ControlProps) {
  const { question, value, onChange } = props
  const t = useTranslations('public-calculator')
  if (question.kind === 'place') return <PlaceFields value={String(value ?? '')} onChange={onChange} />
  if (question.kind === 'day') {
    return (
      <div className="field">
        <input
          type="date"
          aria-label={t('day')}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    )
  }
  if (question.kind === 'one' || question.kind === 'several') return <Choices {...props} />
  return <NumberField {...props} />
}

/** Several choices, of which “none” and “I do not know” stand alone. */
function Choices({ question, value, onChange }: ControlProps) {
  const chosen = [value ?? []].flat().map(String)
  const several = question.kind === 'several'
  const toggle = (option: string) => {
    if (!several || option.startsWith('@')) return onChange(option)
    const others = chosen.filter((one) => one !== option && !one.startsWith('@'))
    onChange(chosen.includes(option) ? others : [...others, option])
  }
  return (
    <div className="choices">
      {question.options.map((option) => (
        <label key={option.value}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={question.name}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}

/** A number of units, or yuan; whoever does not know says so. */
function NumberField({ question, value, onChange }: ControlProps) {
  const t = useTranslations('public-calculator')
  const money = question.kind === 'money'
  const [typed, setTyped] = useState(typeof value === 'number' ? String(money ? value / 100 : value) : '')
  const type = (text: string) => {
    setTyped(text)
    const number = money ? readYuan(text) : /^\d{1,6}$/.test(text) ? Number(text) : undefined
    onChange(number !== undefined && number >= 0 ? number : undefined)
  }
  return (
    <>
      <div className="field with-unit">
        <input
          inputMode="decimal"
          aria-label={question.ask}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <span>{money ? t('yuan') : question.unit}</span>
      </div>
      <div className="choices">
        {question.options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={value === option.value}
              onChange={(event) => {
                setTyped('')
                onChange(event.currentTarget.checked ? option.value : undefined)
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </>
  )
}
