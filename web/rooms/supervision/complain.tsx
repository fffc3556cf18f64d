import { Form } from 'antd'
import { useTranslations } from 'use-intl'
import { openCase } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { WordsForm } from './words-form.tsx'

/** 举报: taken down as a case about an organization of the region. */
export function Complain() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { regionCode } = useSession().user
  const open = useAct(openCase, { onDone: ({ id }) => go(`/supervision/cases/${id}`) })
  return (
    <WordsForm<{ organizationId: string; title: string; grounds: string }>
      draft="complaint"
      submit={t('complain')}
      fields={[
        { name: 'title', label: t('caseTitle'), kind: 'line' },
        { name: 'grounds', label: t('grounds') },
      ]}
      onSubmit={(words) => open.mutateAsync({ body: { source: 'complaint', ...words } })}
      busy={open.isPending}
      error={open.error}
    >
      <Form.Item
        name="organizationId"
        label={t('organization')}
        rules={[{ required: true, message: t('needed', { label: t('organization') }) }]}
      >
        <OrganizationInput regionCode={regionCode} />
      </Form.Item>
    </WordsForm>
  )
}
