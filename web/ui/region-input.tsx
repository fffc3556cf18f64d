import { Select } from 'antd'
import { useState } from 'react'
import { listRegions } from '#regions/contract'
import { useEndpoint } from './use-endpoint.ts'
import { useRegionOptions } from './use-region-options.ts'

interface RegionInputProps {
  /** The region of whoever chooses: where the choice begins, and what it stays inside. */
  readonly own: { readonly regionCode: string; readonly regionName: string }
  /** Only regions of this level: a county clerk sits in a county. Townships are never offered. */
  readonly level?: 'autonomous-region' | 'city' | 'county'
  /** A Form.Item passes these three. */
  readonly value?: string
  readonly onChange?: (code: string | undefined) => void
  readonly id?: string
}

const DIGITS = { 'autonomous-region': 2, city: 4, county: 6 } as const
/** The digits of a code that count: two of the region's, four of a city's, six of a county's, nine of a township's. */
const prefixOf = (code: string): string => code.replace(/(00){1,2}$/, '')

/** A region inside the own one, found by its name or by the first letters of its pinyin. */
export function RegionInput({ own, level, value, onChange, id }: RegionInputProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const near = useRegionOptions(own)
  const found = useEndpoint(listRegions, { query: { search: typed } }, { enabled: typed !== '' })
  const far = (found.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const fits = ({ value: code }: { value: string }) => {
    const digits = prefixOf(code).length
    return code.startsWith(prefixOf(own.regionCode)) && (level ? digits === DIGITS[level] : digits <= 6)
  }
  const options = (typed === '' ? near : far).filter(fits)
  const shown = chosen && chosen.value === value && !options.some((one) => one.value === value) ? [chosen] : []
  return (
    <Select
      id={id}
      value={value || undefined}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      options={[...shown, ...options]}
      onChange={(code?: string) => {
        setChosen(options.find((one) => one.value === code))
        setTyped('')
        onChange?.(code)
      }}
      popupMatchSelectWidth={false}
    />
  )
}
