import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import {
  educationItems,
  educationReportStates,
  getEducationReport,
  receiveEducationReport,
  submitEducationReport,
} from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Explanation } from '../../ui/explanation.tsx'
import { Money } from '../../ui/money.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Report = Reply<typeof getEducationReport>

/** A report in its drawer: the share against the clause, the items, and the classes that are also subsidised. */
export function FundReport({ reportId }: { reportId: string }) {
  const report = useEndpoint(getEducationReport, { params: { educationReportId: reportId } })
  return (
    <Answer to={report}>
      {(of) => (
        <>
          <Facts of={of} />
          {of.figures.map((figure) => (
            <Explanation
              key={figure.ruleId}
              sentence={figure.sentence}
              clauses={figure.cites}
              readings={figure.readings}
            />
          ))}
          <Tax of={of} />
          <Items of={of} />
          <BothSides of={of} />
          <Step of={of} />
        </>
      )}
    </Answer>
  )
}

function Facts({ of }: { of: Report }) {
  const t = useTranslations('yearly.fund')
  const { label } = useCodeWords()
  const facts = [
    [t('state'), label(educationReportStates, of.state)],
    [t('version'), of.correctionReason ? `${of.version}（${of.correctionReason}）` : of.version],
    [t('used'), <Money key="used" fen={of.usedFen} bare />],
    [t('share'), of.frontLinePercent === null ? '' : `${of.frontLinePercent}%`],
    [t('extracted'), <Money key="extracted" fen={of.extractedFen} bare />],
    [t('wages'), <Money key="wages" fen={of.wagesFen} bare />],
    [t('evidence'), of.evidence],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Tax({ of }: { of: Report }) {
  const t = useTranslations('yearly.fund')
  if (!of.tax) return null
  const { deductibleFen, carriedFen } = of.tax
  return <p>{t('tax', { deductible: formatYuan(deductibleFen), carried: formatYuan(carriedFen) })}</p>
}

function Items({ of }: { of: Report }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.fund')
  const { label } = useCodeWords()
  return (
    <section className="drawer-part">
      <h2>{t('items')}</h2>
      <DataTable
        label={t('items')}
        list={{ rows: of.items }}
        rowKey={(row) => row.id}
        empty={{ title: t('missing') }}
        columns={[
          { key: 'kind', title: t('item'), render: (row) => label(educationItems, row.kind) },
          { key: 'content', title: t('content'), render: (row) => row.content },
          { key: 'class', title: t('class'), render: (row) => row.classNumber },
          { key: 'line', title: t('frontLine'), render: (row) => words(row.frontLine ? 'yes' : 'no') },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
        ]}
      />
    </section>
  )
}

function BothSides({ of }: { of: Report }) {
  const t = useTranslations('yearly.fund')
  const isBoth = (row: Report['subsidised'][number]) => row.chargedFen > 0 || (row.declaredFen ?? 0) > 0
  return (
    <section className="drawer-part">
      <h2>{t('both')}</h2>
      <p className="hint">
        {t('bothLead')} <Clause anchor="lz-2019-63#6-3" />
      </p>
      <DataTable
        label={t('both')}
        list={{ rows: of.subsidised }}
        rowKey={(row) => row.classId}
        empty={{ title: t('noClasses') }}
        columns={[
          {
            key: 'class',
            title: t('class'),
            render: (row) => (
              <>
                {isBoth(row) && <StatusTag tone="warn">{t('both')}</StatusTag>} {row.number} {row.title}
              </>
            ),
          },
          { key: 'subsidy', title: t('subsidy'), numeric: true, render: (row) => <Money fen={row.subsidyFen} bare /> },
          { key: 'charged', title: t('charged'), numeric: true, render: (row) => <Money fen={row.chargedFen} bare /> },
          {
            key: 'declared',
            title: t('declared'),
            numeric: true,
            render: (row) => row.declaredFen !== null && <Money fen={row.declaredFen} bare />,
          },
        ]}
      />
    </section>
  )
}

function Step({ of }: { of: Report }) {
  const t = useTranslations('yearly.fund')
  const { role } = useSession().user
  const submit = useAct(submitEducationReport)
  const receive = useAct(receiveEducationReport)
  const error = submit.error ?? receive.error
  const params = { educationReportId: of.id }
  return (
    <>
      {error !== null && <ProblemAlert problem={problemFrom(error)} />}
      {role === 'enterprise' && of.state === 'draft' && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate({ params })}>
          {t('submit')}
        </Button>
      )}
      {role === 'city-officer' && of.state === 'submitted' && (
        <Button type="primary" loading={receive.isPending} onClick={() => receive.mutate({ params })}>
          {t('receive')}
        </Button>
      )}
    </>
  )
}
