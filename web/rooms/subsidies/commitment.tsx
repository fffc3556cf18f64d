import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { listBriefings, signBriefing } from '#notices/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { Breaches } from '../notices/breaches.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** 一次性告知和书面承诺: read in full, with the breaches not yet put right, and signed by name. */
export function Commitment({ of }: { of: Calculation }) {
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
