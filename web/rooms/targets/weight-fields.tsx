import { Button, Input, InputNumber, Slider } from 'antd'
import { useTranslations } from 'use-intl'
import { ALL_WEIGHTS, type AllocationFactor, computedFactors } from '#targets/contract'
import { oneOf } from '../../ui/code-list.ts'
import type { Draft, Entered } from './allocation-form.tsx'
import { percent } from './percent.ts'

interface Place {
  readonly regionCode: string
  readonly regionName: string
}

interface WeightFieldsProps {
  readonly draft: Draft
  readonly factors: readonly AllocationFactor[]
  readonly places: readonly Place[]
  readonly onChange: (change: Partial<Draft>) => void
}

/** A slider per factor in hundredths of a per cent, and the fields of the factors that are entered. */
export function WeightFields({ draft, factors, places, onChange }: WeightFieldsProps) {
  const t = useTranslations('allocations')
  const sumBp = factors.reduce((total, { weightBp }) => total + weightBp, 0)
  const setEntered = (key: string, change: Partial<Entered>) =>
    onChange({ entered: draft.entered.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const setWeight = (key: string, weightBp: number) =>
    key in draft.weights ? onChange({ weights: { ...draft.weights, [key]: weightBp } }) : setEntered(key, { weightBp })
  const add = () => {
    const number = Math.max(0, ...draft.entered.map(({ key }) => Number(key.slice(6)))) + 1
    onChange({
      entered: [...draft.entered, { key: `other-${number}`, label: '', weightBp: 0, document: '', values: {} }],
    })
  }
  return (
    <section className="panel">
      <h2>{t('factors')}</h2>
      <div className="weights">
        {factors.map((factor) => (
          <Weight key={factor.key} factor={factor} onWeight={(weightBp) => setWeight(factor.key, weightBp)} />
        ))}
      </div>
      <p role="status">
        <strong>{t(sumBp === ALL_WEIGHTS ? 'weightSum' : 'mustBeWhole', { sum: percent(sumBp) })}</strong>
      </p>
      {draft.entered.map((one) => (
        <EnteredFields
          key={one.key}
          entered={one}
          places={places}
          onChange={(change) => setEntered(one.key, change)}
          onRemove={() => onChange({ entered: draft.entered.filter(({ key }) => key !== one.key) })}
        />
      ))}
      <Button onClick={add}>{t('addFactor')}</Button>
    </section>
  )
}

function Weight({ factor, onWeight }: { factor: AllocationFactor; onWeight: (weightBp: number) => void }) {
  const t = useTranslations('allocations')
  const name = t('weightOf', { label: factor.label })
  return (
    <div className="weight">
      <span>
        {factor.label || t('newFactor')}
        <small>{oneOf(computedFactors, factor.key) ? t('computed') : factor.document || t('documentMissing')}</small>
      </span>
      <Slider
        min={0}
        max={ALL_WEIGHTS}
        step={50}
        value={factor.weightBp}
        onChange={onWeight}
        ariaLabelForHandle={name}
        tooltip={{ formatter: (value) => `${percent(value ?? 0)}%` }}
      />
      <InputNumber
        aria-label={name}
        min={0}
        max={100}
        step={1}
        precision={2}
        suffix="%"
        value={factor.weightBp / 100}
        onChange={(value) => onWeight(Math.round((value ?? 0) * 100))}
      />
    </div>
  )
}

interface EnteredFieldsProps {
  readonly entered: Entered
  readonly places: readonly Place[]
  readonly onChange: (change: Partial<Entered>) => void
  readonly onRemove: () => void
}

function EnteredFields({ entered, places, onChange, onRemove }: EnteredFieldsProps) {
  const t = useTranslations('allocations')
  return (
    <fieldset>
      <legend>{entered.label || t('newFactor')}</legend>
      <div className="part-row">
        <Input
          aria-label={t('label')}
          placeholder={t('label')}
          value={entered.label}
          maxLength={40}
          onChange={(event) => onChange({ label: event.target.value })}
          style={{ width: 200 }}
        />
        <Input
          aria-label={t('sourceDocument')}
          placeholder={t('sourceDocument')}
          value={entered.document}
          maxLength={80}
          onChange={(event) => onChange({ document: event.target.value })}
          style={{ width: 260 }}
        />
        <Button onClick={onRemove}>{t('removeFactor', { label: entered.label || t('newFactor') })}</Button>
      </div>
      <div className="part-row">
        {places.map(({ regionCode, regionName }) => (
          <InputNumber
            key={regionCode}
            aria-label={t('valueOf', { region: regionName })}
            prefix={regionName}
            min={0}
            precision={0}
            value={entered.values[regionCode] ?? 0}
            onChange={(value) => onChange({ values: { ...entered.values, [regionCode]: value ?? 0 } })}
            style={{ width: 210 }}
          />
        ))}
      </div>
    </fieldset>
  )
}
