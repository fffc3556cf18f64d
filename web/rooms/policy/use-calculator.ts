import { useState } from 'react'
import { useLocale } from 'use-intl'
import { go, useLocation } from '../../public/location.ts'
import { policyRoutes } from '../../public/routes.ts'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { useDraft } from '../../ui/draft.ts'
import { labelLanguage } from '../../ui/language.ts'

export type Asked = Reply<typeof policyRoutes.whatCanIGet>
export type Question = Asked['questions'][number]
export type Result = NonNullable<Asked['results']>[number]
export type Answer = string | number | string[]
export type Answers = Readonly<Record<string, Answer>>

const PATH = '/p/calculator'

/**
 * The calculator's course: answers stay in this tab, the step stands in the address, so that “back” goes one question
 * back and a change of an earlier answer asks again only what it changes.
 */
export function useCalculator() {
  const language = labelLanguage(useLocale())
  const [kept, keep, drop] = useDraft<Record<string, Answer>>('calculator')
  const [answers, setAnswers] = useState<Record<string, Answer>>(kept ?? {})
  const asked = useCall(policyRoutes.whatCanIGet, { body: { answers }, query: { language } })
  const { search } = useLocation()
  const wanted = Number(search.get('step') ?? 0)
  const { questions = [], results = null } = asked.data ?? {}
  const open = questions.findIndex((question) => !question.answered)
  const last = open < 0 ? questions.length : open
  // Never past what has been answered: the address may be older than the answers.
  const step = Math.min(wanted, last)
  return {
    asked,
    answers,
    step,
    question: questions[step],
    finished: results !== null && step === questions.length,
    answer: (name: string, value: Answer) => {
      const next = { ...answers, [name]: value }
      setAnswers(next)
      keep(next)
      go(`${PATH}?step=${step + 1}`)
    },
    goTo: (to: number) => go(to === 0 ? PATH : `${PATH}?step=${to}`),
    restart: () => {
      drop()
      setAnswers({})
      go(PATH)
    },
  }
}
