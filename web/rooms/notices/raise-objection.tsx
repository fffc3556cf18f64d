import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { noticeRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Link } from '../../public/ui/link.tsx'
import { Notice } from '../../public/ui/states.tsx'
import { usePublicAct } from '../../public/use-call.ts'
import { useDraft } from '../../ui/draft.ts'
import { AttachFiles } from './attach-files.tsx'
import { withWords } from './objection-words.ts'
import type { PublicNotice } from './read-notice.public.tsx'

const blank = { lineNumber: '', reason: '', contact: '' }

/** What is mostly wrong with a line: a touch writes it, more may be added. */
const USUAL = ['absent', 'stranger', 'name', 'amount'] as const

/** The form to object to one line; afterwards the receipt. */
export function RaiseObjection({ notice }: { notice: PublicNotice }) {
  const t = useTranslations('public-notices')
  const raise = usePublicAct(noticeRoutes.raiseObjection)
  const [receipt, setReceipt] = useState('')
  // Kept in this tab until it is sent: a reload or a lost line on the road loses nothing.
  const [draft, keep, drop] = useDraft<typeof blank>(`objection/${notice.id}`)
  const [typed, setTyped] = useState(draft ?? blank)
  const [lineId, reasonId] = [useId(), useId()]
  const put = (next: typeof typed) => {
    setTyped(next)
    // Who objects is kept nowhere but in the box: the tab may be a public one.
    keep({ ...next, contact: '' })
  }
  const set = (name: keyof typeof typed) => (event: { currentTarget: { value: string } }) =>
    put({ ...typed, [name]: event.currentTarget.value })
  const add = (words: string) => put({ ...typed, reason: withWords(typed.reason, words) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { lineNumber: Number(typed.lineNumber), reason: typed.reason, contact: typed.contact || undefined }
    const raised = await raise.run({ params: { noticeId: notice.id }, body })
    if (!raised) return
    drop()
    setReceipt(raised.receiptCode)
  }
  if (receipt) {
    return (
      <>
        <Notice tone="done">
          {t('detail.thanks')} <strong className="numeric">{receipt}</strong>{' '}
          <Link to={`/p/objections?receipt=${receipt}`}>{t('follow')}</Link>
        </Notice>
        <AttachFiles receiptCode={receipt} count={0} />
      </>
    )
  }
  const errorOf = (name: string) => raise.problem?.errors.find((error) => error.path === name)?.message
  return (
    <Card title={t('detail.object')}>
      <p className="muted">{t('detail.objectHint')}</p>
      <form onSubmit={submit} noValidate>
        {raise.problem && <ErrorBox problem={raise.problem} />}
        <div className="field">
          <label htmlFor={lineId}>{t('detail.which')}</label>
          <select id={lineId} value={typed.lineNumber} onChange={set('lineNumber')} required>
            <option value="">{t('detail.choose')}</option>
            {notice.lines.map((line) => (
              <option key={line.lineNumber} value={line.lineNumber}>
                {t('detail.option', { number: line.lineNumber, name: line.name, item: line.item })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={reasonId}>{t('detail.reason')}</label>
          <p className="muted">{t('detail.reasonHint')}</p>
          <p className="actions">
            {USUAL.map((key) => (
              <button key={key} type="button" className="button" onClick={() => add(t(`detail.usual.${key}`))}>
                {t(`detail.usual.${key}`)}
              </button>
            ))}
          </p>
          {errorOf('reason') && (
            <p id={`${reasonId}-error`} className="field-error">
              {errorOf('reason')}
            </p>
          )}
          <textarea
            id={reasonId}
            rows={4}
            maxLength={1000}
            value={typed.reason}
            onChange={set('reason')}
            aria-invalid={errorOf('reason') ? true : undefined}
            aria-describedby={errorOf('reason') ? `${reasonId}-error` : undefined}
          />
        </div>
        <Field
          label={t('detail.contact')}
          hint={t('detail.contactHint')}
          maxLength={100}
          value={typed.contact}
          onChange={set('contact')}
          error={errorOf('contact')}
        />
        <button type="submit" className="button primary" disabled={raise.busy}>
          {raise.busy ? t('detail.submitting') : t('detail.submit')}
        </button>
      </form>
    </Card>
  )
}
