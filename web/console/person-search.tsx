import { AutoComplete, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listPeople } from '#people/contract'
import { useGo } from '../ui/page-link.tsx'
import { useEndpoint } from '../ui/use-endpoint.ts'
import { useSettled } from '../ui/use-settled.ts'

const MOST = 8

/** Finds a person by name from any page: a choice opens the file, Enter the list of all who bear the name. */
export function PersonSearch() {
  const t = useTranslations('shell.search')
  const go = useGo()
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const found = useEndpoint(listPeople, { query: { name, limit: MOST } }, { enabled: name !== '' })
  const people = name === typed.trim() ? (found.data?.rows ?? []) : []
  const leave = (to: string) => {
    setTyped('')
    go(to)
  }
  return (
    <search className="person-search">
      <AutoComplete
        value={typed}
        onChange={setTyped}
        options={people.map((person) => ({
          value: person.id,
          label: `${person.name} · ${person.townshipName} · ${t('tail', { tail: person.tail })}`,
        }))}
        onSelect={(id) => leave(`/people/${id}`)}
        notFoundContent={name !== '' && found.data ? t('nobody') : null}
        popupMatchSelectWidth={320}
      >
        <Input.Search
          aria-label={t('label')}
          placeholder={t('label')}
          onSearch={(text) => text.trim() && leave(`/people?name=${encodeURIComponent(text.trim())}`)}
        />
      </AutoComplete>
    </search>
  )
}
