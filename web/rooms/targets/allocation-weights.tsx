import { useTranslations } from 'use-intl'
import { fundSources } from '#funds/contract'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { AllocationView } from './allocation.page.tsx'
import { percent } from './percent.ts'

/** What an allocation rests on: the money, its document, the weights; the hash once it is frozen. */
export function Weights({ view }: { view: AllocationView }) {
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
      <Facts of={facts} />
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

export const factorOf = (view: AllocationView, key: string) => view.factors.find((factor) => factor.key === key)

/** What was handed over to whom, by which document. */
export function Handovers({ view: { handovers, places } }: { view: AllocationView }) {
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
