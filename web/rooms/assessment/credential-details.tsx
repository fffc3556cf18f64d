import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import {
  levelGrounds,
  rejectCredential,
  revokeCredential,
  skillLevels,
  verifyCredential,
  verifyWays,
} from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { WithReason } from './body-acts.tsx'
import type { Credential } from './credentials.page.tsx'
import { Field } from './form-parts.tsx'

/** One certificate: what is known of it, and what the reader may do. */
export function CredentialDetails({ of }: { of: Credential }) {
  const t = useTranslations('credentials')
  const { label } = useCodeWords()
  const rows: readonly (readonly [string, string | null])[] = [
    [t('person'), of.personName],
    [t('type'), of.typeTitle],
    [t('trade'), `${of.tradeName}${of.level ? `（${label(skillLevels, of.level)}）` : ''}`],
    [t('issuedOn'), of.issuedOn],
    [t('examinedOn'), of.examinedOn],
    [t('issuer'), `${of.issuer}${of.issuerRegistered ? '' : `（${t('notRegistered')}）`}`],
    [t('ground'), of.levelGround && label(levelGrounds, of.levelGround)],
    [t('way'), of.verifiedByWay && `${label(verifyWays, of.verifiedByWay)}：${of.verifiedReference ?? ''}`],
    [t('reason'), of.rejectReason ?? of.revokedReason],
  ]
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {of.outOfOrder && (
        <p>
          <StatusTag tone="stop">{t('outOfOrder')}</StatusTag> {t('outOfOrderHint')} <Clause anchor="lz-2019-63#2-4" />
        </p>
      )}
      <Acts of={of} />
    </>
  )
}

function Acts({ of }: { of: Credential }) {
  const t = useTranslations('credentials')
  const { role } = useSession().user
  const [reject, revoke] = [useAct(rejectCredential), useAct(revokeCredential)]
  const params = { credentialId: of.id }
  const items = [{ key: of.id, name: `${of.personName} ${of.number}` }]
  if (of.state === 'verified' && ['second-reviewer', 'approver'].includes(role))
    return (
      <WithReason act={t('revoke')} items={items} run={(reason) => revoke.mutateAsync({ params, body: { reason } })} />
    )
  if (of.state !== 'entered') return null
  if (role !== 'second-reviewer' || of.madeByMe) return <p className="hint">{t('anotherPerson')}</p>
  return (
    <>
      <Verify of={of} />
      <WithReason act={t('wrong')} items={items} run={(reason) => reject.mutateAsync({ params, body: { reason } })} />
    </>
  )
}

function Verify({ of }: { of: Credential }) {
  const t = useTranslations('credentials')
  const { options } = useCodeWords()
  const act = useAct(verifyCredential)
  const labels = { way: t('way'), reference: t('reference') }
  return (
    <ActForm<ArgsOf<typeof verifyCredential>['body']>
      draft={`assessment/verify/${of.id}`}
      submit={t('verify')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ params: { credentialId: of.id }, body })}
    >
      <Field name="way" label={labels.way}>
        <Select options={options(verifyWays)} />
      </Field>
      <Field name="reference" label={labels.reference}>
        <Input maxLength={200} />
      </Field>
    </ActForm>
  )
}
