import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listOrganizations, type OrganizationKind } from '#organizations/contract'
import { useEndpoint } from './use-endpoint.ts'
import { useSettled } from './use-settled.ts'

interface OrganizationInputProps {
  /** The region whose organizations are offered, with all below it; without it everybody's. */
  readonly regionCode?: string
  readonly kinds?: readonly OrganizationKind[]
  /** Read aloud where no label stands beside it. */
  readonly label?: string
  readonly placeholder?: string
  /** A Form.Item passes these three. */
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
  readonly id?: string
}

/** As many as are read through; the rest is found by typing. */
const MOST = 50

/** One organization, found on the server by part of its name or credit code; what is chosen keeps its name. */
export function OrganizationInput(props: OrganizationInputProps) {
  const { regionCode, kinds, label, placeholder, value, onChange, id } = props
  const t = useTranslations('ui')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const found = useEndpoint(listOrganizations, {
    query: {
      limit: MOST,
      ...(kinds && { kinds: kinds.join(',') }),
      ...(regionCode && { regionCode }),
      ...(search && { search }),
    },
  })
  // An address and a draft hold the id alone.
  const chosen = useEndpoint(
    listOrganizations,
    { query: { id: value as never, limit: 1 } },
    { enabled: Boolean(value), staleTime: 600_000 },
  )
  const fits = found.data?.organizations ?? []
  const kept = (chosen.data?.organizations ?? []).filter((one) => one.id === value)
  const rows = typed === '' ? [...kept, ...fits.filter((one) => one.id !== value)] : fits
  const more = (found.data?.total ?? 0) > MOST
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={placeholder ?? t('organizationSearch')}
      // Until its name has come, no code stands in the box.
      value={kept.length > 0 || rows.some((one) => one.id === value) ? value : undefined}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={found.isFetching || search !== typed.trim()}
      notFoundContent={found.isFetching ? t('organizationSearching') : t('organizationNone')}
      options={rows.map((one) => ({ value: one.id, label: `${one.name}（${one.regionName}）` }))}
      onChange={(next?: string) => {
        setTyped('')
        onChange?.(next || undefined)
      }}
      popupMatchSelectWidth={false}
      popupRender={(menu) => (
        <>
          {menu}
          {more && (
            <p className="hint picker-more">{t('organizationMore', { count: MOST, total: found.data?.total ?? 0 })}</p>
          )}
        </>
      )}
    />
  )
}
