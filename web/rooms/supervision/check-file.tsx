import { Form, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import {
  type CheckItem,
  type CheckOutcome,
  cancelCheck,
  checkAnswers,
  checkItems,
  checkOutcomes,
  confirmCheck,
  type listChecks,
  recordCheck,
} from '#supervision/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { WordsForm } from './words-form.tsx'

type Check = Reply<typeof listChecks>['rows'][number]
type Answered = 'yes' | 'no' | 'not-seen'

/** One check: what was seen, and the next act of whoever may. */
export function CheckFile({ check, mayAct }: { check: Check; mayAct: boolean }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  return (
    <>
      <h2>
        <PageLink to={`/classes/${check.classId}`}>
          {check.classNumber} {check.classTitle}
        </PageLink>
      </h2>
      <dl className="facts">
        {check.visitedOn && (
          <div>
            <dt>{t('visitedOn')}</dt>
            <dd>{check.visitedOn}</dd>
          </div>
        )}
        {check.checklist.map(({ item, answer }) => (
          <div key={item}>
            <dt>{label(checkItems, item)}</dt>
            <dd>{label(checkAnswers, answer)}</dd>
          </div>
        ))}
        {check.note && (
          <div>
            <dt>{t('note')}</dt>
            <dd>{check.note}</dd>
          </div>
        )}
      </dl>
      {mayAct && check.state === 'planned' && <RecordForm check={check} />}
      {mayAct && check.state === 'recorded' && <ConfirmForm check={check} />}
    </>
  )
}

interface Recorded {
  readonly visitedOn: string
  readonly outcome: CheckOutcome
  readonly note: string
  readonly answers?: Readonly<Partial<Record<CheckItem, Answered>>>
}

function RecordForm({ check: { id: checkId, version } }: { check: Check }) {
  const t = useTranslations('supervision')
  const { label, options } = useCodeWords()
  const record = useAct(recordCheck)
  const cancel = useAct(cancelCheck)
  const send = ({ visitedOn, answers = {}, ...rest }: Recorded) => {
    const checklist = checkItems.values.map((item) => ({ item, answer: answers[item] ?? ('not-seen' as const) }))
    const body = { ...rest, visitedOn: visitedOn as never, checklist, version }
    return record.mutateAsync({ params: { checkId }, body })
  }
  return (
    <>
      <WordsForm<Recorded>
        draft={`record-check/${checkId}`}
        submit={t('recordIt')}
        fields={[
          { name: 'visitedOn', label: t('visitedOn'), kind: 'day' },
          { name: 'note', label: t('note') },
        ]}
        onSubmit={send}
        busy={record.isPending}
        error={record.error}
      >
        <h3>{t('checklist')}</h3>
        {checkItems.values.map((item) => (
          <Form.Item key={item} name={['answers', item]} label={label(checkItems, item)}>
            <Radio.Group optionType="button" options={options(checkAnswers)} />
          </Form.Item>
        ))}
        <Form.Item
          name="outcome"
          label={t('outcome')}
          rules={[{ required: true, message: t('needed', { label: t('outcome') }) }]}
        >
          <Radio.Group optionType="button" options={options(checkOutcomes)} />
        </Form.Item>
      </WordsForm>
      <WordsForm<{ note: string }>
        folded
        draft={`cancel-check/${checkId}`}
        submit={t('cancelIt')}
        fields={[{ name: 'note', label: t('reason') }]}
        onSubmit={({ note }) => cancel.mutateAsync({ params: { checkId }, body: { note, version } })}
        busy={cancel.isPending}
        error={cancel.error}
      />
    </>
  )
}

interface Finding {
  readonly title: string
  readonly demand: string
  readonly dueOn: string
}

function ConfirmForm({ check: { id: checkId, version, outcome } }: { check: Check }) {
  const t = useTranslations('supervision')
  const confirm = useAct(confirmCheck)
  const fields = [
    { name: 'title', label: t('findingTitle'), kind: 'line' as const },
    { name: 'demand', label: t('demand') },
    { name: 'dueOn', label: t('dueOn'), kind: 'day' as const },
  ]
  return (
    <WordsForm<Finding>
      draft={`confirm-check/${checkId}`}
      submit={t('confirmIt')}
      fields={outcome === 'problems' ? fields : []}
      onSubmit={({ dueOn, ...words }) => {
        const finding = outcome === 'problems' ? { ...words, dueOn: dueOn as never } : undefined
        return confirm.mutateAsync({ params: { checkId }, body: { version, ...(finding && { finding }) } })
      }}
      busy={confirm.isPending}
      error={confirm.error}
    >
      <p>{t('confirmHint')}</p>
    </WordsForm>
  )
}
