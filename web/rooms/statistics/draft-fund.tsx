import { Button, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { listClasses } from '#classes/contract'
import { formatYuan } from '#kernel/money'
import {
  draftEducationReport,
  educationItems,
  getEducationReport,
  type listEducationReports,
  reviseEducationReport,
} from '#statistics/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import type { ArgsOf, Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { fenOf, YuanField } from './yuan-field.tsx'

type Report = Reply<typeof listEducationReports>['rows'][number]['report']
type Item = ArgsOf<typeof draftEducationReport>['body']['items'][number]

interface Values {
  readonly extracted: string
  readonly wages: string
  readonly evidence: string
  readonly correctionReason?: string
  readonly items?: readonly (Pick<Item, 'kind' | 'content' | 'classId'> & { readonly amount: string })[]
}

const BLANK: Partial<Values> = { items: [{ kind: 'front-line-training', content: '', amount: '' }] }

/** The enterprise's own figures: a first draft, other figures for it, or a new version of what was submitted. */
export function DraftFund({ year, report }: { year: number; report: Report }) {
  return report ? <Again year={year} report={report} /> : <Figures year={year} report={null} />
}

/** What was said before stands in the form: nobody types it twice. */
function Again({ year, report }: { year: number; report: NonNullable<Report> }) {
  const known = useEndpoint(getEducationReport, { params: { educationReportId: report.id } })
  return (
    <Answer to={known}>
      {(of) => (
        <Figures
          year={year}
          report={report}
          initial={{
            extracted: formatYuan(of.extractedFen),
            wages: formatYuan(of.wagesFen),
            evidence: of.evidence,
            items: of.items.map(({ kind, content, classId, amountFen }) => ({
              kind,
              content,
              classId: classId ?? undefined,
              amount: formatYuan(amountFen),
            })),
          }}
        />
      )}
    </Answer>
  )
}

function Figures({ year, report, initial }: { year: number; report: Report; initial?: Partial<Values> }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.fund')
  const draft = useAct(draftEducationReport)
  const revise = useAct(reviseEducationReport)
  const isDraft = report?.state === 'draft'
  const corrects = report !== null && !isDraft
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  const save = ({ extracted, wages, items = [], ...rest }: Values) => {
    const body = {
      ...rest,
      extractedFen: fenOf(extracted),
      wagesFen: fenOf(wages),
      items: items.map(({ amount, ...item }) => ({ ...item, amountFen: fenOf(amount) })),
    }
    return isDraft
      ? revise.mutateAsync({ params: { educationReportId: report.id }, body })
      : draft.mutateAsync({ body: { ...body, year } })
  }
  return (
    <section className="drawer-part" aria-label={t('draft')}>
      <h2>{t(corrects ? 'correct' : 'draft')}</h2>
      <ActForm<Values>
        draft={`education-fund/${year}/${report?.id ?? 'new'}`}
        submit={t('save')}
        initial={initial ?? BLANK}
        labels={{ extractedFen: t('extracted'), wagesFen: t('wages'), evidence: t('evidence'), items: t('items') }}
        busy={draft.isPending || revise.isPending}
        error={draft.error ?? revise.error}
        onSubmit={save}
      >
        <YuanField name="extracted" label={t('extracted')} zero />
        <YuanField name="wages" label={t('wages')} zero />
        <Form.Item name="evidence" label={t('evidence')} rules={must(t('evidence'))}>
          <Input maxLength={200} />
        </Form.Item>
        {corrects && (
          <Form.Item name="correctionReason" label={t('correctionReason')} rules={must(t('correctionReason'))}>
            <Input.TextArea maxLength={300} rows={2} />
          </Form.Item>
        )}
        <ItemFields />
      </ActForm>
    </section>
  )
}

function ItemFields() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.fund')
  const codes = useCodeWords()
  const classes = useEndpoint(listClasses, { query: {} })
  const options = (classes.data?.rows ?? []).map(({ id, number, title }) => ({
    value: id,
    label: `${number} ${title}`,
  }))
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          <h3>{t('items')}</h3>
          {fields.map(({ key, name }) => (
            <fieldset key={key}>
              <legend>{`${t('item')} ${name + 1}`}</legend>
              <Form.Item name={[name, 'kind']} label={t('item')} rules={must(t('item'))}>
                <Select options={codes.options(educationItems)} />
              </Form.Item>
              <Form.Item name={[name, 'content']} label={t('content')} rules={must(t('content'))}>
                <Input maxLength={100} />
              </Form.Item>
              <YuanField name={[name, 'amount']} label={t('amount')} />
              <Form.Item name={[name, 'classId']} label={t('class')}>
                <Select options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('removeItem')}</Button>
            </fieldset>
          ))}
          <p>
            <Button onClick={() => add()}>{t('addItem')}</Button>
          </p>
        </>
      )}
    </Form.List>
  )
}
