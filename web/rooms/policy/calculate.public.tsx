import './calculator.css'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { CalculatorResults } from './calculator-results.tsx'
import { QuestionForm } from './question-form.tsx'
import { useCalculator } from './use-calculator.ts'

/** 我能领什么: one question per screen, then what can be had, how much, and what is lacking. */
export function Page() {
  const t = useTranslations('public-calculator')
  const course = useCalculator()
  const { asked, step, question, finished } = course
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each screen takes the focus, but for the first
  useEffect(() => {
    if (step > 0) place.current?.focus()
  }, [step, finished])
  return (
    <PublicPage title={t('title')} lead={step === 0 ? t('lead') : undefined}>
      {asked.problem && <ErrorBox problem={asked.problem} onRetry={asked.reload} />}
      <div className="screen" ref={place} tabIndex={-1}>
        {finished && asked.data ? (
          <CalculatorResults asked={asked.data} course={course} />
        ) : question ? (
          <QuestionForm key={question.name} question={question} number={step + 1} course={course} />
        ) : (
          !asked.problem && <Loading />
        )}
      </div>
    </PublicPage>
  )
}
