import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getQuestionTemplate, importQuestions, listTrades } from '#catalog/contract'
import { skillLevels } from '#policy/contract'
import { type ArgsOf, download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useKeepsQuestions } from './question-duties.ts'

type Head = ArgsOf<typeof importQuestions>['body']

/** 导入新版: of which trade and level, by which document; then the file. Another person releases it. */
export function ImportQuestions() {
  return useKeepsQuestions() ? <Import /> : null
}

function Import() {
  const t = useTranslations('catalog.questions')
  const { options } = useCodeWords()
  const trades = useEndpoint(listTrades, {}, { staleTime: 60_000 })
  const upload = useAct(importQuestions)
  const [head, setHead] = useState<Partial<Head>>({})
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const complete = head.tradeCode && head.level && head.title?.trim() && head.document?.trim()
  return (
    <details className="panel">
      <summary>{t('import')}</summary>
      <p>{t('importLead')}</p>
      <Form layout="vertical" onValuesChange={(_, values: Head) => setHead(values)}>
        <Form.Item name="tradeCode" label={t('trade')} rules={must(t('trade'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={trades.data?.trades.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="level" label={t('level')} rules={must(t('level'))}>
          <Select options={options(skillLevels)} />
        </Form.Item>
        <Form.Item name="title" label={t('name')} rules={must(t('name'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="document" label={t('document')} rules={must(t('document'))}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
      <Button onClick={() => void download(getQuestionTemplate)}>{t('template')}</Button>
      {complete && (
        <SheetUpload act={upload} onFile={(file) => upload.mutate({ file, body: head as Head })} report={upload.data} />
      )}
    </details>
  )
}
