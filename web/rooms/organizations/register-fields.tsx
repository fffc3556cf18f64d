import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { ownerships } from '#organizations/contract'
import { listRegions } from '#regions/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** What an organization is called and known by, and where in its county: the same for a new one and a correction. */
export function RegisterFields({ regionCode }: { regionCode: string | undefined }) {
  const t = useTranslations('register')
  const words = useCodeWords()
  const townships = useEndpoint(
    listRegions,
    { query: { parent: regionCode ?? '' } },
    { enabled: !!regionCode && !regionCode.endsWith('00') },
  )
  const options = (townships.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Form.Item name="name" label={t('name')} required extra={t('nameHint')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="creditCode" label={t('creditCode')} required extra={t('creditCodeHint')}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="ownership" label={t('ownership')} extra={t('ownershipHint')}>
        <Select options={words.options(ownerships)} allowClear />
      </Form.Item>
      {options.length > 0 && (
        <Form.Item name="townshipCode" label={t('township')}>
          <Select options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
    </>
  )
}
