import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  activateOrganization,
  editOrganization,
  type listRegister,
  type Ownership,
  organizationKinds,
  ownerships,
  suspendOrganization,
} from '#organizations/contract'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { State } from './organization-details.tsx'
import { RegisterFields } from './register-fields.tsx'

type Registered = Reply<typeof listRegister>['rows'][number]

/** An organization in its drawer: what the register says, and the corrections its keeper may make. */
export function RegisterDetails({ of, keeps }: { of: Registered; keeps: boolean }) {
  const t = useTranslations('register')
  const words = useCodeWords()
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('kind')}</dt>
          <dd>{words.label(organizationKinds, of.kind)}</dd>
        </div>
        <div>
          <dt>{t('region')}</dt>
          <dd>{[of.regionName, of.townshipName].filter(Boolean).join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('creditCode')}</dt>
          <dd>{of.creditCode ? <code>{of.creditCode}</code> : t('noCode')}</dd>
        </div>
        <div>
          <dt>{t('ownership')}</dt>
          <dd>{of.ownership ? words.label(ownerships, of.ownership) : t('ownershipUnknown')}</dd>
        </div>
        <div>
          <dt>{t('state')}</dt>
          <dd>
            <State of={of} /> {of.suspendedReason}
          </dd>
        </div>
      </dl>
      {keeps && <Edit of={of} />}
      {keeps && (of.suspendedReason === null ? <Suspend of={of} /> : <Activate of={of} />)}
    </>
  )
}

interface EditValues {
  readonly name: string
  readonly creditCode: string
  readonly townshipCode?: string
  readonly ownership?: Ownership
}

function Edit({ of }: { of: Registered }) {
  const t = useTranslations('register')
  const edit = useAct(editOrganization)
  const { id: organizationId, version, name } = of
  return (
    <section className="drawer-part" aria-label={t('edit')}>
      <h2>{t('edit')}</h2>
      <p className="hint">{t('editHint')}</p>
      <ActForm<EditValues>
        draft={`edit-organization/${organizationId}/${version}`}
        submit={t('edit')}
        initial={{
          name,
          creditCode: of.creditCode ?? undefined,
          townshipCode: of.townshipCode ?? undefined,
          ownership: of.ownership ?? undefined,
        }}
        labels={{
          name: t('name'),
          creditCode: t('creditCode'),
          townshipCode: t('township'),
          ownership: t('ownership'),
        }}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={(body) => edit.mutateAsync({ params: { organizationId }, body: { ...body, version } })}
      >
        <RegisterFields regionCode={of.regionCode} />
      </ActForm>
    </section>
  )
}

function Suspend({ of: { id: organizationId, name, version } }: { of: Registered }) {
  const t = useTranslations('register')
  const id = useId()
  const [reason, setReason] = useState('')
  const suspend = useAct(suspendOrganization, { alsoChanges: ['classes', 'subsidies'] })
  return (
    <section className="drawer-part" aria-label={t('suspend')}>
      <h2>{t('suspend')}</h2>
      <ConfirmAct
        act={t('suspend')}
        danger
        items={[{ key: organizationId, name }]}
        ready={reason.trim() !== ''}
        onConfirm={() => suspend.mutateAsync({ params: { organizationId }, body: { reason: reason.trim(), version } })}
      >
        <p className="hint">{t('suspendHint')}</p>
        <label htmlFor={id}>{t('reason')}</label>
        <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </ConfirmAct>
    </section>
  )
}

function Activate({ of: { id: organizationId, name, version, handledByMe } }: { of: Registered }) {
  const t = useTranslations('register')
  const activate = useAct(activateOrganization, { alsoChanges: ['classes', 'subsidies'] })
  return (
    <section className="drawer-part" aria-label={t('activate')}>
      <h2>{t('activate')}</h2>
      {handledByMe ? (
        <p className="hint">{t('activateByAnother')}</p>
      ) : (
        <ConfirmAct
          act={t('activate')}
          items={[{ key: organizationId, name }]}
          onConfirm={() => activate.mutateAsync({ params: { organizationId }, body: { version } })}
        >
          <p className="hint">{t('activateHint')}</p>
        </ConfirmAct>
      )}
    </section>
  )
}
