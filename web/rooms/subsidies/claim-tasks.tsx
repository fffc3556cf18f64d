import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { claimMatter } from '#subsidies/contract'
import { Clause } from '../../ui/clause.tsx'
import { ConfirmAct, type ConfirmItem } from '../../ui/confirm-act.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { Commitment } from './commitment.tsx'
import type { Calculation } from './matter-calculation.page.tsx'
import { ReasonInput } from './reason-input.tsx'
import { Reasons } from './returned-reasons.tsx'
import { useNote } from './use-note.ts'

/** What limits took away wholly: claimed again only on purpose, when a place may be free. */
export const wholeCuts = (of: Calculation) => of.lines.filter((line) => line.place === 'cut')

interface ClaimTasksProps {
  readonly of: Calculation
  /** The batch on whose page it stands: why that one came back is said there. */
  readonly on?: string
}

/**
 * 申报: sign the commitment, then claim what the calculation gives; nothing is typed again. Where something came back: say how
 * it was put right, and claim it again with what else there is.
 */
export function ClaimTasks({ of, on }: ClaimTasksProps) {
  const t = useTranslations('subsidies')
  const go = useGo()
  const { note, write, drop } = useNote(`correction/${of.matterId}`)
  const claim = useAct(claimMatter, {
    alsoChanges: ['notices', 'funds'],
    onDone: ({ batches, emptied }) => {
      drop()
      const [first] = [...batches, ...emptied]
      if (first) go(`/subsidies/batches/${first.id}`)
    },
  })
  const cut = wholeCuts(of)
  const ready = useRef<HTMLParagraphElement>(null)
  const before = useRef(of.commitmentSigned)
  useEffect(() => {
    // The form folds away once it is signed: the reader is taken to what comes next, not left in the middle of the list.
    if (of.commitmentSigned && !before.current) ready.current?.focus()
    before.current = of.commitmentSigned
  }, [of.commitmentSigned])
  const again = of.returned.length > 0
  const act = t(again ? 'claimAgain' : 'claim')
  return (
    <section className="panel no-print" aria-label={act}>
      <h2>{act}</h2>
      <p>
        <StatusTag tone={of.commitmentSigned ? 'done' : 'doing'}>{t('commitment')}</StatusTag>{' '}
        <Clause anchor="lz-2019-63#7-2" />
      </p>
      {cut.length > 0 && <p>{t('claimCut', { count: cut.length })}</p>}
      {!of.commitmentSigned && <Commitment of={of} />}
      {of.returned
        .filter(({ id }) => id !== on)
        .map(({ id, number, state, reasons }) => (
          <div key={id}>
            <h3>{t(state === 'lapsed' ? 'endedWhyOf' : 'returnedWhyOf', { number })}</h3>
            <Reasons of={reasons} />
          </div>
        ))}
      {again && <ReasonInput label={t('correction')} value={note} longest={500} rows={3} onChange={write} />}
      <p className="hint" tabIndex={-1} ref={ready}>
        {t(of.commitmentSigned ? (again ? 'claimAgainReady' : 'claimReady') : 'claimAfterSigning')}
      </p>
      <ConfirmAct
        act={act}
        disabled={!of.commitmentSigned || (again && note.trim() === '')}
        items={itemsOf(of)}
        onConfirm={() =>
          claim.mutateAsync({ params: { matterKind: of.matterKind, matterId: of.matterId }, body: { note } })
        }
      />
    </section>
  )
}

/** What came back, as it stood, and what stands in no list yet. */
function itemsOf(of: Calculation): ConfirmItem[] {
  const open = of.lines.filter((line) => line.place === 'unclaimed')
  return [
    ...of.returned.flatMap(({ lines }) =>
      lines.map(({ id, name, item, amountFen }) => ({ key: id, name: `${name} · ${item}`, amountFen })),
    ),
    ...[...open, ...wholeCuts(of)].map((line) => ({
      key: line.decisionId,
      name: `${line.subjectName} · ${line.title}`,
      amountFen: line.amountFen,
    })),
  ]
}
