import { Form, Input, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { publishPost } from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

interface Values {
  title: string
  employer: string
  workplace: string
  payText: string
  heads: number
  openFrom?: DateText
  openUntil: DateText
}

const longest = { title: 60, employer: 80, workplace: 80, payText: 80 } as const
const texts = ['title', 'employer', 'workplace', 'payText'] as const

/** The form for a post; its drawer closes when it is published. */
export function PublishPost({ onDone }: { onDone: () => void }) {
  const t = useTranslations('employment.post')
  const words = useTranslations('employment')
  const act = useAct(publishPost, { onDone })
  const labels = {
    title: t('name'),
    employer: t('employer'),
    workplace: t('workplace'),
    payText: t('pay'),
    heads: t('heads'),
    openFrom: t('openFrom'),
    openUntil: t('openUntil'),
  }
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  return (
    <ActForm<Values>
      draft="publish-post"
      submit={t('submit')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ body })}
    >
      {texts.map((name) => (
        <Form.Item key={name} name={name} label={labels[name]} rules={must(labels[name])}>
          <Input maxLength={longest[name]} />
        </Form.Item>
      ))}
      <Form.Item name="heads" label={labels.heads} rules={must(labels.heads)}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="openFrom" label={labels.openFrom} extra={t('openFromHint')}>
        <DateInput label={labels.openFrom} />
      </Form.Item>
      <Form.Item name="openUntil" label={labels.openUntil} rules={must(labels.openUntil)}>
        <DateInput label={labels.openUntil} />
      </Form.Item>
    </ActForm>
  )
}
