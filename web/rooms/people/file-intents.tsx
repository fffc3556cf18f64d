import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { closeIntent, confirmIntent, intentKinds, skillLevels, stateIntent } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { PersonFile } from './person-file.page.tsx'

type Intent = PersonFile['intents'][number]

/** 意愿: what the person wants, when it was last confirmed, what is to be asked again. */
export function FileIntents({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const t = useTranslations('people')
  const { label } = useCodeWords()
  const [adding, setAdding] = useState(false)
  const confirm = useAct(confirmIntent)
  const close = useAct(closeIntent)
  const acts = ({ id: intentId, kind, trade, closedOn }: Intent) => {
    if (closedOn) return t('closed', { date: closedOn })
    if (!clerk) return '—'
    return (
      <>
        <Button
          loading={confirm.isPending && confirm.variables?.params?.intentId === intentId}
          onClick={() => confirm.mutate({ params: { intentId } })}
        >
          {t('confirmIntent')}
        </Button>{' '}
        <ConfirmAct
          act={t('closeIntent')}
          quiet
          items={[{ key: intentId, name: [t('intentOf', { kind: label(intentKinds, kind) }), trade].join(' ') }]}
          onConfirm={() => close.mutateAsync({ params: { intentId } })}
        >
          <p className="hint">{t('closeIntentHint')}</p>
        </ConfirmAct>
      </>
    )
  }
  return (
    <section className="panel">
      {confirm.error && <ProblemAlert problem={problemFrom(confirm.error)} />}
      <DataTable
        label={t('intents')}
        list={{ rows: person.intents }}
        rowKey={(row) => row.id}
        empty={{ title: t('none') }}
        columns={[
          { key: 'kind', title: t('kind'), render: (row) => t('intentOf', { kind: label(intentKinds, row.kind) }) },
          {
            key: 'trade',
            title: t('trade'),
            render: (row) => [row.trade, row.level && label(skillLevels, row.level)].filter(Boolean).join(' · ') || '—',
          },
          { key: 'time', title: t('timeWindow'), render: (row) => row.timeWindow || '—' },
          { key: 'place', title: t('place'), render: (row) => row.place || '—' },
          { key: 'wish', title: t('jobWish'), render: (row) => row.jobWish || '—' },
          {
            key: 'confirmed',
            title: t('lastConfirmed'),
            render: (row) => (
              <>
                <span className="numeric">{row.lastConfirmedOn}</span>{' '}
                {row.reconfirm && <StatusTag tone="warn">{t('reconfirm')}</StatusTag>}
              </>
            ),
          },
          { key: 'acts', title: t('acts'), render: acts },
        ]}
      />
      {clerk && <Button onClick={() => setAdding(true)}>{t('stateIntent')}</Button>}
      <DetailDrawer open={adding} title={t('stateIntent')} onClose={() => setAdding(false)}>
        <StateForm personId={person.id} onDone={() => setAdding(false)} />
      </DetailDrawer>
    </section>
  )
}

interface NewIntent {
  kind: Intent['kind']
  trade?: string
  level?: (typeof skillLevels.values)[number]
  timeWindow?: string
  place?: string
  jobWish?: string
}

function StateForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const { options } = useCodeWords()
  const state = useAct(stateIntent, { onDone })
  const texts = { trade: t('trade'), timeWindow: t('timeWindow'), place: t('place'), jobWish: t('jobWish') }
  const labels = { kind: t('kind'), level: t('level'), ...texts }
  return (
    <ActForm<NewIntent>
      draft={`state-intent/${personId}`}
      submit={t('stateIntent')}
      onSubmit={(body) => state.mutateAsync({ params: { personId }, body })}
      labels={labels}
      busy={state.isPending}
      error={state.error}
    >
      <Form.Item
        name="kind"
        label={labels.kind}
        rules={[{ required: true, message: t('needed', { label: labels.kind }) }]}
      >
        <Select options={options(intentKinds)} />
      </Form.Item>
      <Form.Item name="level" label={labels.level}>
        <Select allowClear options={options(skillLevels)} />
      </Form.Item>
      {Object.entries(texts).map(([name, label]) => (
        <Form.Item key={name} name={name} label={label}>
          <Input maxLength={name === 'jobWish' ? 100 : 30} />
        </Form.Item>
      ))}
    </ActForm>
  )
}
