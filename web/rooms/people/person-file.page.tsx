import { useTranslations } from 'use-intl'
import { getPerson, personStatuses } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { PersonBar } from '../../ui/person-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { FileTabs } from './file-tabs.tsx'

export type PersonFile = Reply<typeof getPerson>

/** 一人一档: who this is on top of every tab, the tab in the address. */
export function Page() {
  const t = useTranslations('people')
  const { personId } = usePageParams('personId')
  const person = useEndpoint(getPerson, { params: { personId } })
  return (
    <>
      <PageHeader title={t('person')} back={{ to: '/people', name: t('title') }} />
      <Answer to={person}>{(file) => <FileOf person={file} />}</Answer>
    </>
  )
}

function FileOf({ person }: { person: PersonFile }) {
  const t = useTranslations('people')
  const { label } = useCodeWords()
  const { date } = useSession().business
  const current = person.statuses.filter(
    ({ withdrawnOn, validFrom, validUntil }) =>
      !withdrawnOn && validFrom <= date && (validUntil === null || date <= validUntil),
  )
  const died = person.deaths.find(({ takenBackOn }) => takenBackOn === null)
  return (
    <>
      <PersonBar
        name={person.name}
        facts={[
          t(`sex.${person.sex}`),
          t('age', { age: person.age }),
          `${person.regionName} ${person.townshipName}`,
          t('tail', { tail: person.tail }),
          person.phoneTail ? t('phone', { tail: person.phoneTail }) : t('noPhone'),
        ]}
        tags={
          <>
            <StatusTag tone={person.reviewedOn ? 'done' : 'wait'}>
              {person.reviewedOn ? t('reviewed') : t('unreviewed')}
            </StatusTag>
            {died && <StatusTag tone="stop">{t('diedOn', { on: died.diedOn })}</StatusTag>}
            {current.map((status) => (
              <StatusTag key={status.id} tone="doing">
                {label(personStatuses, status.status)}
              </StatusTag>
            ))}
          </>
        }
      />
      <FileTabs person={person} />
    </>
  )
}
