import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

interface OpinionProps {
  readonly yes: string
  readonly no: string
  readonly busy: boolean
  readonly error: unknown
  readonly onGive: (outcome: 'decided' | 'refused', note: string) => void
}

/** An opinion first, then one of two decisions. */
export function Opinion({ yes, no, busy, error, onGive }: OpinionProps) {
  const t = useTranslations('supervision')
  const [note, setNote] = useState('')
  return (
    <>
      {error ? <ProblemAlert problem={problemFrom(error)} /> : null}
      <Input
        aria-label={t('opinion')}
        placeholder={t('opinion')}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <p className="acts">
        <Button type="primary" disabled={!note} loading={busy} onClick={() => onGive('decided', note)}>
          {yes}
        </Button>
        <Button disabled={!note} loading={busy} onClick={() => onGive('refused', note)}>
          {no}
        </Button>
        {!note && <span className="hint">{t('opinionFirst')}</span>}
      </p>
    </>
  )
}
