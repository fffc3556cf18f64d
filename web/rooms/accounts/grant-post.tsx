import { Form } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { grantPost } from '#desk/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Account } from './account-details.tsx'
import { PostFields, type PostValues, postBody } from './post-fields.tsx'

type Values = PostValues & { readonly validUntil?: string }

/** Another post for an account, from today on. */
export function GrantPost({ to }: { to: Account }) {
  const t = useTranslations('accounts')
  const [round, setRound] = useState(0)
  const grant = useAct(grantPost, { onDone: () => setRound(round + 1) })
  const labels = {
    role: t('role'),
    regionCode: t('region'),
    organizationId: t('organization'),
    validUntil: t('validUntil'),
  }
  return (
    <details key={round} className="change-account">
      <summary>{t('grant')}</summary>
      <p className="hint">{t('grantHint')}</p>
      <ActForm<Values>
        draft={`grant-post/${to.id}`}
        submit={t('grant')}
        labels={labels}
        busy={grant.isPending}
        error={grant.error}
        onSubmit={({ validUntil, ...post }) =>
          grant.mutateAsync({ params: { userId: to.id }, body: { ...postBody(post), validUntil } })
        }
      >
        <PostFields />
        <Form.Item name="validUntil" label={t('validUntil')} extra={t('validUntilHint')}>
          <DateInput />
        </Form.Item>
      </ActForm>
    </details>
  )
}
