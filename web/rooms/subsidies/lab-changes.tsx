import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatYuanShort, readYuan } from '#kernel/money'
import type { listKnobs } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'

type LabRule = Reply<typeof listKnobs>['rules'][number]
type Knob = LabRule['knobs'][number]

/** What is tried: another number, or a condition left out. */
export type Change =
  | { readonly ruleId: string; readonly path: string; readonly value: number }
  | { readonly ruleId: string; readonly drop: string }

/** The changes that stand in the address; what cannot be read is none. */
export function readChanges(text: string): readonly Change[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? (read as Change[]) : []
  } catch {
    return []
  }
}

interface Props {
  readonly rules: readonly LabRule[]
  readonly changes: readonly Change[]
  readonly onChange: (changes: readonly Change[]) => void
}

const same = (a: Change, b: Change) =>
  a.ruleId === b.ruleId && ('drop' in a ? 'drop' in b && a.drop === b.drop : 'path' in b && a.path === b.path)

/** Chooses a rule and turns its numbers and conditions; below, everything that is changed. */
export function LabChanges({ rules, changes, onChange }: Props) {
  const t = useTranslations('lab')
  const [chosen, setChosen] = useState(changes[0]?.ruleId)
  const rule = rules.find(({ ruleId }) => ruleId === chosen)
  const without = (change: Change) => changes.filter((one) => !same(one, change))
  return (
    <div className="lab-changes">
      <Select
        aria-label={t('rule')}
        placeholder={t('chooseRule')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={setChosen}
        options={rules.map(({ ruleId, title, document }) => ({
          value: ruleId,
          label: `${title}（${document}）`,
        }))}
      />
      {rule && (
        <RuleKnobs
          key={rule.ruleId}
          rule={rule}
          changes={changes}
          onPut={(change) => onChange([...without(change), change])}
          onDrop={(change) => onChange(without(change))}
        />
      )}
      {changes.length > 0 && (
        <section aria-label={t('tried')}>
          <h3>{t('tried')}</h3>
          <ul className="lab-tried">
            {changes.map((change) => (
              <li key={JSON.stringify(change)}>
                {changeWords(change, rules, t)}
                <Button size="small" onClick={() => onChange(without(change))}>
                  {t('undo')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface KnobsProps {
  readonly rule: LabRule
  readonly changes: readonly Change[]
  readonly onPut: (change: Change) => void
  readonly onDrop: (change: Change) => void
}

/** The rule as a form: each number beside what it is now, each condition with a tick. */
function RuleKnobs({ rule, changes, onPut, onDrop }: KnobsProps) {
  const t = useTranslations('lab')
  const { ruleId } = rule
  return (
    <div className="lab-rule">
      <section>
        <h3>{t('numbers')}</h3>
        {rule.knobs.length === 0 && <p className="hint">{t('noNumbers')}</p>}
        {rule.knobs.map((knob) => {
          const { path } = knob
          const tried = changes.find((one) => one.ruleId === ruleId && 'path' in one && one.path === path)
          return (
            <KnobField
              key={path}
              knob={knob}
              tried={tried && 'value' in tried ? tried.value : undefined}
              onSet={(value) =>
                value === undefined ? onDrop({ ruleId, path, value: 0 }) : onPut({ ruleId, path, value })
              }
            />
          )
        })}
      </section>
      <section>
        <h3>{t('conditions')}</h3>
        <div className="lab-conditions">
          {rule.conditions.map(({ code, label }) => {
            const change: Change = { ruleId, drop: code }
            const asked = !changes.some((one) => same(one, change))
            return (
              <Checkbox
                key={code}
                checked={asked}
                onChange={({ target }) => (target.checked ? onDrop(change) : onPut(change))}
              >
                {label}
              </Checkbox>
            )
          })}
        </div>
      </section>
    </div>
  )
}

interface KnobFieldProps {
  readonly knob: Knob
  readonly tried: number | undefined
  /** Without a value: as it is. */
  readonly onSet: (value: number | undefined) => void
}

/** Taken over when the field is left or Enter is pressed; emptied, the number is as it was. */
function KnobField({ knob, tried, onSet }: KnobFieldProps) {
  const t = useTranslations('lab')
  const [text, setText] = useState(tried === undefined ? '' : plain(knob, tried))
  const read = knob.kind === 'amount' ? readYuan(text) : /^\d{1,9}$/.test(text) ? Number(text) : undefined
  const wrong = text !== '' && read === undefined
  const take = () => {
    if (!wrong && read !== tried) onSet(read === knob.value ? undefined : read)
  }
  return (
    <div className="lab-knob">
      <label htmlFor={`knob-${knob.path}`}>{knob.label}</label>
      <span className="numeric">{wordsOf(knob, knob.value)}</span>
      <span aria-hidden="true">→</span>
      <Input
        id={`knob-${knob.path}`}
        inputMode="decimal"
        className="numeric"
        placeholder={t('another')}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        value={text}
        suffix={knob.kind === 'amount' ? t('yuan') : undefined}
        onChange={({ target }) => setText(target.value.trim())}
        onBlur={take}
        onPressEnter={take}
      />
      {wrong && <small role="alert">{t('wrong')}</small>}
    </div>
  )
}

const plain = ({ kind }: Pick<Knob, 'kind'>, value: number): string =>
  kind === 'amount' ? formatYuanShort(value as never).replaceAll(',', '') : String(value)
const wordsOf = ({ kind }: Pick<Knob, 'kind'>, value: number): string =>
  kind === 'amount' ? `${formatYuanShort(value as never)} 元` : String(value)

type Words = ReturnType<typeof useTranslations<'lab'>>

function changeWords(change: Change, rules: readonly LabRule[], t: Words): string {
  const rule = rules.find(({ ruleId }) => ruleId === change.ruleId)
  if (!rule) return change.ruleId
  if ('drop' in change) {
    const label = rule.conditions.find(({ code }) => code === change.drop)?.label ?? change.drop
    return t('dropped', { rule: rule.title, label })
  }
  const knob = rule.knobs.find(({ path }) => path === change.path)
  if (!knob) return change.path
  const [before, after] = [wordsOf(knob, knob.value), wordsOf(knob, change.value)]
  return t('changed', { rule: rule.title, label: knob.label, before, after })
}
