import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { catalogRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { Notice } from '../../public/ui/states.tsx'
import type { Reply } from '../../ui/call.ts'

type Question = Reply<typeof catalogRoutes.getQuestions>['rows'][number]

interface QuestionCardProps {
  readonly question: Question
  readonly onAnswer: (right: boolean) => void
}

/** One question: choose, check, read why. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  const t = useTranslations('public-questions')
  const [chosen, setChosen] = useState('')
  const [checked, setChecked] = useState(false)
  const many = question.kind === 'multiple'
  const choose = (letter: string) => {
    setChecked(false)
    const others = [...chosen].filter((one) => one !== letter)
    if (!many) setChosen(letter)
    else setChosen((others.length < chosen.length ? others : [...others, letter]).sort().join(''))
  }
  const right = chosen === question.answer
  const check = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    onAnswer(right)
  }
  return (
    <Card title={t('number', { number: question.number })} aside={<span>{t(`kinds.${question.kind}`)}</span>}>
      <form onSubmit={check}>
        <fieldset className="question">
          <legend>{question.stem}</legend>
          {question.options.map((option, index) => {
            const letter = String.fromCharCode(65 + index)
            return (
              <label key={letter}>
                <input
                  type={many ? 'checkbox' : 'radio'}
                  name={`question-${question.number}`}
                  checked={chosen.includes(letter)}
                  onChange={() => choose(letter)}
                />
                <span>
                  {letter}. {option}
                </span>
              </label>
            )
          })}
        </fieldset>
        <button type="submit" className="button" disabled={chosen === ''}>
          {t('check')}
        </button>
      </form>
      {checked && (
        <Notice tone={right ? 'done' : 'warn'}>
          {right ? t('right') : t('wrong', { answer: question.answer })}
          {question.explanation && <p>{question.explanation}</p>}
        </Notice>
      )}
    </Card>
  )
}
