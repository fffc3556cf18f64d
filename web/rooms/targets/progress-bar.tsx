import './targets.css'
import { useTranslations } from 'use-intl'
import { type Light, lights } from '#targets/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { percent } from './percent.ts'

const WHOLE = 10_000
const tones: Readonly<Record<Light, Tone>> = {
  reached: 'done',
  'on-time': 'doing',
  behind: 'warn',
  missed: 'stop',
  'no-number': 'wait',
  'no-records': 'wait',
}

/** What was done of the target, and a mark where the time is. */
export function ProgressBar({ shareBp, elapsedBp }: { shareBp: number; elapsedBp: number }) {
  const t = useTranslations('targets')
  const done = Math.min(shareBp, WHOLE)
  const words = { share: percent(shareBp), elapsed: percent(elapsedBp) }
  return (
    <span className="target-bar" role="img" aria-label={t('bar', words)}>
      <i style={{ width: `${done / 100}%` }} />
      <b style={{ left: `calc(${elapsedBp / 100}% - 1px)` }} />
    </span>
  )
}

export function LightTag({ light }: { light: Light }) {
  const { label } = useCodeWords()
  return <StatusTag tone={tones[light]}>{label(lights, light)}</StatusTag>
}
