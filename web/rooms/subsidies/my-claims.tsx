import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { zeroFen } from '#kernel/money'
import { noticeRoutes, subsidyRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field, TextField } from '../../public/ui/field.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useNote } from './use-note.ts'

type Matter = Reply<typeof subsidyRoutes.listClaimable>['matters'][number]

/** 我可以申报的: what each may claim for themselves, read, promised and sent from the phone. Nothing where there is nothing. */
export function MyClaims({ onClaimed }: { onClaimed: () => void }) {
  const { data, problem, reload } = useCall(subsidyRoutes.listClaimable)
  const t = useTranslations('public-me.claims')
  const open = data?.matters ?? []
  const [done, setDone] = useState<string>()
  const claimed = (words: string) => {
    setDone(words)
    reload()
    onClaimed()
  }
  return (
    <>
      {done && <p role="status">{done}</p>}
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {open.map((matter) => (
        <Card
          key={matter.matterId}
          title={matter.title}
          aside={isBack(matter) && <StatusTag tone="warn">{t('returned')}</StatusTag>}
        >
          <p className="muted">
            {matter.number} · {matter.decisiveOn} · {matter.regionName}
          </p>
          {(matter.claimableFen ?? 0) > 0 && (
            <p>
              {t('amount')} <Money fen={matter.claimableFen ?? zeroFen} />
            </p>
          )}
          <CameBack of={matter} />
          {matter.notReady ? <p>{matter.notReady}</p> : <Claim of={matter} onClaimed={claimed} />}
        </Card>
      ))}
    </>
  )
}

const isBack = ({ returned }: Matter) => returned.some(({ state }) => state === 'returned')

/** What came back, with its money as it stood, or was ended, whose money is counted above: each with every reason. */
function CameBack({ of: { returned } }: { of: Matter }) {
  const t = useTranslations('public-me.claims')
  return returned.map(({ id, number, state, totalFen, reasons }) => (
    <div key={id}>
      {state === 'lapsed' ? (
        <p>{t('endedBatch', { number })}</p>
      ) : (
        <p>
          {t('returnedBatch', { number })} <Money fen={totalFen} />
        </p>
      )}
      <ol>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ol>
    </div>
  ))
}

interface ClaimProps {
  readonly of: Matter
  readonly onClaimed: (words: string) => void
}

function Claim({ of, onClaimed }: ClaimProps) {
  const t = useTranslations('public-me.claims')
  const [opened, setOpened] = useState(false)
  if (of.returned.length > 0) return <Correcting of={of} onClaimed={onClaimed} />
  if (opened) return <Signing of={of} onClaimed={onClaimed} />
  return (
    <button type="button" className="button primary" onClick={() => setOpened(true)}>
      {t('begin')}
    </button>
  )
}

/** The briefing in full, the promise signed by name, then the claim: two acts, sent one after the other. */
function Signing({ of, onClaimed }: ClaimProps) {
  const t = useTranslations('public-me.claims')
  const { matterKind, matterId, regionCode, packId } = of
  const briefings = useCall(noticeRoutes.listBriefings, { query: { matterKind: 'claim', packId } })
  const sign = usePublicAct(noticeRoutes.signBriefing)
  const claim = usePublicAct(subsidyRoutes.claimMatter)
  const said = useOutcome()
  const [signerName, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const briefing = briefings.data?.briefings.find((one) => one.current)
  const problem = briefings.problem ?? sign.problem ?? claim.problem
  const send = async () => {
    setMissing(!signerName.trim())
    if (!signerName.trim() || !briefing) return
    const body = { matterKind: 'claim' as const, matterId, regionCode, briefingId: briefing.id, signerName }
    if (!(await sign.run({ body }))) return
    const claimed = await claim.run({ params: { matterKind, matterId } })
    if (claimed) onClaimed(said(claimed))
  }
  return (
    <>
      {briefing && (
        <>
          <h3>{t('briefing')}</h3>
          <p className="long-text">{briefing.text}</p>
          <h3>{t('promise')}</h3>
          <p className="long-text">{briefing.commitmentText}</p>
          <Clause anchor="lz-2019-63#7-2" />
          <Field
            label={t('signer')}
            value={signerName}
            maxLength={40}
            error={missing ? t('signerNeeded') : undefined}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      )}
      {problem && <ErrorBox problem={problem} />}
      <button
        type="button"
        className="button primary"
        disabled={!briefing || sign.busy || claim.busy}
        onClick={() => void send()}
      >
        {t('send')}
      </button>
    </>
  )
}

/** How what came back was put right, and the claim again; what was promised still holds. */
function Correcting({ of, onClaimed }: ClaimProps) {
  const t = useTranslations('public-me.claims')
  const { matterKind, matterId } = of
  const { note, write, drop } = useNote(`correction/${matterId}`)
  const [missing, setMissing] = useState(false)
  const claim = usePublicAct(subsidyRoutes.claimMatter)
  const said = useOutcome()
  const send = async () => {
    setMissing(!note.trim())
    if (!note.trim()) return
    const claimed = await claim.run({ params: { matterKind, matterId }, body: { note } })
    if (!claimed) return
    drop()
    onClaimed(said(claimed))
  }
  return (
    <>
      <TextField
        label={t('correction')}
        hint={t('atMost', { count: 500 })}
        rows={3}
        maxLength={500}
        value={note}
        error={missing ? t('correctionNeeded') : undefined}
        onChange={(event) => write(event.target.value)}
      />
      {claim.problem && <ErrorBox problem={claim.problem} />}
      <button type="button" className="button primary" disabled={claim.busy} onClick={() => void send()}>
        {t('sendAgain')}
      </button>
    </>
  )
}

/** What a claim came to: its batches, those that ended instead, or that the calculation gives nothing. */
function useOutcome() {
  const t = useTranslations('public-me.claims')
  return ({ batches, emptied }: Reply<typeof subsidyRoutes.claimMatter>): string => {
    const ended = emptied.map(({ number, reason }) => t('ended', { number, reason }))
    const done = batches.length > 0 ? [t('done', { number: batches.map(({ number }) => number).join('、') })] : []
    return [...done, ...ended].join(' ') || t('nothing')
  }
}
