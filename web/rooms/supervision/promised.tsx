import { Checkbox, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { listCommitments } from '#notices/contract'
import { findBreach } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { inspectors } from './duties.ts'

type Commitment = Reply<typeof listCommitments>['rows'][number]

interface Values {
  readonly points: number[]
  readonly title: string
  readonly facts: string
  readonly demand: string
  readonly dueOn: string
}

/** What was promised, point by point; whoever inspects finds what was not kept. */
export function Promised({ commitment }: { commitment: Commitment }) {
  const t = useTranslations('supervision.commitments')
  const { role } = useSession().user
  const go = useGo()
  const find = useAct(findBreach, {
    alsoChanges: ['notices'],
    onDone: ({ findingId }) => go(`/supervision/findings?open=${findingId}`),
  })
  const points = commitment.promises.map((words, index) => ({ value: index + 1, label: words }))
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const facts = <p className="long-text">{commitment.promises.join('\n')}</p>
  if (!inspectors.has(role)) return facts
  const words = [
    ['title', t('finding')],
    ['facts', t('facts')],
    ['demand', t('demand')],
  ] as const
  return (
    <>
      <p className="hint">
        {t('hash')} <code>{commitment.hash.slice(0, 16)}</code>
      </p>
      <ActForm<Values>
        draft={`breach/${commitment.id}`}
        submit={t('find')}
        onSubmit={({ dueOn, ...body }) =>
          find.mutateAsync({ body: { ...body, dueOn: dueOn as never, commitmentId: commitment.id } })
        }
        labels={{ points: t('points'), title: t('finding'), facts: t('facts'), demand: t('demand'), dueOn: t('dueOn') }}
        busy={find.isPending}
        error={find.error}
      >
        <Form.Item name="points" label={t('points')} rules={must(t('points'))}>
          <Checkbox.Group options={points} style={{ display: 'grid', gap: 8 }} />
        </Form.Item>
        {words.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label} rules={must(label)}>
            {name === 'title' ? <Input maxLength={200} /> : <Input.TextArea rows={3} maxLength={1000} />}
          </Form.Item>
        ))}
        <Form.Item name="dueOn" label={t('dueOn')} rules={must(t('dueOn'))}>
          <DateInput />
        </Form.Item>
      </ActForm>
    </>
  )
}
