import './policy.css'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { listReadings, overrideReading } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

type Reading = Reply<typeof listReadings>['readings'][number]

/** 读法与设置: what was chosen where the text is open, and by which document it was changed. */
export function Page() {
  const t = useTranslations('policy')
  const { user } = useSession()
  const [filters, set, reset] = useUrlFilters({ search: '', open: '' })
  const asked = useEndpoint(listReadings, { query: { regionCode: user.regionCode } })
  const all = asked.data?.readings ?? []
  const rows = all.filter(({ title, why, key }) => `${title}${why}${key}`.includes(filters.search))
  const open = all.find((reading) => reading.key === filters.open)
  const list = listOf(asked, rows)
  return (
    <>
      <PageHeader
        title={t('readings.title')}
        lead={t('readings.lead')}
        tags={<span>{asked.data?.regionName}</span>}
        back={{ to: '/policy', name: t('title') }}
      />
      <FilterBar
        filters={[{ name: 'search', label: t('readings.search'), kind: 'text' }]}
        values={{ search: filters.search }}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('readings.title')}
        list={list}
        rowKey={(row) => row.key}
        onOpen={(row) => set({ open: row.key })}
        empty={{ title: t('readings.title') }}
        columns={[
          { key: 'title', title: t('readings.item'), render: (row) => row.title, fixed: true },
          {
            key: 'value',
            title: t('readings.value'),
            render: (row) => (
              <>
                {row.valueWords}
                <small className="hint-line">
                  <SetBy reading={row} />
                </small>
              </>
            ),
          },
          { key: 'basis', title: t('readings.basis'), render: (row) => <Basis reading={row} /> },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <Detail reading={open} onDone={() => set({ open: '' })} />}
      </DetailDrawer>
    </>
  )
}

function Basis({ reading }: { reading: Reading }) {
  const t = useTranslations('policy.readings')
  return (
    <>
      {reading.cites.map((anchor) => (
        <Clause key={anchor} anchor={anchor} />
      ))}
      {reading.practice && <span>{t('practice')}</span>}
    </>
  )
}

function SetBy({ reading: { setBy } }: { reading: Reading }) {
  const t = useTranslations('policy.readings')
  if (!setBy) return t('own')
  return t('setLine', { region: setBy.regionName, document: setBy.documentNumber, from: setBy.effectiveFrom })
}

function Detail({ reading, onDone }: { reading: Reading; onDone: () => void }) {
  const t = useTranslations('policy.readings')
  const { role } = useSession().user
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('value')}</dt>
          <dd>{reading.valueWords}</dd>
        </div>
        <div>
          <dt>{t('chosen')}</dt>
          <dd>{reading.chosenWords}</dd>
        </div>
        <div>
          <dt>{t('why')}</dt>
          <dd>{reading.why}</dd>
        </div>
        <div>
          <dt>{t('alternatives')}</dt>
          <dd>
            {reading.bounds ? t('bounds', reading.bounds) : reading.alternatives.map(({ label }) => label).join('；')}
          </dd>
        </div>
        <div>
          <dt>{t('basis')}</dt>
          <dd>
            <Basis reading={reading} />
          </dd>
        </div>
        <div>
          <dt>{t('setBy')}</dt>
          <dd>
            <SetBy reading={reading} />
          </dd>
        </div>
      </dl>
      {(role === 'city-officer' || role === 'region-officer') && <Change reading={reading} onDone={onDone} />}
    </>
  )
}

interface Values {
  readonly value: string
  readonly effectiveFrom: string
  readonly documentNumber: string
}

function Change({ reading, onDone }: { reading: Reading; onDone: () => void }) {
  const t = useTranslations('policy.readings')
  const { user, business } = useSession()
  const override = useAct(overrideReading, { onDone })
  const labels = { value: t('newValue'), effectiveFrom: t('effectiveFrom'), documentNumber: t('documentNumber') }
  const submit = (values: Values) =>
    override.mutateAsync({
      body: {
        ...values,
        value: reading.bounds ? Number(values.value) : values.value,
        key: reading.key,
        regionCode: user.regionCode,
      },
    })
  return (
    <section className="panel">
      <h2>{t('change')}</h2>
      <p className="hint">{t('changeHint')}</p>
      <ActForm<Values>
        draft={`override-reading/${reading.key}`}
        submit={t('submit')}
        initial={{ effectiveFrom: business.date }}
        onSubmit={submit}
        labels={labels}
        busy={override.isPending}
        error={override.error}
      >
        <Form.Item name="value" label={labels.value} rules={[{ required: true }]}>
          {reading.bounds ? (
            <Input inputMode="numeric" className="numeric" />
          ) : reading.kind === 'day' ? (
            <DateInput />
          ) : (
            <Select options={[...reading.alternatives]} />
          )}
        </Form.Item>
        <Form.Item name="effectiveFrom" label={labels.effectiveFrom} rules={[{ required: true }]}>
          <DateInput />
        </Form.Item>
        <Form.Item name="documentNumber" label={labels.documentNumber} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
      </ActForm>
    </section>
  )
}
