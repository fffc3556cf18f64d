import { useTranslations } from 'use-intl'
import type { runLab } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'

type Result = Reply<typeof runLab>
type Slice = Result['byRule'][number]

/** What came out: the sums, where they fall, who gains and who loses, and every difference in words. */
export function LabResult({ result }: { result: Result }) {
  const t = useTranslations('lab')
  const sums = [
    [t('before'), result.before.amountFen, result.before.people],
    [t('after'), result.after.amountFen, result.after.people],
    [t('winners'), result.winners.amountFen, result.winners.people],
    [t('losers'), result.losers.amountFen, result.losers.people],
  ] as const
  return (
    <section aria-live="polite">
      <p className="hint">{t('decided', { count: result.enrolments, milliseconds: result.milliseconds })}</p>
      <dl className="lab-sums">
        {sums.map(([name, fen, people]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money fen={fen} /> · {t('people', { count: people })}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('difference')}</dt>
          <dd>
            <Money fen={result.differenceFen} />
          </dd>
        </div>
      </dl>
      <Bars title={t('byRule')} slices={result.byRule} />
      <Bars title={t('byCounty')} slices={result.byCounty} />
      <Bars title={t('byGroup')} slices={result.byGroup} />
      <h2>{t('differences', { count: result.differenceCount })}</h2>
      <Differences result={result} />
    </section>
  )
}

/** Two bars a row, as it is and as it would be, with their figures: the chart can be read without seeing it. */
function Bars({ title, slices }: { title: string; slices: readonly Slice[] }) {
  const t = useTranslations('lab')
  const most = Math.max(1, ...slices.flatMap(({ before, after }) => [before.amountFen, after.amountFen]))
  const width = (fen: number) => ({ inlineSize: `${(fen / most) * 100}%` })
  return (
    <section className="panel">
      <h2>{title}</h2>
      <table className="lab-bars">
        <thead>
          <tr>
            <th>{title}</th>
            <th>{t('before')}</th>
            <th>{t('after')}</th>
            <th>{t('difference')}</th>
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
              <td>
                <Money fen={slice.before.amountFen} bare /> <small>{t('people', { count: slice.before.people })}</small>
              </td>
              <td>
                <Money fen={slice.after.amountFen} bare /> <small>{t('people', { count: slice.after.people })}</small>
              </td>
              <td>
                <Money fen={slice.differenceFen} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Differences({ result }: { result: Result }) {
  const t = useTranslations('lab')
  return (
    <DataTable
      label={t('difference')}
      list={{ rows: result.differences.map((row, index) => ({ ...row, key: String(index) })) }}
      rowKey={(row) => row.key}
      empty={{ title: t('noDifference') }}
      columns={[
        { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
        { key: 'county', title: t('county'), render: (row) => row.county },
        { key: 'class', title: t('class'), render: (row) => row.className },
        { key: 'rule', title: t('rule'), render: (row) => row.rule },
        { key: 'before', title: t('before'), numeric: true, render: (row) => <Money fen={row.beforeFen} bare /> },
        { key: 'after', title: t('after'), numeric: true, render: (row) => <Money fen={row.afterFen} bare /> },
        { key: 'why', title: t('why'), render: (row) => row.why },
      ]}
    />
  )
}
