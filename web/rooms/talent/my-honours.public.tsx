import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { classRoutes, talentRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'

type Won = Reply<typeof talentRoutes.listRecords>['rows'][number]
type Round = Reply<typeof talentRoutes.listRounds>['rounds'][number]

/** 我的荣誉: whether my full name stands on the honour roll, and applying for myself in a running selection. */
export function Page() {
  const t = useTranslations('public-me.honours')
  // The ledger answers the staff, too, with everybody's records: this asks whether a trainee is looking.
  const trainee = useCall(classRoutes.listMyClasses)
  return (
    <OwnPage title={t('title')} lead={t('lead')} answer={trainee}>
      {() => (
        <>
          <Awards />
          <Rounds />
        </>
      )}
    </OwnPage>
  )
}

function Awards() {
  const t = useTranslations('public-me.honours')
  const { data, problem, reload } = useCall(talentRoutes.listRecords, { query: { kind: 'award', state: 'confirmed' } })
  if (problem) return <ErrorBox problem={problem} onRetry={reload} />
  if (data?.rows.length === 0) return <Empty title={t('none')} />
  return data?.rows.map((row) => <Award key={row.id} of={row} onSaid={reload} />)
}

function Award({ of, onSaid }: { of: Won; onSaid: () => void }) {
  const t = useTranslations('public-me.honours')
  const act = usePublicAct(talentRoutes.consentToPublish)
  const consented = of.members.some(({ consentedOn }) => consentedOn !== null)
  const say = async () => {
    if (await act.run({ params: { recordId: of.id }, body: { consented: !consented } })) onSaid()
  }
  const shown = <StatusTag tone={consented ? 'done' : 'wait'}>{t(consented ? 'whole' : 'masked')}</StatusTag>
  return (
    <Card title={of.title} aside={shown}>
      <Rows>
        <Row name={t('contest')}>{[of.contestTitle, of.itemTitle].filter(Boolean).join(' · ')}</Row>
        <Row name={t('document')}>{of.documentNumber}</Row>
        <Row name={t('day')}>{of.onDay}</Row>
      </Rows>
      {act.problem && <ErrorBox problem={act.problem} />}
      <p>
        <button type="button" className="button" disabled={act.busy} onClick={() => void say()}>
          {t(consented ? 'withdraw' : 'consent')}
        </button>{' '}
        <Clause anchor="lz-2019-63#7-3" />
      </p>
    </Card>
  )
}

function Rounds() {
  const { data, problem, reload } = useCall(talentRoutes.listRounds)
  if (problem) return <ErrorBox problem={problem} onRetry={reload} />
  return data?.rounds
    .filter(({ state, mine }) => state === 'open' || mine !== null)
    .map((round) => <Selection key={round.id} of={round} onApplied={reload} />)
}

/** A round that is open to apply, or how it went for me. */
function Selection({ of, onApplied }: { of: Round; onApplied: () => void }) {
  const t = useTranslations('public-me.honours')
  return (
    <Card title={of.title} aside={of.mine && <StatusTag tone="doing">{t(`state.${of.mine}`)}</StatusTag>}>
      <p>{t('period', { from: of.opensOn, until: of.closesOn, quota: of.quota })}</p>
      {of.mine === null && <Apply roundId={of.id} onDone={onApplied} />}
    </Card>
  )
}

function Apply({ roundId, onDone }: { roundId: string; onDone: () => void }) {
  const t = useTranslations('public-me.honours')
  const act = usePublicAct(talentRoutes.applyToRound)
  const [typed, set] = useState({ name: '', residentId: '', achievements: '' })
  const send = async () => {
    if (await act.run({ params: { roundId }, body: typed })) onDone()
  }
  return (
    <details>
      <summary>{t('apply')}</summary>
      {(['name', 'residentId', 'achievements'] as const).map((name) => (
        <Field
          key={name}
          label={t(name)}
          value={typed[name]}
          maxLength={name === 'achievements' ? 1000 : 50}
          onChange={(event) => set({ ...typed, [name]: event.target.value })}
        />
      ))}
      {act.problem && <ErrorBox problem={act.problem} />}
      <button type="button" className="button primary" disabled={act.busy} onClick={() => void send()}>
        {t('send')}
      </button>
    </details>
  )
}
