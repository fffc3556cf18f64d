import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listProposals, proposalStates, settleProposal } from '#catalog/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useKeepsQuestions } from './question-duties.ts'

/** What the public says of the questions, each answered once. */
export function Proposals() {
  return useKeepsQuestions() ? <List /> : null
}

function List() {
  const t = useTranslations('catalog.questions')
  const { label } = useCodeWords()
  const [opened, setOpened] = useState('')
  const asked = useEndpoint(listProposals, { query: {} })
  const rows = asked.data?.proposals ?? []
  const open = rows.find(({ id }) => id === opened)
  return (
    <section className="panel" aria-label={t('proposals')}>
      <h2>{t('proposals')}</h2>
      <DataTable
        label={t('proposals')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        empty={{ title: t('proposalsNone') }}
        columns={[
          { key: 'title', title: t('name'), render: (row) => row.title, fixed: true },
          { key: 'number', title: t('number'), render: (row) => row.number ?? '—', numeric: true },
          { key: 'words', title: t('words'), render: (row) => row.words },
          { key: 'on', title: t('proposedOn'), render: (row) => row.proposedOn },
          { key: 'state', title: t('state'), render: (row) => label(proposalStates, row.state) },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={t('proposals')} onClose={() => setOpened('')}>
        {open && <p>{open.words}</p>}
        {open?.answer && <p>{open.answer}</p>}
        {open?.state === 'open' && <Settle proposalId={open.id} onDone={() => setOpened('')} />}
      </DetailDrawer>
    </section>
  )
}

interface Values {
  readonly state: 'taken' | 'declined'
  readonly answer: string
}

function Settle({ proposalId, onDone }: { proposalId: string; onDone: () => void }) {
  const t = useTranslations('catalog.questions')
  const { options } = useCodeWords()
  const settle = useAct(settleProposal, { onDone })
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<Values>
      draft={`settle-proposal/${proposalId}`}
      submit={t('settle')}
      onSubmit={(body) => settle.mutateAsync({ params: { proposalId }, body })}
      labels={{ state: t('state'), answer: t('reply') }}
      busy={settle.isPending}
      error={settle.error}
    >
      <Form.Item name="state" label={t('state')} rules={must(t('state'))}>
        <Select options={options(proposalStates).filter(({ value }) => value !== 'open')} />
      </Form.Item>
      <Form.Item name="answer" label={t('reply')} rules={must(t('reply'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
