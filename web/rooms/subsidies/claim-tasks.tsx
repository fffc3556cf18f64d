import { Form, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { listBriefings, signBriefing } from '#notices/contract'
import { claimMatter } from '#subsidies/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { Breaches } from '../notices/breaches.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** What limits took away wholly: claimed again only on purpose, when a place may be free. */
export const wholeCuts = (of: Calculation) => of.lines.filter((line) => line.place === 'cut')

/** 申报: sign the commitment, then claim what the calculation gives; nothing is typed again. */
export function ClaimTasks({ of }: { of: Calculation }) {
  const t = useTranslations('subsidies')
  const go = useGo()
  const claim = useAct(claimMatter, {
    alsoChanges: ['notices', 'funds'],
    onDone: ({ batches, emptied }) => {
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
  const claimable = [...of.lines.filter((line) => line.place === 'unclaimed'), ...cut]
  return (
    <section className="panel" aria-label={t('claim')}>
      <h2>{t('claim')}</h2>
      <p>
        <StatusTag tone={of.commitmentSigned ? 'done' : 'doing'}>{t('commitment')}</StatusTag>{' '}
        <Clause anchor="lz-2019-63#7-2" />
      </p>
      {cut.length > 0 && <p>{t('claimCut', { count: cut.length })}</p>}
      {!of.commitmentSigned && <Commitment of={of} />}
      <p className="hint" tabIndex={-1} ref={ready}>
        {t(of.commitmentSigned ? 'claimReady' : 'claimAfterSigning')}
      </p>
      <ConfirmAct
        act={t('claim')}
        disabled={!of.commitmentSigned}
        items={claimable.map((line) => ({
          key: line.decisionId,
          name: `${line.subjectName} · ${line.title}`,
          amountFen: line.amountFen,
        }))}
        onConfirm={() => claim.mutateAsync({ params: { matterKind: of.matterKind, matterId: of.matterId } })}
      />
    </section>
  )
}

function Commitment({ of }: { of: Calculation }) {
  const t = useTranslations('subsidies')
  const briefings = useEndpoint(listBriefings, { query: { matterKind: 'claim' as const, packId: of.packId } })
  const sign = useAct(signBriefing, { alsoChanges: ['subsidies'] })
  return (
    <Answer to={briefings}>
      {(data) => {
        const briefing = data.briefings.find((one) => one.current)
        if (!briefing) return <p>{t('noBriefing')}</p>
        const matter = { matterKind: 'claim' as const, matterId: of.matterId, regionCode: of.regionCode }
        return (
          <details open>
            <summary>{t('briefing', { version: briefing.version })}</summary>
            <Breaches />
            <p className="long-text">{briefing.text}</p>
            <h3>{t('promised')}</h3>
            <p className="long-text">{briefing.commitmentText}</p>
            <ActForm<{ signerName: string }>
              draft={`sign-claim/${of.matterId}`}
              submit={t('sign')}
              onSubmit={({ signerName }) =>
                sign.mutateAsync({ body: { ...matter, briefingId: briefing.id, signerName } })
              }
              labels={{ signerName: t('signer') }}
              busy={sign.isPending}
              error={sign.error}
            >
              <Form.Item name="signerName" label={t('signer')} rules={[{ required: true, message: t('signerNeeded') }]}>
                <Input maxLength={40} />
              </Form.Item>
            </ActForm>
          </details>
        )
      }}
    </Answer>
  )
}
