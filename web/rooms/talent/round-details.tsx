import { useTranslations } from 'use-intl'
import { candidateStates, getRound, publishRound } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { Apply, Conclude, Review } from './round-forms.tsx'

export type Round = Reply<typeof getRound>
export type Candidate = Round['candidates'][number]

const tones = {
  applied: 'warn',
  recommended: 'doing',
  declined: 'stop',
  awarded: 'done',
  struck: 'stop',
  ended: 'stop',
  missed: 'stop',
} as const

/** A round: its candidates in reach, and the next step for whoever takes it. */
export function RoundDetails({ roundId }: { roundId: string }) {
  const round = useEndpoint(getRound, { params: { roundId } })
  return <Answer to={round}>{(data) => <Details of={data} />}</Answer>
}

function Details({ of }: { of: Round }) {
  const t = useTranslations('talent')
  const { label } = useCodeWords()
  const { user, business } = useSession()
  const { role } = user
  const undecided = of.candidates.some(({ state }) => state === 'applied' || state === 'recommended')
  // Nobody was recommended: the round ends without a notice, once nobody can apply any more.
  const ends = of.state === 'noticed' || (of.state === 'open' && !undecided && business.date > of.closesOn)
  const applies = role === 'county-clerk' || role === 'enterprise'
  const reviews = role === 'second-reviewer' || role === 'city-officer'
  return (
    <>
      <p>
        {of.documentTitle}（{of.documentNumber}）{' '}
        {of.noticeId && <PageLink to={`/notices/${of.noticeId}`}>{t('notice')}</PageLink>}
      </p>
      <DataTable
        label={t('candidates')}
        list={{ rows: of.candidates }}
        rowKey={({ id }) => id}
        empty={{ title: t('noCandidates'), next: t('noCandidatesNext') }}
        columns={[
          { key: 'name', title: t('field.name'), fixed: true, render: (row) => row.personName },
          { key: 'place', title: t('county'), render: (row) => `${row.regionName} ${row.township}` },
          { key: 'what', title: t('achievements'), render: (row) => row.achievements },
          {
            key: 'state',
            title: t('filter.state'),
            render: ({ state }) => <StatusTag tone={tones[state]}>{label(candidateStates, state)}</StatusTag>,
          },
          {
            key: 'review',
            title: t('review'),
            render: (row) => (
              <>
                {row.reviewNote ?? (reviews ? '' : '—')}{' '}
                {reviews && of.state === 'open' && row.state !== 'ended' && <Review of={row} />}
              </>
            ),
          },
        ]}
      />
      <div className="acts">
        {of.state === 'open' && applies && <Apply roundId={of.id} />}
        {of.state === 'open' && role === 'city-officer' && <Publish of={of} />}
        {ends && (role === 'city-officer' || role === 'region-officer') && <Conclude roundId={of.id} />}
      </div>
    </>
  )
}

function Publish({ of }: { of: Round }) {
  const t = useTranslations('talent')
  const publish = useAct(publishRound, { alsoChanges: ['notices'] })
  const chosen = of.candidates.filter(({ state }) => state === 'recommended')
  if (chosen.length === 0) return <p className="hint">{t('publishFirst')}</p>
  return (
    <ConfirmAct
      act={t('publish')}
      items={chosen.map(({ id, personName, township }) => ({ key: id, name: `${personName} ${township}` }))}
      onConfirm={() => publish.mutateAsync({ params: { roundId: of.id } })}
    >
      <p>{t('publishHint', { quota: of.quota })}</p>
    </ConfirmAct>
  )
}
