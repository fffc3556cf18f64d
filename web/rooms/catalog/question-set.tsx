import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import {
  getQuestions,
  type listQuestionSets,
  questionKinds,
  releaseQuestions,
  withdrawQuestions,
} from '#catalog/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useKeepsQuestions } from './question-duties.ts'

type Set = Reply<typeof listQuestionSets>['sets'][number]

/** One set: its questions with answers; its release by another person, its withdrawal with a reason. */
export function QuestionSet({ set }: { set: Set }) {
  const keeper = useKeepsQuestions()
  const t = useTranslations('catalog.questions')
  const { label } = useCodeWords()
  const params = { setId: set.id }
  const release = useAct(releaseQuestions)
  const withdraw = useAct(withdrawQuestions)
  const list = useEndpointPages(getQuestions, { params, query: {} })
  return (
    <>
      {keeper && set.state === 'entered' && (
        <ConfirmAct
          act={t('release')}
          items={[{ key: set.id, name: `${set.tradeName} · ${set.title} · ${set.items}` }]}
          onConfirm={() => release.mutateAsync({ params })}
        />
      )}
      <DataTable
        label={set.title}
        list={list}
        rowKey={(row) => String(row.number)}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'number', title: t('number'), render: (row) => row.number, numeric: true, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => label(questionKinds, row.kind) },
          { key: 'stem', title: t('stem'), render: (row) => row.stem },
          { key: 'options', title: t('options'), render: (row) => row.options.join('；') },
          { key: 'answer', title: t('answer'), render: (row) => row.answer },
        ]}
      />
      {keeper && (set.state === 'entered' || set.state === 'released') && (
        <details className="fold">
          <summary>{t('withdraw')}</summary>
          <ActForm<{ reason: string }>
            draft={`withdraw-questions/${set.id}`}
            submit={t('withdraw')}
            onSubmit={(body) => withdraw.mutateAsync({ params, body })}
            labels={{ reason: t('reason') }}
            busy={withdraw.isPending}
            error={withdraw.error}
          >
            <Form.Item
              name="reason"
              label={t('reason')}
              rules={[{ required: true, message: t('needed', { label: t('reason') }) }]}
            >
              <Input.TextArea rows={2} maxLength={300} />
            </Form.Item>
          </ActForm>
        </details>
      )}
    </>
  )
}
