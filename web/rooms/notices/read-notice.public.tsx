import { useTranslations } from 'use-intl'
import { usePathParams } from '../../public/location.ts'
import { noticeRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading, Notice } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import './notices.css'
import { Standing } from './notice-standing.tsx'
import { RaiseObjection } from './raise-objection.tsx'

export type PublicNotice = Reply<typeof noticeRoutes.getNotice>

/** One notice: its days, its list, and the way to object to a line. */
export function Page() {
  const t = useTranslations('public-notices')
  const { noticeId = '' } = usePathParams()
  const { data, problem, reload } = useCall(noticeRoutes.getNotice, { params: { noticeId } })
  return (
    <PublicPage title={data?.title ?? t('title')} back="/p/notices" backName={t('title')}>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {data && <Standing notice={data} />}
      {data && <Head notice={data} />}
      {data && <List notice={data} />}
      {data &&
        (data.open ? (
          <RaiseObjection notice={data} />
        ) : (
          !data.replacedBy && <Notice tone="wait">{t('detail.closed')}</Notice>
        ))}
    </PublicPage>
  )
}

/** Open, ended, or another stands in its place. */
export const stateOf = (notice: Pick<PublicNotice, 'open' | 'replacedBy'>) =>
  notice.replacedBy ? 'replaced' : notice.open ? 'open' : 'ended'

function Head({ notice }: { notice: PublicNotice }) {
  const t = useTranslations('public-notices')
  const practice = notice.basis.startsWith('practice:')
  const basis = practice ? t('detail.practice') : notice.basis
  return (
    <Card>
      <Rows>
        <Row name={t('detail.place')}>{notice.regionName}</Row>
        <Row name={t('detail.period')}>
          {t('until', { from: notice.startsOn, until: notice.endsOn })}{' '}
          <StatusTag tone={notice.open ? 'doing' : 'done'}>{t(stateOf(notice))}</StatusTag>
        </Row>
        <Row name={t('detail.basis')}>
          {t('detail.days', {
            days: notice.workingDays,
            kind: notice.dayKind,
            first: notice.firstDay === 'same-day' ? 'same' : 'next',
            basis,
          })}
        </Row>
        <Row name={t('detail.hash')}>
          <code>{notice.listHash.slice(0, 16)}</code>
          <br />
          <small>{t('detail.hashHint')}</small>
        </Row>
      </Rows>
    </Card>
  )
}

function ListTotal({ of }: { of: PublicNotice }) {
  const t = useTranslations('public-notices')
  return (
    <span>
      {t('summary', { count: of.lines.length })} <Money fen={of.totalFen} />
    </span>
  )
}

function List({ notice }: { notice: PublicNotice }) {
  const t = useTranslations('public-notices.detail')
  return (
    <Card title={t('list')} aside={<ListTotal of={notice} />}>
      <table className="notice-list">
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('township')}</th>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {notice.lines.map((line) => (
            <tr key={line.lineNumber}>
              <td>{line.lineNumber}</td>
              <td>
                {line.name}
                {notice.replaces && <small className="muted"> {t('lineUntil', { until: line.endsOn })}</small>}
              </td>
              <td>{line.township}</td>
              <td>{line.item}</td>
              <td>
                <Money fen={line.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
