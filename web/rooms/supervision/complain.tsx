import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { listOrganizations } from '#organizations/contract'
import { openCase } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { WordsForm } from './words-form.tsx'

/** 举报: taken down as a case about an organization of the region. */
export function Complain() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { regionCode } = useSession().user
  const asked = useEndpoint(listOrganizations, {}, { staleTime: 60_000 })
  const prefix = regionCode.replace(/(00)+$/, '')
  const own = (asked.data?.organizations ?? []).filter((one) => one.regionCode.startsWith(prefix))
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
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </WordsForm>
  )
}
