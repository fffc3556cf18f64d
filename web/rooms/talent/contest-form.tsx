import { Form, Input, Select, Switch } from 'antd'
import { useTranslations } from 'use-intl'
import { contestLevels, recordContest } from '#talent/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Body = ArgsOf<typeof recordContest>['body']
/** The trades are typed one to a line. */
type Values = Omit<Body, 'items'> & { items: string }

/** 登记竞赛: one document, one contest, its trades. */
export function RecordContest({ onDone }: { onDone: () => void }) {
  const t = useTranslations('talent')
  const { options } = useCodeWords()
  const act = useAct(recordContest, { onDone })
  const labels = {
    title: t('contest'),
    level: t('filter.level'),
    organizer: t('organizer'),
    heldHere: t('heldHere'),
    heldFrom: t('heldFrom'),
    heldUntil: t('heldUntil'),
    documentNumber: t('field.documentNumber'),
    documentTitle: t('field.documentTitle'),
    items: t('items'),
  }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const texts = ['title', 'organizer', 'documentNumber', 'documentTitle'] as const
  return (
    <ActForm<Values>
      draft="talent/contest"
      submit={t('recordContest')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={({ items, ...rest }) => act.mutateAsync({ body: { ...rest, items: linesOf(items) } })}
    >
      {texts.map((name) => (
        <Form.Item key={name} name={name} label={labels[name]} rules={must(labels[name])}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="level" label={labels.level} rules={must(labels.level)}>
        <Select options={options(contestLevels)} />
      </Form.Item>
      <Form.Item name="heldHere" label={labels.heldHere} valuePropName="checked" initialValue={false} required>
        <Switch />
      </Form.Item>
      {(['heldFrom', 'heldUntil'] as const).map((name) => (
        <Form.Item key={name} name={name} label={labels[name]} rules={must(labels[name])}>
          <DateInput />
        </Form.Item>
      ))}
      <Form.Item name="items" label={labels.items} rules={must(labels.items)} extra={t('itemsHint')}>
        <Input.TextArea rows={5} />
      </Form.Item>
    </ActForm>
  )
}

const linesOf = (text: string): Body['items'] =>
  text
    .split(/[\n、，,]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((title) => ({ title }))
