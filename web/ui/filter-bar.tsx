import { Button, Grid, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DateInput } from './date-input.tsx'
import { OrganizationInput } from './organization-input.tsx'

export interface Filter {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'select' | 'month' | 'date' | 'organization'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Always has a value: there is nothing to clear. */
  readonly given?: boolean
}

interface FilterBarProps {
  readonly filters: readonly Filter[]
  /** From `useUrlFilters`. */
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (change: Record<string, string>) => void
  readonly onReset: () => void
}

/** Filters above a list. The list stands there unfiltered first; choices act at once, text on Enter or 查询. */
export function FilterBar({ filters, values, onChange, onReset }: FilterBarProps) {
  const t = useTranslations('ui')
  const [typed, setTyped] = useState<Record<string, string>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed address replaces what stands in the boxes
  useEffect(() => setTyped({}), [JSON.stringify(values)])
  const used = filters.filter((filter) => values[filter.name] && !filter.given).length
  const wide = Grid.useBreakpoint().md ?? true
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(typed)
      }}
    >
      {filters.map((filter) => (
        <div key={filter.name} className="filter">
          <span aria-hidden="true">{filter.label}</span>
          <Control
            filter={filter}
            value={typed[filter.name] ?? values[filter.name] ?? ''}
            onType={(value) => setTyped({ ...typed, [filter.name]: value })}
            onChoose={(value) => onChange({ ...typed, [filter.name]: value })}
          />
        </div>
      ))}
      {filters.some((filter) => filter.kind === 'text') && (
        <Button type="primary" htmlType="submit">
          {t('search')}
        </Button>
      )}
      {used > 0 && <Button onClick={onReset}>{t('reset')}</Button>}
    </form>
  )
  // On a phone the list comes first; one filter is no longer than the line that folds it.
  return (
    <search className="filter-bar" aria-label={t('filters')}>
      {wide || filters.length < 2 ? (
        form
      ) : (
        <details>
          <summary>{used > 0 ? t('filtersUsed', { count: used }) : t('filters')}</summary>
          {form}
        </details>
      )}
    </search>
  )
}

interface ControlProps {
  readonly filter: Filter
  readonly value: string
  readonly onType: (value: string) => void
  readonly onChoose: (value: string) => void
}

function Control({ filter, value, onType, onChoose }: ControlProps) {
  const t = useTranslations('ui')
  if (filter.kind === 'text') {
    return <Input value={value} allowClear onChange={(event) => onType(event.target.value)} aria-label={filter.label} />
  }
  if (filter.kind === 'select') {
    return (
      <Select
        // An address may name what is no choice: nothing is narrowed by it, and no code stands in the box.
        value={filter.options?.some((option) => option.value === value) ? value : undefined}
        allowClear
        options={[...(filter.options ?? [])]}
        onChange={(next?: string) => onChoose(next ?? '')}
        aria-label={filter.label}
        placeholder={t('all')}
        popupMatchSelectWidth={false}
      />
    )
  }
  if (filter.kind === 'organization') {
    return (
      <OrganizationInput
        value={value}
        onChange={(next) => onChoose(next ?? '')}
        label={filter.label}
        placeholder={t('all')}
      />
    )
  }
  return <DateInput picker={filter.kind} value={value} onChange={(next) => onChoose(next ?? '')} label={filter.label} />
}
