import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DateText } from '#kernel/dates'
import { clockSteps, furthestDay } from './clock-steps.ts'
import { Glyph } from './glyph.tsx'

interface DemoClockProps {
  readonly today: DateText
  readonly busy: boolean
  /** Why the last turn was refused. */
  readonly refusal?: string
  /** Absent for those who only read. */
  readonly onTurn?: (to: DateText) => void
}

/** The demo's banner: the business date, and the control that moves it forward. Never shown outside the demo. */
export function DemoClock({ today, busy, refusal, onTurn }: DemoClockProps) {
  const t = useTranslations('light.clock')
  return (
    <section className="demo-clock" aria-label={t('label')}>
      <p>
        <Glyph name="clock" />
        {t('banner')}
      </p>
      <strong className="numeric">{t('today', { date: today })}</strong>
      {onTurn && (
        <details>
          <summary>{t('move')}</summary>
          <Controls key={today} today={today} busy={busy} onTurn={onTurn} />
        </details>
      )}
      {refusal && <p role="alert">{refusal}</p>}
    </section>
  )
}

function Controls({ today, busy, onTurn }: { today: DateText; busy: boolean; onTurn: (to: DateText) => void }) {
  const t = useTranslations('light.clock')
  const steps = clockSteps(today)
  const [typed, setTyped] = useState<string>(steps.day)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onTurn(typed as DateText)
      }}
    >
      {(['day', 'week', 'month'] as const).map((step) => (
        <button key={step} type="button" disabled={busy} title={steps[step]} onClick={() => onTurn(steps[step])}>
          {t(step)}
        </button>
      ))}
      <input
        type="date"
        required
        aria-label={t('date')}
        min={steps.day}
        max={furthestDay(today)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" disabled={busy}>
        {t('turn')}
      </button>
    </form>
  )
}
