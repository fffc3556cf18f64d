import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type listOrganizations, organizationKinds } from '#organizations/contract'
import { listPairings } from '#pairing/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { mayReadAccounts } from './accounts-duties.ts'
import { PayeeAccounts } from './payee-accounts.tsx'

type Organization = Reply<typeof listOrganizations>['organizations'][number]

/** Whether it may work now. */
export function State({ of }: { of: Organization }) {
  const t = useTranslations('organizations')
  return of.suspendedReason === null ? (
    <StatusTag tone="done">{t('active')}</StatusTag>
  ) : (
    <StatusTag tone="stop">{t('suspended')}</StatusTag>
  )
}

/** An organization in its drawer: who it is, whom it serves, where its money goes. */
export function OrganizationDetails({ of }: { of: Organization }) {
  const t = useTranslations('organizations')
  const words = useCodeWords()
  const { user } = useSession()
  return (
    <>
      <dl className="facts">
        <Fact name={t('kind')}>{words.label(organizationKinds, of.kind)}</Fact>
        <Fact name={t('region')}>{of.regionName}</Fact>
        <Fact name={t('creditCode')}>{of.creditCode ?? t('noCode')}</Fact>
        <Fact name={t('state')}>
          <State of={of} /> {of.suspendedReason}
        </Fact>
      </dl>
      {of.kind === 'technical-school' && <Pairings schoolId={of.id} />}
      {mayReadAccounts(user, of.id) && (
        <PayeeAccounts payeeKind="organization" payeeId={of.id} holderName={of.name} key={of.id} />
      )}
    </>
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

function Pairings({ schoolId }: { schoolId: string }) {
  const t = useTranslations('organizations')
  const pairings = useEndpoint(listPairings, { query: { schoolId } })
  return (
    <section className="drawer-part">
      <h2>{t('pairings')}</h2>
      <Answer to={pairings}>
        {({ pairings: rows }) => (
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                {row.cityName} · {row.siteName ?? row.regionName} <Clause anchor={row.cites} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  )
}
