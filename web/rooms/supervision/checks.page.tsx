import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { checkOutcomes, checkStates, drawSample, listChecks, listSamples } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CheckFile } from './check-file.tsx'
import { inspectors } from './duties.ts'
import { checkTones } from './tones.ts'
import { WordsForm } from './words-form.tsx'

/** 核查: drawn by lot or because of a signal; one of two people records, the other confirms. */
export function Page() {
  const t = useTranslations('supervision')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [drawing, setDrawing] = useState(false)
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const list = useEndpointPages(listChecks, { query: { state: oneOf(checkStates, filters.state) } })
  const open = list.rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader
        title={t('checks')}
        lead={t('checksLead')}
        back={{ to: '/supervision', name: t('signals') }}
        actions={
          <>
            <PageLink to="/supervision/findings">{t('findings')}</PageLink>
            {inspectors.has(role) && <Button onClick={() => setDrawing(true)}>{t('draw')}</Button>}
          </>
        }
      />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(checkStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('checks')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('checksEmpty'), next: t('checksEmptyNext') }}
        columns={[
          { key: 'class', title: t('class'), render: (row) => `${row.classNumber} ${row.classTitle}`, fixed: true },
          { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
          { key: 'from', title: t('from'), render: (row) => t(row.signalId ? 'bySignal' : 'bySample') },
          { key: 'due', title: t('dueOn'), render: (row) => row.dueOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={checkTones[row.state]}>{label(checkStates, row.state)}</StatusTag>,
          },
          {
            key: 'outcome',
            title: t('outcome'),
            render: (row) => (row.outcome ? label(checkOutcomes, row.outcome) : '—'),
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={t('checks')} onClose={() => set({ open: '' })}>
        {open && <CheckFile key={`${open.id} ${open.state}`} check={open} mayAct={inspectors.has(role)} />}
      </DetailDrawer>
      <DetailDrawer open={drawing} title={t('draw')} onClose={() => setDrawing(false)}>
        {drawing && <Draw onDone={() => setDrawing(false)} />}
      </DetailDrawer>
    </>
  )
}

function Draw({ onDone }: { onDone: () => void }) {
  const t = useTranslations('supervision')
  const draw = useAct(drawSample, { onDone })
  const samples = useEndpoint(listSamples, {}).data?.samples ?? []
  return (
    <>
      <WordsForm<{ size: number; dueOn: string; seed?: string }>
        draft="draw-sample"
        submit={t('draw')}
        fields={[
          { name: 'dueOn', label: t('dueOn'), kind: 'day' },
          { name: 'seed', label: t('seed'), kind: 'line', optional: true, hint: t('seedHint') },
        ]}
        onSubmit={({ size, dueOn, seed }) =>
          draw.mutateAsync({ body: { size, dueOn: dueOn as never, ...(seed && { seed }) } })
        }
        busy={draw.isPending}
        error={draw.error}
      >
        <Form.Item
          name="size"
          label={t('size')}
          rules={[{ required: true, message: t('needed', { label: t('size') }) }]}
        >
          <InputNumber min={1} max={200} />
        </Form.Item>
      </WordsForm>
      <h3>{t('samples')}</h3>
      {samples.map(({ id, drawnOn, regionName, populationHash, population, drawn, seed }) => (
        <p key={id}>
          {t('sampleLine', {
            date: drawnOn,
            region: regionName,
            population,
            drawn,
            seed,
            hash: populationHash.slice(0, 12),
          })}
        </p>
      ))}
    </>
  )
}
