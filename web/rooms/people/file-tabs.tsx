import { Tabs } from 'antd'
import { useTranslations } from 'use-intl'
import { useSession } from '../../console/session-gate.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PayeeAccounts } from '../organizations/payee-accounts.tsx'
import { FileBenefits } from './file-benefits.tsx'
import { FileDeaths } from './file-deaths.tsx'
import { FileEntitlements } from './file-entitlements.tsx'
import { FileIdentity } from './file-identity.tsx'
import { FileIntents } from './file-intents.tsx'
import { FileOverview } from './file-overview.tsx'
import { FileStatuses } from './file-statuses.tsx'
import { FileContracts, FileTimeline } from './file-timeline.tsx'
import type { PersonFile } from './person-file.page.tsx'

function Overview({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const reads = useSession().user.role !== 'school'
  return (
    <>
      <FileOverview person={person} clerk={clerk} />
      {reads && <FileIdentity person={person} clerk={clerk} />}
      {reads && <FileDeaths person={person} clerk={clerk} />}
    </>
  )
}

/** The tabs of a person's file, the open one in the address. */
export function FileTabs({ person }: { person: PersonFile }) {
  const t = useTranslations('people')
  const clerk = useSession().user.role === 'county-clerk'
  const [{ tab }, set] = useUrlFilters({ tab: 'overview' })
  const tabs = [
    { key: 'overview', label: t('overview'), children: <Overview person={person} clerk={clerk} /> },
    { key: 'statuses', label: t('statuses'), children: <FileStatuses person={person} clerk={clerk} /> },
    { key: 'intents', label: t('intents'), children: <FileIntents person={person} clerk={clerk} /> },
    {
      key: 'entitlements',
      label: t('entitlements'),
      children: <FileEntitlements personId={person.id} clerk={clerk} />,
    },
    { key: 'benefits', label: t('benefits'), children: <FileBenefits personId={person.id} /> },
    { key: 'contracts', label: t('contracts'), children: <FileContracts person={person} /> },
    {
      key: 'accounts',
      label: t('accounts'),
      children: <PayeeAccounts payeeKind="person" payeeId={person.id} holderName={person.name} />,
    },
    { key: 'timeline', label: t('timeline'), children: <FileTimeline personId={person.id} /> },
  ]
  return <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs} destroyOnHidden />
}
