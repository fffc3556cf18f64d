import { useTranslations } from 'use-intl'
import { dayKinds, firstDays, getNotice } from '#notices/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { Correction } from './correct-notice.tsx'
import { NoticeState } from './notice-state.tsx'
import { readers } from './objection-duties.ts'
import { Objections } from './objections.tsx'

/** One notice as published, with the objections to it. */
export function Page() {
  const t = useTranslations('notices')
  const { role } = useSession().user
  const { noticeId } = usePageParams('noticeId')
  const { label } = useCodeWords()
  const basisOf = ({ workingDays, dayKind, firstDay, basis }: Reply<typeof getNotice>) =>
    t('basis', {
      days: workingDays,
      kind: label(dayKinds, dayKind),
      first: label(firstDays, firstDay),
      basis: basis.startsWith('practice:') ? t('practice') : basis,
    })
  const asked = useEndpoint(getNotice, { params: { noticeId } })
  return (
    <Answer to={asked}>
      {(notice) => (
        <>
          <PageHeader
            title={notice.title}
            lead={`${notice.regionName} · ${basisOf(notice)}`}
            tags={
              <>
                <NoticeState notice={notice} /> {t('periodLine', { from: notice.startsOn, until: notice.endsOn })}
              </>
            }
            actions={<a href={`/p/notices/${notice.id}`}>{t('publicPage')}</a>}
            back={{ to: '/notices', name: t('title') }}
          />
          <p className="hint">
            {t('hash')} <code>{notice.listHash}</code>
          </p>
          <Correction notice={notice} />
          {readers.has(role) && (
            <>
              <h2>{t('objections.title')}</h2>
              <Objections filter={{ noticeId }} />
            </>
          )}
          <h2>{t('list')}</h2>
          <DataTable
            label={t('notice')}
            list={{ rows: notice.lines }}
            rowKey={(row) => String(row.lineNumber)}
            empty={{ title: t('empty') }}
            columns={[
              { key: 'number', title: t('lineNumber'), render: (row) => row.lineNumber, fixed: true },
              { key: 'name', title: t('name'), render: (row) => row.name },
              { key: 'township', title: t('township'), render: (row) => row.township },
              { key: 'until', title: t('lineUntil'), render: (row) => row.endsOn },
              { key: 'item', title: t('item'), render: (row) => row.item },
              {
                key: 'amount',
                title: t('amount'),
                render: (row) => <Money fen={row.amountFen} bare />,
                numeric: true,
                sum: <Money fen={notice.totalFen} bare />,
              },
            ]}
          />
        </>
      )}
    </Answer>
  )
}
