import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { getExchangeMapping, setExchangeMapping } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Kind = 'classes' | 'trainees' | 'payments'

/** Which column of theirs each field of ours goes to; the region's officer names it. */
export function Mapping({ kind }: { kind: Kind }) {
  const t = useTranslations('yearly.exchange')
  const keeps = useSession().user.role === 'region-officer'
  const mapping = useEndpoint(getExchangeMapping, { query: { kind } })
  return (
    <details className="panel">
      <summary>{t('mapping')}</summary>
      <Answer to={mapping}>
        {({ fields }) => (
          <>
            <DataTable
              label={t('mapping')}
              list={{ rows: fields }}
              rowKey={(row) => row.field}
              empty={{ title: t('none') }}
              columns={[
                { key: 'field', title: t('field'), render: (row) => row.label },
                {
                  key: 'column',
                  title: t('columnTitle'),
                  render: (row) => (row.set ? row.columnTitle : `${row.columnTitle}（${t('own')}）`),
                },
              ]}
            />
            {keeps && <Rename kind={kind} fields={fields} />}
          </>
        )}
      </Answer>
    </details>
  )
}

interface RenameProps {
  readonly kind: Kind
  readonly fields: readonly { readonly field: string; readonly label: string }[]
}

function Rename({ kind, fields }: RenameProps) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.exchange')
  const rename = useAct(setExchangeMapping)
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  return (
    <ActForm<{ field: string; columnTitle: string }>
      draft={`exchange-mapping/${kind}`}
      submit={t('set')}
      labels={{ field: t('field'), columnTitle: t('columnTitle') }}
      busy={rename.isPending}
      error={rename.error}
      onSubmit={(values) => rename.mutateAsync({ body: { kind, ...values } })}
    >
      <Form.Item name="field" label={t('field')} rules={must(t('field'))}>
        <Select options={fields.map(({ field, label }) => ({ value: field, label }))} />
      </Form.Item>
      <Form.Item name="columnTitle" label={t('columnTitle')} rules={must(t('columnTitle'))}>
        <Input maxLength={40} />
      </Form.Item>
    </ActForm>
  )
}
