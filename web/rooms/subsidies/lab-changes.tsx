import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatYuan, readYuan } from '#kernel/money'
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
  const [chosen, setChosen] = useState<string>()
  const rule = rules.find(({ ruleId }) => ruleId === chosen)
  const put = (change: Change) => onChange([...changes.filter((one) => !same(one, change)), change])
  const drop = (change: Change) => onChange(changes.filter((one) => !same(one, change)))
  return (
    <div className="lab-changes">
      <Select
        aria-label={t('rule')}
        placeholder={t('chooseRule')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={setChosen}
        options={rules.map(({ ruleId, title, document }) => ({ value: ruleId, label: `${title}（${document}）` }))}
      />
      {rule && (
        <fieldset>
          <legend>{rule.title}</legend>
          {rule.knobs.map((knob) => (
            <KnobField
              key={knob.path}
              knob={knob}
              onSet={(value) => put({ ruleId: rule.ruleId, path: knob.path, value })}
            />
          ))}
          {rule.conditions.map(({ code, label }) => (
            <div key={code} className="lab-knob">
              <span>{t('condition', { label })}</span>
              <Button onClick={() => put({ ruleId: rule.ruleId, drop: code })}>{t('drop')}</Button>
            </div>
          ))}
        </fieldset>
      )}
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            {changeWords(change, rules, t)} <Button onClick={() => drop(change)}>{t('undo')}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function KnobField({ knob, onSet }: { knob: Knob; onSet: (value: number) => void }) {
  const t = useTranslations('lab')
  const [text, setText] = useState('')
  const read = knob.kind === 'amount' ? readYuan(text) : /^\d{1,9}$/.test(text) ? Number(text) : undefined
  return (
    <div className="lab-knob">
      <span>
        {knob.label}：{wordsOf(knob, knob.value)}
      </span>
      <Input
        aria-label={knob.label}
        inputMode="decimal"
        className="numeric"
        placeholder={t('another')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        disabled={read === undefined}
        onClick={() => {
          if (read === undefined) return
          onSet(read)
          setText('')
        }}
      >
        {t('set')}
      </Button>
    </div>
  )
}

const wordsOf = ({ kind }: Pick<Knob, 'kind'>, value: number): string =>
  kind === 'amount' ? `${formatYuan(value as never)} 元` : String(value)

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
