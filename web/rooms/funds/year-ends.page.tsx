import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listYears, yearCloseStates } from '#funds/contract'
import { formatYuan } from '#kernel/money'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { type Close, Decide, Propose, type Year } from './year-forms.tsx'
import './funds.css'

/** 年终结转: what rests at the end of a year is carried over or given back, by two persons. */
export function Page() {
  const t = useTranslations('funds')
  const years = useEndpoint(listYears, { query: {} })
  return (
    <>
      <PageHeader title={t('yearEnds')} lead={t('yearEndsLead')} back={{ to: '/funds', name: t('title') }} />
      <Answer to={years}>
        {({ now, accounts }) =>
          accounts.length === 0 ? (
            <EmptyState title={t('empty')} next={t('emptyNext')} />
          ) : (
            <div className="fund-cards">
              {accounts.map((account) => (
                <YearCard key={account.accountId} account={account} now={now} />
              ))}
            </div>
          )
        }
      </Answer>
    </>
  )
}

function YearCard({ account, now }: { account: Year; now: number }) {
  const t = useTranslations('funds')
  const { role } = useSession().user
  const [proposing, setProposing] = useState(false)
  const [deciding, setDeciding] = useState<Close>()
  const waiting = account.closes.find((one) => one.state === 'proposed')
  const due = account.openYear < now
  return (
    <section className="panel fund-card" aria-label={account.accountName}>
      <header>
        <h2>{account.accountName}</h2>
        {due ? (
          <StatusTag tone="stop">{t('yearDue', { year: account.openYear })}</StatusTag>
        ) : (
          <StatusTag tone="done">{t('yearOpen', { year: account.openYear })}</StatusTag>
        )}
      </header>
      <p>
        {t('yearRest')} <Money fen={account.availableFen} /> · {t('yearCommitted')} <Money fen={account.committedFen} />
      </p>
      {due && role === 'finance' && !waiting && (
        <Button type="primary" onClick={() => setProposing(true)}>
          {t('proposeYear', { year: account.openYear })}
        </Button>
      )}
      {waiting && role === 'accountant' && (
        <Button type="primary" onClick={() => setDeciding(waiting)}>
          {t('decideYear', { year: waiting.year })}
        </Button>
      )}
      <Closes closes={account.closes} />
      <DetailDrawer
        open={proposing}
        title={t('proposeYear', { year: account.openYear })}
        onClose={() => setProposing(false)}
      >
        {proposing && <Propose account={account} onDone={() => setProposing(false)} />}
      </DetailDrawer>
      <DetailDrawer
        open={deciding !== undefined}
        title={deciding ? t('decideYear', { year: deciding.year }) : ''}
        onClose={() => setDeciding(undefined)}
      >
        {deciding && <Decide close={deciding} onDone={() => setDeciding(undefined)} />}
      </DetailDrawer>
    </section>
  )
}

function Closes({ closes }: { closes: readonly Close[] }) {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return (
    <ul className="plain-list">
      {closes.map((one) => (
        <li key={one.id}>
          {t('yearLine', {
            year: one.year,
            carried: formatYuan(one.carriedFen),
            returned: formatYuan(one.returnedFen),
            document: one.document,
          })}{' '}
          <StatusTag tone={one.state === 'closed' ? 'done' : one.state === 'refused' ? 'stop' : 'doing'}>
            {label(yearCloseStates, one.state)}
          </StatusTag>
          {one.note && <span className="hint"> {one.note}</span>}
        </li>
      ))}
    </ul>
  )
}
