import { useTranslations } from 'use-intl'
import { useSession } from '../../console/session-gate.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { mayReadAccounts } from '../organizations/accounts-duties.ts'
import { PayeeAccounts } from '../organizations/payee-accounts.tsx'
import type { Batch } from './batch.page.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { LineActs } from './line-acts.tsx'
import { matterPath } from './matter-path.ts'
import { nextOdd, Oddities, SeeLine } from './oddities.tsx'
import { PlaceTag } from './tags.tsx'

const tracers: readonly string[] = ['finance', 'accountant', 'approver', 'city-officer', 'region-officer', 'auditor']
const handlers: readonly string[] = ['county-clerk', 'second-reviewer', 'approver']

/** What must be looked at before anything is said about the line, and where its evidence stands. */
function WhyOdd({ batch, line }: { batch: Batch; line: Batch['lines'][number] }) {
  const t = useTranslations('subsidies')
  const file = matterPath(batch)
  if (line.oddities.length === 0) return null
  return (
    <section className="why-odd" aria-label={t('oddLines')}>
      <h3>{t('oddLines')}</h3>
      <Oddities of={line} />
      {file && <PageLink to={`${file}?tab=attendance`}>{t('toAttendance')}</PageLink>}
    </section>
  )
}

/** The list, line by line; a line opens to its explanation and to the accounts its money goes to. */
export function BatchLines({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { user } = useSession()
  const [filters, set] = useUrlFilters({ open: '' })
  const opened = batch.lines.find((line) => [line.decisionId, line.id].includes(filters.open))
  const acts = handlers.includes(user.role) && !['closed', 'rejected', 'lapsed'].includes(batch.state)
  return (
    <section className="batch-lines" aria-label={t('list')}>
      <h2>{t('list')}</h2>
      <DataTable
        label={t('list')}
        list={{ rows: batch.lines }}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('noLines') }}
        columns={[
          {
            key: 'number',
            title: t('sequence'),
            render: (row) => `${row.lineNumber}. ${row.subjectName}`,
            fixed: true,
          },
          { key: 'township', title: t('township'), render: (row) => row.township },
          { key: 'item', title: t('item'), render: (row) => row.item },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'sentence', title: t('sentence'), render: (row) => row.sentence },
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            render: (row) => <Money fen={row.amountFen} bare />,
            sum: <Money fen={batch.totalFen} bare />,
          },
          {
            key: 'place',
            title: t('place'),
            render: (row) => (
              <>
                <PlaceTag of={row} />
                <Oddities of={row} />
              </>
            ),
          },
        ]}
      />
      <DecisionDrawer
        decisionId={opened?.decisionId ?? ''}
        onClose={() => set({ open: '' })}
        above={opened && <WhyOdd batch={batch} line={opened} />}
        acts={
          opened &&
          acts && (
            <>
              {batch.odd.unseen > 0 && (
                <SeeLine
                  of={opened}
                  name={user.name}
                  onDone={() => set({ open: nextOdd(batch, opened, user.name)?.id ?? '' })}
                />
              )}
              <LineActs line={opened} batch={batch} />
            </>
          )
        }
      >
        {opened && (
          <p>
            <PageLink to={`/subsidies/payees/${opened.payeeKind}/${opened.payeeId}`}>{t('toStatement')}</PageLink>{' '}
            {tracers.includes(user.role) && (
              <PageLink to={`/subsidies/traces?line=${opened.id}`}>{t('toTrace')}</PageLink>
            )}
          </p>
        )}
        {opened && mayReadAccounts(user, opened.payeeId) && (
          <PayeeAccounts payeeKind={opened.payeeKind} payeeId={opened.payeeId} holderName={opened.payeeName} />
        )}
      </DecisionDrawer>
    </section>
  )
}
