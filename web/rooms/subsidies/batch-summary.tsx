import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { subtract } from '#kernel/money'
import { linePlaces } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { EducationFundWarningOf } from '../classes/education-fund-warning.tsx'
import type { Batch } from './batch.page.tsx'
import { ReturnedReasons } from './returned-reasons.tsx'

/** What the reader should know first: why the batch came back, then the one page. */
export function BatchSummary({ batch }: { batch: Batch }) {
  return (
    <>
      <ReturnedReasons batch={batch} />
      <OnePage batch={batch} />
    </>
  )
}

/** One page: people, amount, exceptions, effect on the budget, notice, the list's hash. */
function OnePage({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const exceptions = batch.control.parts.filter((part) => ['held', 'rejected', 'cut', 'unknown'].includes(part.place))
  return (
    <section className="panel" aria-label={t('summary')}>
      <h2>{t('summary')}</h2>
      {batch.matterKind === 'training' && <EducationFundWarningOf classId={batch.matterId} />}
      <dl className="facts">
        <Fact name={t('peopleAndLines')}>
          {batch.people > 0
            ? t('peopleLines', { people: batch.people, lines: batch.lineCount })
            : t('lineCount', { count: batch.lineCount })}
        </Fact>
        <Fact name={t('total')}>
          <Money fen={batch.totalFen} />
        </Fact>
        {batch.items.map((item) => (
          <Fact key={item.item} name={item.item}>
            {t('lineCount', { count: item.lines })} · <Money fen={item.amountFen} />
          </Fact>
        ))}
        <Fact name={t('nextStep')}>{t(`nextOf.${batch.state}`)}</Fact>
        {batch.waits && (
          <Fact name={t('waitsUntil')}>
            <StatusTag tone={batch.waits.overdue ? 'stop' : 'doing'}>
              {t('waits', { since: batch.waits.since, due: batch.waits.dueOn })}
            </StatusTag>
          </Fact>
        )}
        {batch.last && (
          <Fact name={t('lastBatch')}>
            <PageLink to={`/subsidies/batches/${batch.last.id}`}>{batch.last.number}</PageLink>{' '}
            {t('lastPeople', { people: batch.last.people })} · <Money fen={batch.last.totalFen} /> · {t('change')}{' '}
            <Money fen={subtract(batch.totalFen, batch.last.totalFen)} />
          </Fact>
        )}
        {batch.odd.lines > 0 && (
          <Fact name={t('oddLines')}>
            <StatusTag tone={batch.odd.unseen > 0 ? 'warn' : 'done'}>
              {t(batch.odd.unseen > 0 ? 'oddCount' : 'oddSeen', { lines: batch.odd.lines, unseen: batch.odd.unseen })}
            </StatusTag>
          </Fact>
        )}
        <Fact name={t('exceptions')}>
          {exceptions.length === 0 && t('noExceptions')}
          {exceptions.map((part) => (
            <div key={`${part.place} ${part.reason}`}>
              {label(linePlaces, part.place)} {t('lineCount', { count: part.lines })} · <Money fen={part.amountFen} />
              {part.reason && `（${part.reason}）`}
            </div>
          ))}
        </Fact>
        {batch.budget && (
          <Fact name={batch.budget.accountName}>
            {t('available')} <Money fen={batch.budget.availableFen} />
            {batch.budget.takesFen > 0 && (
              <>
                （{t('takes')} <Money fen={batch.budget.takesFen} />）
              </>
            )}{' '}
            · {t('reserved')} <Money fen={batch.budget.reservedFen} /> · {t('payable')}{' '}
            <Money fen={batch.budget.payableFen} /> · {t('paid')} <Money fen={batch.budget.paidFen} />
          </Fact>
        )}
        <Fact name={t('notice')}>
          {batch.notice ? (
            <>
              <PageLink to={`/notices/${batch.notice.id}`}>
                {t('noticePeriod', { from: batch.notice.startsOn, until: batch.notice.endsOn })}
              </PageLink>{' '}
              <StatusTag tone={batch.notice.over ? 'done' : 'doing'}>
                {batch.notice.over ? t('noticeOver') : t('noticeRuns')}
              </StatusTag>
            </>
          ) : (
            t('notPublished')
          )}
        </Fact>
        <Fact name={t('listHash')}>
          <code>{batch.listHash}</code>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
