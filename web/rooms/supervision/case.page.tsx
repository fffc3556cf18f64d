import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { caseSources, caseStates, closeCase, getCase, listCaseLines } from '#supervision/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { Measures } from './measures.tsx'
import { ProposeMeasure } from './propose-measure.tsx'
import { WordsForm } from './words-form.tsx'

export type CaseFile = Reply<typeof getCase>

/** 一个案件: what it is about, its measures, what was paid, what happened. */
export function Page() {
  const { caseId } = usePageParams('caseId')
  return <Answer to={useEndpoint(getCase, { params: { caseId } })}>{(file) => <File file={file} />}</Answer>
}

function File({ file }: { file: CaseFile }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  return (
    <>
      <PageHeader
        title={t('caseOf', { number: file.number })}
        lead={`${file.title} · ${file.organizationName ?? t('person')} · ${label(caseSources, file.source)}`}
        back={{ to: '/supervision/cases', name: t('cases') }}
        tags={<StatusTag tone={file.state === 'open' ? 'doing' : 'done'}>{label(caseStates, file.state)}</StatusTag>}
      />
      <section className="panel">
        <h2>{t('grounds')}</h2>
        <p className="words">{file.grounds}</p>
        {file.conclusion && (
          <dl className="facts">
            <div>
              <dt>{t('conclusion')}</dt>
              <dd className="words">{file.conclusion}</dd>
            </div>
          </dl>
        )}
      </section>
      <Measures file={file} />
      {file.acts.some((act) => act === 'propose' || act === 'close') && (
        <section className="panel">
          <h2>{t('next')}</h2>
          {file.acts.includes('propose') && <ProposeMeasure caseId={file.id} />}
          {file.acts.includes('close') && <Close file={file} />}
        </section>
      )}
      <section className="panel">
        <h2>{t('timeline')}</h2>
        <Timeline
          label={t('timeline')}
          steps={file.timeline.map(({ on, title, detail }, index) => ({
            key: `${index}`,
            tone: 'done' as const,
            title: `${on} ${title}`,
            detail,
          }))}
        />
      </section>
      <PaidLines caseId={file.id} />
    </>
  )
}

function PaidLines({ caseId }: { caseId: string }) {
  const t = useTranslations('supervision')
  const asked = useEndpoint(listCaseLines, { params: { caseId } })
  const rows = asked.data?.lines ?? []
  return (
    <section className="panel">
      <h2>{t('paidLines')}</h2>
      {asked.data && rows.length > 0 && (
        <p>{t('paidSum', { count: rows.length, amount: formatYuan(asked.data.amountFen) })}</p>
      )}
      <DataTable
        label={t('paidLines')}
        list={listOf(asked, rows)}
        rowKey={(row) => row.lineId}
        empty={{ title: t('paidEmpty') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.personName, fixed: true },
          { key: 'class', title: t('class'), render: (row) => row.classNumber },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'paid', title: t('paidOn'), render: (row) => row.paidOn ?? '—' },
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            render: (row) => <Money fen={row.amountFen} bare />,
            sum: <Money fen={asked.data?.amountFen ?? (0 as never)} bare />,
          },
        ]}
      />
    </section>
  )
}

function Close({ file: { id: caseId, version } }: { file: CaseFile }) {
  const t = useTranslations('supervision')
  const close = useAct(closeCase)
  return (
    <WordsForm<{ conclusion: string }>
      folded
      draft={`close-case/${caseId}`}
      submit={t('closeCase')}
      fields={[{ name: 'conclusion', label: t('conclusion') }]}
      onSubmit={({ conclusion }) => close.mutateAsync({ params: { caseId }, body: { conclusion, version } })}
      busy={close.isPending}
      error={close.error}
    />
  )
}
