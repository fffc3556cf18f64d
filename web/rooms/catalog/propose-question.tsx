import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { catalogRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Notice } from '../../public/ui/states.tsx'
import { usePublicAct } from '../../public/use-call.ts'

/** What is wrong with a question, or missing: anybody may say it. */
export function ProposeQuestion({ setId }: { setId: string }) {
  const t = useTranslations('public-questions')
  const propose = usePublicAct(catalogRoutes.proposeQuestion)
  const [typed, setTyped] = useState({ number: '', words: '' })
  const [sent, setSent] = useState(false)
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { words: typed.words, ...(typed.number && { number: Number(typed.number) }) }
    if (await propose.run({ params: { setId }, body })) setSent(true)
  }
  if (sent) return <Notice tone="done">{t('thanks')}</Notice>
  return (
    <Card title={t('propose')}>
      <p className="muted">{t('proposeHint')}</p>
      <form onSubmit={submit} noValidate>
        {propose.problem && <ErrorBox problem={propose.problem} />}
        <Field
          label={t('which')}
          inputMode="numeric"
          value={typed.number}
          maxLength={5}
          onChange={(event) => setTyped({ ...typed, number: event.currentTarget.value })}
        />
        <div className="field">
          <label htmlFor={id}>{t('words')}</label>
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            value={typed.words}
            onChange={(event) => setTyped({ ...typed, words: event.currentTarget.value })}
          />
        </div>
        <button type="submit" className="button" disabled={propose.busy}>
          {propose.busy ? t('sending') : t('send')}
        </button>
      </form>
    </Card>
  )
}
