import { App, Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Breakdown, breakDown } from '#targets/contract'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { TargetView } from './target.page.tsx'

interface Line {
  readonly key: number
  readonly regionCode: string
  readonly department: string
  readonly year: number
  readonly number: number
}

interface BreakdownFormProps {
  readonly view: TargetView
  /** The latest version, to begin from. */
  readonly latest: Breakdown | undefined
  readonly onClose: () => void
}

/** A new version: a line per county, department and year, the sum and the gap as one types. */
export function BreakdownForm({ view, latest, onClose }: BreakdownFormProps) {
  const t = useTranslations('targets')
  const { message } = App.useApp()
  const id = useId()
  const [documentNumber, setDocument] = useState('')
  const [lines, setLines] = useState<readonly Line[]>(() => firstLines(view, latest))
  const act = useAct(breakDown, {
    onDone: () => {
      void message.success(t('saved'))
      onClose()
    },
  })
  const sum = lines.reduce((total, { number }) => total + number, 0)
  const whole = (view.target.number ?? 0) * (isYearly(view) ? view.years.length : 1)
  const change = (key: number, change: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const add = () => setLines([...lines, { ...emptyLine(view), key: (lines.at(-1)?.key ?? 0) + 1 }])
  const submit = () => {
    const parts = lines.map(({ key: _, ...line }) => line)
    act.mutate({ params: { target: view.target.key }, body: { documentNumber, parts } })
  }
  return (
    <section aria-label={t('draft')}>
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      <div className="field">
        <label htmlFor={id}>{t('documentNumber')}</label>
        <Input id={id} maxLength={60} value={documentNumber} onChange={(event) => setDocument(event.target.value)} />
      </div>
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          view={view}
          line={line}
          row={index + 1}
          onChange={(next) => change(line.key, next)}
          onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <Button onClick={add}>{t('addRow')}</Button>
      <p role="status">
        <strong>{t('sum', { sum, gap: whole - sum })}</strong>
      </p>
      <Button
        type="primary"
        loading={act.isPending}
        disabled={documentNumber.trim() === '' || lines.length === 0}
        onClick={submit}
      >
        {t('submit')}
      </Button>{' '}
      <Button onClick={onClose}>{t('close')}</Button>
    </section>
  )
}

const isYearly = ({ target }: TargetView): boolean => target.every === 'year'

const emptyLine = (view: TargetView) => ({
  regionCode: view.counties[0]?.regionCode ?? view.target.regionCode,
  department: '',
  year: isYearly(view) ? (view.years[0] ?? 0) : 0,
  number: 0,
})

function firstLines(view: TargetView, latest: Breakdown | undefined): Line[] {
  if (latest) return latest.parts.map(({ regionName: _, ...part }, key) => ({ ...part, key }))
  return view.counties.map(({ regionCode }, key) => ({ ...emptyLine(view), regionCode, key }))
}

interface LineFieldsProps {
  readonly view: TargetView
  readonly line: Line
  readonly row: number
  readonly onChange: (change: Partial<Line>) => void
  readonly onRemove: () => void
}

function LineFields({ view, line, row, onChange, onRemove }: LineFieldsProps) {
  const t = useTranslations('targets')
  const { target, counties, years } = view
  const places = [{ regionCode: target.regionCode, regionName: target.regionName }, ...counties]
  const whole = isYearly(view) ? [] : [{ value: 0, label: '—' }]
  return (
    <div className="part-row">
      <Select
        aria-label={`${t('county')} ${row}`}
        value={line.regionCode}
        options={places.map(({ regionCode, regionName }) => ({ value: regionCode, label: regionName }))}
        onChange={(regionCode) => onChange({ regionCode })}
        popupMatchSelectWidth={false}
        style={{ minWidth: 170 }}
      />
      <Input
        aria-label={`${t('department')} ${row}`}
        placeholder={t('department')}
        value={line.department}
        maxLength={40}
        onChange={(event) => onChange({ department: event.target.value })}
        style={{ width: 180 }}
      />
      <Select
        aria-label={`${t('year')} ${row}`}
        value={line.year}
        options={[...whole, ...years.map((value) => ({ value, label: String(value) }))]}
        onChange={(year) => onChange({ year })}
        style={{ width: 90 }}
      />
      <InputNumber
        aria-label={`${t('number')} ${row}`}
        value={line.number}
        min={0}
        precision={0}
        onChange={(number) => onChange({ number: number ?? 0 })}
      />
      <Button onClick={onRemove} aria-label={t('removeRow', { row })}>
        ×
      </Button>
    </div>
  )
}
