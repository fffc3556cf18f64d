import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan } from '#kernel/money'
import { recordKinds } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { AnyWire } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { Opening } from '../../ui/opening.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { RecordField, useFieldLabel } from './record-fields.tsx'
import { type FormKind, fieldsOf, recordForms } from './record-forms.ts'

type Values = Record<string, unknown>

interface EnterProps {
  readonly kind: FormKind
  /** What the form begins with, e.g. what is corrected. */
  readonly initial?: Values
  /** Filled in without being asked for: the award a promotion rests on, the record that is corrected. */
  readonly fixed?: Values
  readonly onDone: () => void
}

/** Enters one record of a kind; another person confirms it. */
export function EnterRecord({ kind, initial, fixed = {}, onDone }: EnterProps) {
  const t = useTranslations('talent')
  const label = useFieldLabel()
  const { user } = useSession()
  const correcting = 'correctedRecordId' in fixed
  const fields = fieldsOf(kind, user.regionCode.endsWith('00'))
  const wire: AnyWire = recordForms[kind].wire
  const enter = useAct(wire, { onDone })
  return (
    <ActForm<Values>
      draft={`talent/${kind}/${Object.values(fixed).join()}`}
      submit={t(correcting ? 'submitCorrection' : 'submit')}
      initial={initial}
      labels={Object.fromEntries(fields.map(({ name }) => [name, label(name)]))}
      busy={enter.isPending}
      error={enter.error}
      onSubmit={(values) => enter.mutateAsync({ body: { ...inFen(values), ...fixed } } as never)}
    >
      <p>{t('makerChecker')}</p>
      {fields.map((field) => (
        <RecordField key={field.name} field={field} />
      ))}
      {correcting && (
        <Form.Item name="correctionReason" label={label('correctionReason')} required>
          <Input.TextArea maxLength={200} rows={2} />
        </Form.Item>
      )}
    </ActForm>
  )
}

/** What is typed in yuan becomes fen; what is left empty is left out. */
function inFen(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]): [string, unknown] => {
    if (Array.isArray(value)) return [name, value.map((row: Values) => inFen(row))]
    if (name.endsWith('Fen') && typeof value === 'string') return [name, readYuan(value)]
    return [name, value === '' || value === null ? undefined : value]
  })
  return Object.fromEntries(entries)
}

/** The button that opens the form of a kind. */
export function EnterButton({ kind }: { kind: FormKind }) {
  const t = useTranslations('talent')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const own = kind === 'post' || kind === 'joint-school' || kind === 'recognition'
  const makers = ['county-clerk', 'city-officer', 'region-officer', ...(own ? ['enterprise'] : [])]
  if (!makers.includes(role)) return null
  return (
    <Opening title={t('enter', { kind: label(recordKinds, kind) })}>
      {(close) => <EnterRecord kind={kind} onDone={close} />}
    </Opening>
  )
}
