import { useTranslations } from 'use-intl'
import { getTimeline } from '#platform/auth/contract'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { PersonFile } from './person-file.page.tsx'

/** From intent to job: what every room knows of this person, in order, with its clause. */
export function FileTimeline({ personId }: { personId: string }) {
  const t = useTranslations('people')
  const timeline = useEndpoint(getTimeline, { params: { personId } })
  return (
    <Answer to={timeline}>
      {({ events }) =>
        events.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <Timeline
            label={t('timeline')}
            steps={events.map((event, index) => ({
              key: `${index} ${event.on} ${event.title}`,
              tone: 'done',
              title: (
                <>
                  <span className="numeric">{event.on}</span> {event.title}
                </>
              ),
              detail: (
                <>
                  {event.detail}
                  {event.cites?.map((anchor) => (
                    <Clause key={anchor} anchor={anchor} />
                  ))}
                </>
              ),
            }))}
          />
        )
      }
    </Answer>
  )
}

/** The contracts of this person in the reader's reach. */
export function FileContracts({ person }: { person: PersonFile }) {
  const t = useTranslations('people')
  return (
    <DataTable
      label={t('contracts')}
      list={{ rows: person.contracts }}
      rowKey={(row) => row.id}
      empty={{ title: t('none'), next: t('contractsLead') }}
      columns={[
        { key: 'employer', title: t('employer'), render: (row) => row.organizationName },
        { key: 'number', title: t('contractNumber'), render: (row) => row.number },
        { key: 'from', title: t('from'), render: (row) => <span className="numeric">{row.startsOn}</span> },
        {
          key: 'until',
          title: t('until'),
          render: (row) => <span className="numeric">{row.endsOn ?? t('openEnd')}</span>,
        },
      ]}
    />
  )
}
