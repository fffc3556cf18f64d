import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getTradeListTemplate, importTradeList, tradeLists } from '#catalog/contract'
import { type ArgsOf, download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Head = ArgsOf<typeof importTradeList>['body']

/** 导入新版本: which list, under which document, from when; then the file. */
export function ImportList() {
  const t = useTranslations('catalog.scope')
  const { options } = useCodeWords()
  const upload = useAct(importTradeList)
  const [form] = Form.useForm<Head>()
  const [head, setHead] = useState<Partial<Head>>({})
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const complete = head.list && head.title?.trim() && head.document?.trim() && head.effectiveFrom
  return (
    <details>
      <summary>{t('import')}</summary>
      <p>{t('importLead')}</p>
      <Form form={form} layout="vertical" onValuesChange={(_, values: Head) => setHead(values)}>
        <Form.Item name="list" label={t('list')} rules={must(t('list'))}>
          <Select options={options(tradeLists)} />
        </Form.Item>
        <Form.Item name="title" label={t('listTitle')} rules={must(t('listTitle'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="document" label={t('document')} rules={must(t('document'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={t('from')} rules={must(t('from'))}>
          <DateInput />
        </Form.Item>
      </Form>
      <Button onClick={() => void download(getTradeListTemplate)}>{t('template')}</Button>
      {complete && (
        <SheetUpload act={upload} onFile={(file) => upload.mutate({ file, body: head as Head })} report={upload.data} />
      )}
    </details>
  )
}
