import { useTranslations } from 'use-intl'
import { subsidyRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'
import { ownAmounts } from './my-amounts.ts'
import { MyClaims } from './my-claims.tsx'
import { placeTones } from './places.ts'

type Line = Reply<typeof subsidyRoutes.myMoney>['lines'][number]

/** 我的钱和为什么: each line with its amount, sentence, state, reason, next step and clause. */
export function Page() {
  const t = useTranslations('public-me.money')
  const money = useCall(subsidyRoutes.myMoney)
  return (
    <OwnPage title={t('title')} lead={t('lead')} answer={money}>
      {({ lines }) => (
        <>
          <MyClaims onClaimed={money.reload} />
          {lines.length === 0 ? (
            <Empty title={t('none')} next={t('noneNext')} />
          ) : (
            <>
              <Totals lines={lines} />
              {lines.toSorted(ownFirst).map((line) => (
                <LineCard key={line.decisionId} of={line} />
              ))}
            </>
          )}
        </>
      )}
    </OwnPage>
  )
}

/** What comes to me stands before what comes to the organizer. */
const ownFirst = (a: Line, b: Line): number => Number(b.toMe) - Number(a.toMe)

function Totals({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations('public-me.money')
  const { received, coming } = ownAmounts(lines)
  return (
    <Card>
      <Rows>
        <Row name={t('total')}>
          <Money fen={received} />
        </Row>
        <Row name={t('coming')}>
          <Money fen={coming} />
        </Row>
      </Rows>
    </Card>
  )
}

function LineCard({ of }: { of: Line }) {
  const t = useTranslations('public-me.money')
  return (
    <Card title={of.title} aside={<StatusTag tone={placeTones[of.place]}>{t(`place.${of.place}`)}</StatusTag>}>
      <p>
        <strong>
          <Money fen={of.amountFen} />
        </strong>{' '}
        <span className="muted">{of.toMe ? t('toMe') : t('toOther', { payee: of.payee })}</span>
      </p>
      <p>{of.sentence}</p>
      <Rows>
        {of.reason && <Row name={t('why')}>{of.reason}</Row>}
        {of.paidOn && <Row name={t('place.paid')}>{t('paidOn', { date: of.paidOn })}</Row>}
        {of.bankAnswer && <Row name={t('bank')}>{of.bankAnswer}</Row>}
        {of.next && <Row name={t('next')}>{of.next}</Row>}
      </Rows>
      <p className="muted">{t('matter', { title: of.matterTitle, number: of.matterNumber })}</p>
      {of.cites.map((anchor) => (
        <Clause key={anchor} anchor={anchor} />
      ))}
    </Card>
  )
}
