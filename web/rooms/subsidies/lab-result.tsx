import { Segmented } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { runLab } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'

type Result = Reply<typeof runLab>
type Slice = Result['byRule'][number]

/** What came out: the sums, where they fall, who gains and who loses, and every difference in words. */
export function LabResult({ result, acts }: { result: Result; acts: ReactNode }) {
  const t = useTranslations('lab')
  const { before, after, differenceFen, winners, losers, unchanged } = result
  const place = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result is brought into sight
  useEffect(() => place.current?.scrollIntoView({ block: 'start' }), [result])
  const share = before.amountFen > 0 ? Math.round((differenceFen * 1000) / before.amountFen) / 10 : 0
  return (
    <section ref={place} className="lab-result" aria-live="polite">
      <dl className="lab-sums">
        <Sum name={t('before')} fen={before.amountFen} note={t('people', { count: before.people })} />
        <Sum name={t('after')} fen={after.amountFen} note={t('people', { count: after.people })} />
        <Sum
          name={t('difference')}
          fen={differenceFen}
          signed
          note={before.amountFen > 0 ? t('percent', { share: `${share > 0 ? '+' : ''}${share}` }) : ''}
        />
        <Sum name={t('winners')} fen={winners.amountFen} note={t('people', { count: winners.people })} />
        <Sum name={t('losers')} fen={losers.amountFen} note={t('people', { count: losers.people })} />
        <div>
          <dt>{t('unchanged')}</dt>
          <dd>{t('people', { count: unchanged })}</dd>
        </div>
      </dl>
      <p className="hint">{t('decided', { count: result.enrolments, milliseconds: result.milliseconds })}</p>
      {result.apart.barred.dues > 0 && <p className="hint">{t('barred', result.apart.barred)}</p>}
      {result.apart.lapsed.people > 0 && <p className="hint">{t('lapsed', result.apart.lapsed)}</p>}
      <Cuts result={result} />
      <div className="lab-head">
        <h2>{t('differences', { count: result.differenceCount })}</h2>
        {acts}
      </div>
      <Differences result={result} />
    </section>
  )
}

interface SumProps {
  readonly name: string
  readonly fen: Result['differenceFen']
  readonly note: string
  readonly signed?: boolean
}

function Sum({ name, fen, note, signed = false }: SumProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>
          {signed && fen > 0 && '+'}
          <Money fen={fen} />
        </b>
        <small>{note}</small>
      </dd>
    </div>
  )
}

const cuts = ['byRule', 'byCounty', 'byGroup'] as const

/** One cut at a time; on paper, all of them. */
function Cuts({ result }: { result: Result }) {
  const t = useTranslations('lab')
  const [shown, show] = useState<(typeof cuts)[number]>('byRule')
  return (
    <section className="panel">
      <Segmented
        aria-label={t('cut')}
        value={shown}
        onChange={show}
        options={cuts.map((cut) => ({ value: cut, label: t(cut) }))}
      />
      {cuts.map((cut) => (
        <Bars key={cut} title={t(cut)} slices={result[cut]} hidden={cut !== shown} />
      ))}
    </section>
  )
}

interface BarsProps {
  readonly title: string
  readonly slices: readonly Slice[]
  readonly hidden: boolean
}

/** Two bars a row, as it is and as it would be, with their figures: the chart can be read without seeing it. */
function Bars({ title, slices, hidden }: BarsProps) {
  const t = useTranslations('lab')
  const most = Math.max(1, ...slices.flatMap(({ before, after }) => [before.amountFen, after.amountFen]))
  const width = (fen: number) => ({ inlineSize: `${(fen / most) * 100}%` })
  return (
    <table className={hidden ? 'lab-bars put-away' : 'lab-bars'}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">
            <i className="key was" aria-hidden="true" /> {t('before')}
          </th>
          <th scope="col">
            <i className="key now" aria-hidden="true" /> {t('after')}
          </th>
          <th scope="col">{t('difference')}</th>
        </tr>
      </thead>
      <tbody>
        {slices.map((slice) => (
          <tr key={slice.key}>
            <th scope="row">
              {slice.label}
              <span className="lab-bar" aria-hidden="true">
                <i className="was" style={width(slice.before.amountFen)} />
                <i className="now" style={width(slice.after.amountFen)} />
              </span>
            </th>
            <Figure side={slice.before} />
            <Figure side={slice.after} />
            <td className={slice.differenceFen === 0 ? 'even' : undefined}>
              {slice.differenceFen > 0 && '+'}
              <Money fen={slice.differenceFen} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Figure({ side }: { side: Slice['before'] }) {
  const t = useTranslations('lab')
  return (
    <td>
      <Money fen={side.amountFen} bare />
      <small>{t('people', { count: side.people })}</small>
    </td>
  )
}

function Differences({ result }: { result: Result }) {
  const t = useTranslations('lab')
  return (
    <DataTable
      label={t('difference')}
      list={{
        rows: result.differences.map((row, index) => ({ ...row, key: String(index) })),
        total: result.differenceCount,
      }}
      rowKey={(row) => row.key}
      empty={{ title: t('noDifference') }}
      columns={[
        { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
        {
          key: 'class',
          title: t('class'),
          render: (row) => (
            <>
              {row.className}
              <small className="lab-place">{row.county}</small>
            </>
          ),
        },
        { key: 'rule', title: t('rule'), render: (row) => row.rule },
        { key: 'before', title: t('before'), numeric: true, render: (row) => <Money fen={row.beforeFen} bare /> },
        { key: 'after', title: t('after'), numeric: true, render: (row) => <Money fen={row.afterFen} bare /> },
        {
          key: 'difference',
          title: t('difference'),
          numeric: true,
          render: (row) => (
            <>
              {row.differenceFen > 0 && '+'}
              <Money fen={row.differenceFen} bare />
            </>
          ),
        },
        { key: 'why', title: t('why'), render: (row) => row.why },
      ]}
    />
  )
}
