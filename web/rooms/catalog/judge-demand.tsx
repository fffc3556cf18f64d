import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { judgeDemand, listTrades } from '#catalog/contract'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Body = ArgsOf<typeof judgeDemand>['body']

/** 登记“市场需求较大”的判断: for a trade and a region, with the document that says so. */
export function JudgeDemand() {
  const t = useTranslations('catalog.scope')
  const { regionCode } = useSession().user
  const act = useAct(judgeDemand)
  const trades = useEndpoint(listTrades, {}).data?.trades ?? []
  const own = useEndpoint(listRegions, { query: { parent: regionCode } }).data?.regions ?? []
  const labels = {
    tradeCode: t('trade'),
    regionCode: t('region'),
    document: t('basis'),
    reason: t('reason'),
    validFrom: t('from'),
    validUntil: t('until'),
  }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const regions = own.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <details>
      <summary>{t('judge')}</summary>
      <ActForm<Body>
        draft="judge-demand"
        submit={t('judgeDo')}
        onSubmit={(body) => act.mutateAsync({ body })}
        labels={labels}
        busy={act.isPending}
        error={act.error}
      >
        <Form.Item name="tradeCode" label={labels.tradeCode} rules={must(labels.tradeCode)}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={trades.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="regionCode" label={labels.regionCode} rules={must(labels.regionCode)}>
          <Select options={regions} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="document" label={labels.document} rules={must(labels.document)}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="reason" label={labels.reason} rules={must(labels.reason)}>
          <Input.TextArea maxLength={300} rows={2} />
        </Form.Item>
        <Form.Item name="validFrom" label={labels.validFrom} rules={must(labels.validFrom)}>
          <DateInput />
        </Form.Item>
        <Form.Item name="validUntil" label={labels.validUntil}>
          <DateInput />
        </Form.Item>
      </ActForm>
    </details>
  )
}
