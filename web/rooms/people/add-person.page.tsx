import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import {
  addPerson,
  educations,
  ethnicities,
  intentKinds,
  personStatuses,
  type RegisterKey,
  registerKeys,
  registerTitles,
  skillLevels,
} from '#people/contract'
import { listRegions, listSites } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Values = Partial<Record<RegisterKey, string>>

const required: readonly RegisterKey[] = ['name', 'residentId', 'township', 'dwelling', 'intent']

/** 登记一人: the 20 fields of the register as a form; the server reads it with the same reader as a file's row. */
export function Page() {
  const t = useTranslations('people')
  const go = useGo()
  const choices = useChoices()
  const add = useAct(addPerson, { onDone: ({ id }) => go(`/people/${id}`) })
  return (
    <>
      <PageHeader title={t('add')} lead={t('addLead')} back={{ to: '/people', name: t('title') }} />
      <section className="panel">
        <ActForm<Values>
          draft="add-person"
          submit={t('add')}
          onSubmit={(body) => add.mutateAsync({ body })}
          labels={registerTitles}
          busy={add.isPending}
          error={add.error}
        >
          {registerKeys.map((key) => (
            <Form.Item
              key={key}
              name={key}
              label={registerTitles[key]}
              rules={
                required.includes(key) ? [{ required: true, message: t('needed', { label: registerTitles[key] }) }] : []
              }
            >
              <Control field={key} choices={choices[key]} />
            </Form.Item>
          ))}
        </ActForm>
      </section>
    </>
  )
}

interface ControlProps {
  readonly field: RegisterKey
  readonly choices: readonly string[] | undefined
}

/** A Form.Item hands value, onChange and id through. */
function Control({ field, choices, ...given }: ControlProps) {
  if (field === 'statusFrom') return <DateInput {...given} />
  if (!choices) return <Input {...given} autoComplete="off" />
  return <Select {...given} allowClear showSearch options={choices.map((value) => ({ value, label: value }))} />
}

/** The values are the Chinese words of the register: the form is one row of the file. */
function useChoices(): Partial<Record<RegisterKey, readonly string[]>> {
  const { regionCode } = useSession().user
  const regions = useEndpoint(listRegions, { query: { parent: regionCode } })
  const sites = useEndpoint(listSites, {})
  const words = (list: { values: readonly string[]; label(code: string): string }) =>
    list.values.map((code) => list.label(code))
  return {
    ethnicity: ethnicities,
    education: educations,
    township: regions.data?.regions.map(({ name }) => name) ?? [],
    site: sites.data?.sites.filter((site) => site.regionCode === regionCode).map(({ name }) => name) ?? [],
    dwelling: ['农村', '城镇'],
    status: words(personStatuses),
    intent: words(intentKinds),
    level: words(skillLevels),
  }
}
