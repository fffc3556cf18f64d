import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { fundItems } from '#funds/contract'
import { formatYuan } from '#kernel/money'
import { exportSchoolYear, getSchoolYear, incomeKinds } from '#statistics/contract'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Explanation } from '../../ui/explanation.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { EnterIncome, Receipts } from './school-receipts.tsx'

export type YearOfSchool = Reply<typeof getSchoolYear>

interface SchoolYearProps {
  readonly organizationId: string
  readonly year: number
  /** The school itself, which enters what came from elsewhere. */
  readonly enters?: boolean
}

/** A school's year: the sums, the figures with their sentences, and every payment behind them. */
export function SchoolYear({ organizationId, year, enters = false }: SchoolYearProps) {
  const t = useTranslations('yearly')
  const params = { organizationId, year }
  const answer = useEndpoint(getSchoolYear, { params })
  return (
    <Answer to={answer}>
      {(of) => (
        <>
          {!of.whole && <Alert type="info" showIcon title={t('school.part')} />}
          <Sums of={of} />
          <Figures of={of} />
          <Payments of={of} />
          <Receipts of={of} enters={enters} />
          {enters && <EnterIncome year={year} />}
          <Button onClick={() => void download(exportSchoolYear, { params })}>{t('export')}</Button>
        </>
      )}
    </Answer>
  )
}

function Sums({ of }: { of: YearOfSchool }) {
  const t = useTranslations('yearly.school')
  const { income } = of
  const facts = [
    [t('training'), income.trainingFen],
    [t('assessment'), income.assessmentFen],
    [t('sum'), income.totalFen],
    [t('pairing'), income.pairingFen],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([name, amount]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money fen={amount} bare />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Figures({ of }: { of: YearOfSchool }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  return (
    <section className="panel">
      <h2>{t('figures')}</h2>
      {of.figures.map((figure) => (
        <Explanation key={figure.ruleId} sentence={figure.sentence} clauses={figure.cites} readings={figure.readings} />
      ))}
      {of.nextBaseFen === null ? (
        <p>{t('noBase')}</p>
      ) : (
        <p>
          {t('raised', { amount: formatYuan(of.raisedFen ?? of.nextBaseFen) })}{' '}
          <strong>{t('nextBase', { amount: formatYuan(of.nextBaseFen) })}</strong> <Clause anchor="lz-2019-63#5-2" />
        </p>
      )}
      <h3>{t('shares')}</h3>
      <ul>
        {of.shares.map((share) => (
          <li key={share.key}>
            {share.title}：{share.percent === null ? words('notStated') : t('shareOf', { percent: share.percent })}{' '}
            {share.amountFen !== null && <Money fen={share.amountFen} />}
            {share.cites.map((anchor) => (
              <Clause key={anchor} anchor={anchor} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Payments({ of }: { of: YearOfSchool }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  const { label } = useCodeWords()
  return (
    <section className="panel">
      <h2>{t('payments')}</h2>
      <DataTable
        label={t('payments')}
        list={{ rows: of.payments }}
        rowKey={(row) => `${row.itemId} ${row.item} ${row.classNumber}`}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'on', title: t('on'), render: (row) => row.settledOn },
          { key: 'kind', title: t('kind'), render: (row) => label(incomeKinds, row.kind) },
          {
            key: 'source',
            title: t('source'),
            render: (row) => `${row.regionName} ${row.classTitle ?? label(fundItems, row.item)}`,
          },
          {
            key: 'order',
            title: t('order'),
            render: (row) => <PageLink to={`/subsidies/batches/${row.batchId}`}>{row.orderNumber}</PageLink>,
          },
          { key: 'pairing', title: t('inPairing'), render: (row) => words(row.inPairing ? 'yes' : 'no') },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
        ]}
      />
    </section>
  )
}
