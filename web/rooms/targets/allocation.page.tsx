import './targets.css'
import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { fundSources } from '#funds/contract'
import { allocationPeople, allocationStates, computedFactors, exportAllocation, getAllocation } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo, usePageParams } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { AllocationActs } from './allocation-acts.tsx'
import { drafters, stateTones } from './allocations.page.tsx'
import { percent } from './percent.ts'
import { ShareTable } from './share-table.tsx'

export type AllocationView = Reply<typeof getAllocation>

const readers: readonly string[] = ['city-officer', 'region-officer', 'city-employment-service', 'auditor']

/** One allocation: weights, figures, amounts; its check, its hand-over, its files. */
export function Page() {
  const { allocationId } = usePageParams('allocationId')
  const asked = useEndpoint(getAllocation, { params: { allocationId } })
  return <Answer to={asked}>{(view) => <Allocation view={view} />}</Answer>
}

function Allocation({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { role } = useSession().user
  const [filters, set] = useUrlFilters({ factor: '', region: '' })
  const opens = readers.includes(role)
  return (
    <>
      <Head view={view} />
      {view.moved && <Alert showIcon type="warning" title={t('moved')} />}
      {view.returnReason && <Alert showIcon type="warning" title={t('returnedWhy', { reason: view.returnReason })} />}
      <Weights view={view} />
      <section className="panel">
        <h2>{t('result')}</h2>
        <ShareTable {...view} onFigure={opens ? (factor, region) => set({ factor: factor.key, region }) : undefined} />
        <AllocationActs view={view} />
      </section>
      <Handovers view={view} />
      {filters.factor !== '' && (
        <People view={view} filters={filters} onClose={() => set({ factor: '', region: '' })} />
      )}
    </>
  )
}

function Head({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const go = useGo()
  const { label } = useCodeWords()
  const { role } = useSession().user
  const file = (format: 'xlsx' | 'docx') =>
    void download(exportAllocation, { params: { allocationId: view.id }, query: { format } })
  const actions = (
    <>
      {view.state !== 'frozen' && drafters.includes(role) && (
        <Button onClick={() => go(`/allocations/draft?from=${view.id}`)}>{t('edit')}</Button>
      )}
      {view.state === 'frozen' && (
        <>
          <Button onClick={() => file('docx')}>{t('word')}</Button>
          <Button onClick={() => file('xlsx')}>{t('excel')}</Button>
        </>
      )}
    </>
  )
  return (
    <PageHeader
      title={view.title}
      back={{ to: '/allocations', name: t('back') }}
      tags={<StatusTag tone={stateTones[view.state]}>{label(allocationStates, view.state)}</StatusTag>}
      actions={actions}
      lead={`${view.madeOn} ${view.madeName} ${t('made')}`}
    />
  )
}

function Weights({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { label } = useCodeWords()
  const facts = [
    [t('amount'), <Money key="amount" fen={view.amountFen} />],
    [t('source'), label(fundSources, view.source)],
    [t('documentNumber'), view.documentNumber],
    [t('period'), `${view.from} — ${view.until}`],
  ] as const
  return (
    <section className="panel">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>
        {t('factors')} <Clause anchor="gx-2022-7#9" />
      </h2>
      <DataTable
        label={t('factors')}
        list={{ rows: view.cells }}
        rowKey={(row) => row.key}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'label', title: t('label'), render: ({ key }) => factorOf(view, key)?.label },
          {
            key: 'weight',
            title: t('weight'),
            numeric: true,
            render: ({ key }) => `${percent(factorOf(view, key)?.weightBp ?? 0)}%`,
          },
          {
            key: 'amount',
            title: t('share'),
            numeric: true,
            render: (row) => <Money fen={row.amountFen} bare />,
            sum: <Money fen={view.amountFen} bare />,
          },
          {
            key: 'source',
            title: t('sourceDocument'),
            render: ({ key }) => factorOf(view, key)?.document || t('computed'),
          },
        ]}
      />
      {view.hash && (
        <p className="hint">
          {t('hash')} <code>{view.hash}</code>{' '}
          <StatusTag tone={view.intact ? 'done' : 'stop'}>{t(view.intact ? 'intact' : 'broken')}</StatusTag>
        </p>
      )}
    </section>
  )
}

const factorOf = (view: AllocationView, key: string) => view.factors.find((factor) => factor.key === key)

function Handovers({ view: { handovers, places } }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  if (handovers.length === 0) return null
  const nameOf = (code: string) => places.find(({ regionCode }) => regionCode === code)?.regionName ?? code
  return (
    <section className="panel">
      <h2>{t('handovers')}</h2>
      <DataTable
        label={t('handovers')}
        list={{ rows: handovers }}
        rowKey={(row) => row.regionCode}
        empty={{ title: t('notHanded') }}
        columns={[
          { key: 'region', title: t('region'), render: (row) => nameOf(row.regionCode) },
          { key: 'amount', title: t('share'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
          { key: 'document', title: t('handOverNumber'), render: (row) => row.documentNumber },
          { key: 'by', title: t('handed'), render: (row) => `${row.handedOn} ${row.handedName}` },
        ]}
      />
    </section>
  )
}

interface PeopleProps {
  readonly view: AllocationView
  readonly filters: { readonly factor: string; readonly region: string }
  readonly onClose: () => void
}

/** Who stands behind a computed figure; frozen with the allocation once it is. */
function People({ view, filters, onClose }: PeopleProps) {
  const t = useTranslations('allocations')
  const factor = oneOf(computedFactors, filters.factor) ?? 'lifted'
  const query = { factor, ...(filters.region && { regionCode: filters.region }) }
  const list = useEndpointPages(allocationPeople, { params: { allocationId: view.id }, query })
  const region = view.places.find(({ regionCode }) => regionCode === filters.region)?.regionName ?? view.regionName
  const title = t('peopleOf', { region, label: factorOf(view, factor)?.label ?? '' })
  return (
    <DetailDrawer open title={title} onClose={onClose}>
      <DataTable
        label={title}
        list={list}
        rowKey={(row) => String(row.position)}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.personName },
          { key: 'on', title: t('on'), render: (row) => row.completedOn },
          { key: 'matter', title: t('matter'), render: (row) => row.matter },
        ]}
      />
    </DetailDrawer>
  )
}
