import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { regionRoutes } from '../../public/routes.ts'
import { useCall } from '../../public/use-call.ts'

const REGION = '450000'

/** A place as city and county; without a county it is the whole city. */
export function PlaceFields({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('public-calculator')
  const [city, setCity] = useState(value === '' ? '' : `${value.slice(0, 4)}00`)
  return (
    <>
      <Places
        label={t('city')}
        parent={REGION}
        value={city}
        empty={t('choose')}
        onChange={(code) => {
          setCity(code)
          onChange(code)
        }}
      />
      {city !== '' && (
        <Places
          label={t('county')}
          parent={city}
          value={value === city ? '' : value}
          empty={t('wholeCity')}
          onChange={(code) => onChange(code === '' ? city : code)}
        />
      )}
    </>
  )
}

interface PlacesProps {
  readonly label: string
  readonly parent: string
  readonly value: string
  readonly empty: string
  readonly onChange: (code: string) => void
}

function Places({ label, parent, value, empty, onChange }: PlacesProps) {
  const id = useId()
  const { data } = useCall(regionRoutes.listRegions, { query: { parent } })
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{empty}</option>
        {data?.regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
