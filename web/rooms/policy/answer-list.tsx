import { useTranslations } from 'use-intl'
import { type Fen, formatYuanShort } from '#kernel/money'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import type { Answer, Answers, Question } from './use-calculator.ts'

interface ListProps {
  readonly questions: readonly Question[]
  readonly answers: Answers
  /** Goes back to the question at that place. */
  readonly onChange: (step: number) => void
}

/** What was answered, each with the way back to it. */
export function AnswerList({ questions, answers, onChange }: ListProps) {
  const t = useTranslations('public-calculator')
  return (
    <Card title={t('answers')}>
      <div className="answers">
        <Rows>
          {questions.map((question, index) => (
            <Row key={question.name} name={question.ask}>
              <span>{wordsOf(question, answers[question.name] ?? '', t('yuan'), t('unsure'))}</span>
              <button
                type="button"
                className="button"
                aria-label={`${t('change')} ${question.ask}`}
                onClick={() => onChange(index)}
              >
                {t('change')}
              </button>
            </Row>
          ))}
        </Rows>
      </div>
    </Card>
  )
}

function wordsOf({ kind, options, unit }: Question, answer: Answer, yuan: string, unsure: string): string {
  if (answer === '@unsure') return unsure
  if (typeof answer === 'number')
    return kind === 'money' ? `${formatYuanShort(answer as Fen)} ${yuan}` : `${answer} ${unit ?? ''}`
  const chosen = [answer].flat().map((one) => options.find((option) => option.value === one)?.label ?? one)
  return chosen.join('、')
}
