import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePathParams } from '../../public/location.ts'
import { catalogRoutes } from '../../public/routes.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Empty, Loading, Notice } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { ProposeQuestion } from './propose-question.tsx'
import { QuestionCard } from './question-card.tsx'
import './questions.css'

type Questions = Reply<typeof catalogRoutes.getQuestions>

const PAGE = 20

/** One set: its questions to look up and to practise, twenty at a time; what was answered stays on the phone. */
export function Page() {
  const t = useTranslations('public-questions')
  const { setId = '' } = usePathParams()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState({ search: '', cursor: '' })
  const [rows, setRows] = useState<Questions['rows']>([])
  const [answered, setAnswered] = useState<Readonly<Record<number, boolean>>>({})
  const query = {
    limit: PAGE,
    ...(asked.search && { search: asked.search }),
    ...(asked.cursor && { cursor: asked.cursor }),
  }
  const { data, problem, reload } = useCall(catalogRoutes.getQuestions, { params: { setId }, query })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page joins the ones before when it arrives
  useEffect(() => {
    if (data) setRows((before) => (asked.cursor ? [...before, ...data.rows] : data.rows))
  }, [data])
  const find = (event: FormEvent) => {
    event.preventDefault()
    setAsked({ search: typed.trim(), cursor: '' })
  }
  const { set } = data ?? {}
  const results = Object.values(answered)
  return (
    <PublicPage
      title={set ? `${set.tradeName} ${t(`levels.${set.level}`)}` : t('title')}
      lead={set && `${set.title} · ${set.document} · ${t('released', { on: set.releasedOn ?? '' })}`}
      back="/p/questions"
      backName={t('title')}
    >
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {set?.state === 'replaced' && <Notice tone="warn">{t('replacedNote')}</Notice>}
      <form onSubmit={find}>
        <Field
          label={t('searchIn')}
          value={typed}
          maxLength={40}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button">
          {t('find')}
        </button>
      </form>
      {results.length > 0 && (
        <p role="status">{t('score', { done: results.length, right: results.filter(Boolean).length })}</p>
      )}
      {data?.total === 0 && <Empty title={t('none')} />}
      {rows.map((question) => (
        <QuestionCard
          key={question.number}
          question={question}
          onAnswer={(right) => setAnswered((before) => ({ ...before, [question.number]: right }))}
        />
      ))}
      {data?.next && (
        <button type="button" className="button" onClick={() => setAsked({ ...asked, cursor: data.next ?? '' })}>
          {t('more')}
        </button>
      )}
      {set?.state === 'released' && <ProposeQuestion setId={setId} />}
    </PublicPage>
  )
}
