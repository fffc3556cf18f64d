import { useTranslations } from 'use-intl'
import { decideLifting, liftingStates, proposeLifting } from '#supervision/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { CaseFile } from './case.page.tsx'
import { Opinion } from './opinion.tsx'
import { WordsForm } from './words-form.tsx'

type Measure = CaseFile['measures'][number]

const tones = { proposed: 'warn', decided: 'done', refused: 'stop' } as const
const changes = { alsoChanges: ['subsidies', 'organizations'] }

/** 解除 of one measure: proposed with reason and document, decided by another person; what was refused stays. */
export function Liftings({ measure, acts }: { measure: Measure; acts: CaseFile['acts'] }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  const open = measure.liftings.find(({ state }) => state === 'proposed')
  const liftable = measure.state === 'decided'
  return (
    <>
      {measure.liftings.map((one) => (
        <p key={one.id}>
          {t('lifting')} <StatusTag tone={tones[one.state]}>{label(liftingStates, one.state)}</StatusTag> {one.reason}（
          {one.document}） {t('measureLine', { name: one.proposedName, date: one.proposedOn })}
          {one.decidedOn && ` · ${one.decidedOn} ${one.decidedName}：${one.decisionNote}`}
        </p>
      ))}
      {liftable && open?.mayDecide && <Decide liftingId={open.id} />}
      {liftable && open && !open.mayDecide && <p className="hint">{t('decidedBy')}</p>}
      {liftable && !open && acts.includes('propose-lifting') && <Propose measureId={measure.id} />}
    </>
  )
}

function Propose({ measureId }: { measureId: string }) {
  const t = useTranslations('supervision')
  const propose = useAct(proposeLifting)
  return (
    <WordsForm<{ reason: string; document: string }>
      folded
      draft={`propose-lifting/${measureId}`}
      submit={t('proposeLifting')}
      fields={[
        { name: 'reason', label: t('reason') },
        { name: 'document', label: t('document'), kind: 'line' },
      ]}
      onSubmit={(body) => propose.mutateAsync({ params: { measureId }, body })}
      busy={propose.isPending}
      error={propose.error}
    />
  )
}

function Decide({ liftingId }: { liftingId: string }) {
  const t = useTranslations('supervision')
  const decide = useAct(decideLifting, changes)
  return (
    <Opinion
      yes={t('lift')}
      no={t('refuseLifting')}
      busy={decide.isPending}
      error={decide.error}
      onGive={(outcome, note) => decide.mutate({ params: { liftingId }, body: { outcome, note } })}
    />
  )
}
