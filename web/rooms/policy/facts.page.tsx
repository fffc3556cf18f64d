import './policy.css'
import { useLocale, useTranslations } from 'use-intl'
import { getFactsSchema, listFactFields } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

type Field = Reply<typeof listFactFields>['fields'][number]

/** 事实字段: everything that can be told of a matter, with the codes in both languages. */
export function Page() {
  const t = useTranslations('rules')
  const words = useTranslations('policy')
  const [filters, set, reset] = useUrlFilters({ search: '' })
  const asked = useEndpoint(listFactFields, {})
  return (
    <>
      <PageHeader
        title={t('factsTitle')}
        lead={t('factsLead')}
        back={{ to: '/policy', name: words('title') }}
        actions={
          <a href={getFactsSchema.path} download="policy-facts.schema.json">
            {t('schema')}
          </a>
        }
      />
      <FilterBar
        filters={[{ name: 'search', label: t('factsSearch'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={asked}>
        {({ fields }) => <Fields fields={fields.filter((field) => holds(field, filters.search))} />}
      </Answer>
    </>
  )
}

const holds = ({ path, labels, codes }: Field, word: string): boolean =>
  [path, labels.zh, labels.en, ...codes.flatMap(({ code, zh, en }) => [code, zh, en])].some((text) =>
    text.includes(word),
  )

function Fields({ fields }: { fields: readonly Field[] }) {
  const t = useTranslations('rules')
  const language = labelLanguage(useLocale())
  return (
    <DataTable
      label={t('factsTitle')}
      list={{ rows: fields }}
      rowKey={(row) => row.path}
      empty={{ title: t('nothing', { text: '' }), next: t('nothingNext') }}
      columns={[
        { key: 'path', title: t('path'), render: (row) => <code>{row.path}</code>, fixed: true },
        {
          key: 'name',
          title: t('name'),
          render: (row) => (
            <>
              {row.labels.zh} · {row.labels.en}
              {row.hint && <small className="hint-line">{row.hint[language]}</small>}
            </>
          ),
        },
        {
          key: 'kind',
          title: t('kind'),
          render: (row) =>
            [t(`kinds.${row.kind}`), row.required ? t('must') : t('may'), row.nullable && t('nullable')]
              .filter(Boolean)
              .join(' · '),
        },
        { key: 'codes', title: t('codes'), render: (row) => <Codes field={row} /> },
      ]}
    />
  )
}

function Codes({ field }: { field: Field }) {
  if (field.codes.length === 0) return null
  return (
    <details>
      <summary>{field.codes.length}</summary>
      <dl className="codes">
        {field.codes.map(({ code, zh, en }) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>
              {zh} · {en}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
