import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { noticeRoutes, subsidyRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'

type Matter = Reply<typeof subsidyRoutes.listClaimable>['matters'][number]

/** 我可以申报的: what each may claim for themselves, read, promised and sent from the phone. Nothing where there is nothing. */
export function MyClaims({ onClaimed }: { onClaimed: () => void }) {
  const { data, reload } = useCall(subsidyRoutes.listClaimable)
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
      {open.map((matter) => (
        <Card key={matter.matterId} title={matter.title}>
          <p className="muted">
            {matter.number} · {matter.decisiveOn} · {matter.regionName}
          </p>
          {matter.claimableFen !== null && (
            <p>
              {t('amount')} <Money fen={matter.claimableFen} />
            </p>
          )}
          {matter.notReady ? <p>{matter.notReady}</p> : <Claim of={matter} onClaimed={claimed} />}
        </Card>
      ))}
    </>
  )
}

function Claim({ of, onClaimed }: { of: Matter; onClaimed: (words: string) => void }) {
  const t = useTranslations('public-me.claims')
  const [opened, setOpened] = useState(false)
  if (opened) return <Signing of={of} onClaimed={onClaimed} />
  return (
    <button type="button" className="button primary" onClick={() => setOpened(true)}>
      {t('begin')}
    </button>
  )
}

/** The briefing in full, the promise signed by name, then the claim: two acts, sent one after the other. */
function Signing({ of, onClaimed }: { of: Matter; onClaimed: (words: string) => void }) {
  const t = useTranslations('public-me.claims')
  const { matterKind, matterId, regionCode, packId } = of
  const briefings = useCall(noticeRoutes.listBriefings, { query: { matterKind: 'claim', packId } })
  const sign = usePublicAct(noticeRoutes.signBriefing)
  const claim = usePublicAct(subsidyRoutes.claimMatter)
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
    if (claimed) onClaimed(t('done', { number: claimed.batches.map((batch) => batch.number).join('、') }))
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
