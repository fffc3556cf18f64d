import { useTranslations } from 'use-intl'
import { countRecognitions, recognitions } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { EnterButton } from './enter-record.tsx'
import { RecordList } from './record-list.tsx'

/** 认定: studios, bases, training centres, integrated enterprises; what is new since 2019 opens to its rows. */
export function Page() {
  const t = useTranslations('talent')
  const counts = useSession().user.role !== 'enterprise'
  return (
    <>
      <PageHeader
        title={t('recognitions')}
        lead={t('recognitionsLead')}
        actions={
          <>
            <EnterButton kind="recognition" />
            <EnterButton kind="joint-school" />
          </>
        }
      />
      {counts && <Counts />}
      <RecordList kind="recognition" subjectList={recognitions} />
    </>
  )
}

function Counts() {
  const t = useTranslations('talent')
  const { label } = useCodeWords()
  const { data } = useEndpoint(countRecognitions, {})
  return (
    <ul className="panel">
      {data?.counts.map(({ subject, level, since, count, target, clauses }) => (
        <li key={subject}>
          <PageLink to={`/talent/recognitions?${rowsOf(subject, level, since)}`}>
            {t('newSince', { since, subject: label(recognitions, subject), count, target })}
          </PageLink>{' '}
          {clauses.map((anchor) => (
            <Clause key={anchor} anchor={anchor} />
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The very rows that were counted. */
const rowsOf = (subject: string, level: string, from: string) =>
  new URLSearchParams({ subject, level, from, newly: 'yes', state: 'confirmed' })
