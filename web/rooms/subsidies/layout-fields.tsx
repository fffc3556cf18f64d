import { Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslations } from 'use-intl'
import { layoutKinds, payAmounts, payFields, payFormats, payWords } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'

const TEXTS = ['fileName', 'heading', 'trailer', 'purpose'] as const
const HEADERS = ['sequence', 'payee', 'account', 'amount', 'result', 'reason'] as const
const WORDS = ['confirmed', 'returned', 'unknown'] as const

/** What the fields are called, for the form and for what a refusal marks. */
export function useLayoutLabels() {
  const t = useTranslations('pay-layouts')
  return {
    kind: t('kind'),
    title: t('name'),
    documentNumber: t('document'),
    effectiveFrom: t('from'),
    'shape.columns': t('columns'),
    'shape.format': t('format'),
    'shape.amounts': t('amounts'),
    'shape.fileName': t('fileName'),
    'shape.heading': t('heading'),
    'shape.trailer': t('trailer'),
    'shape.purpose': t('purpose'),
    'shape.receipts': t('receipts'),
  }
}

/** The fields of a version: its head, the columns in order, what stands around them, and how the bank answers. */
export function LayoutFields() {
  const t = useTranslations('pay-layouts')
  const { options } = useCodeWords()
  const must = [{ required: true, message: t('needed') }]
  return (
    <>
      <div className="layout-grid">
        <Form.Item name="regionCode" hidden>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')} rules={must}>
          <Select options={options(layoutKinds)} />
        </Form.Item>
        <Form.Item name="title" label={t('name')} rules={must}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('document')} rules={must} extra={t('documentHint')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={t('from')} rules={must}>
          <DateInput />
        </Form.Item>
        <Form.Item name={['shape', 'format']} label={t('format')} rules={must}>
          <Select options={options(payFormats)} />
        </Form.Item>
        <Form.Item name={['shape', 'amounts']} label={t('amounts')} rules={must}>
          <Select options={options(payAmounts)} />
        </Form.Item>
        {TEXTS.map((name) => (
          <Form.Item key={name} name={['shape', name]} label={t(name)} rules={name === 'fileName' ? must : []}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        {(['headerRow', 'totalRow'] as const).map((name) => (
          <Form.Item key={name} name={['shape', name]} label={t(name)} valuePropName="checked">
            <Switch />
          </Form.Item>
        ))}
      </div>
      <p className="hint">{t('wordsHint', { words: Object.keys(payWords).join('、') })}</p>
      <Columns />
      <Receipts />
    </>
  )
}

function Columns() {
  const t = useTranslations('pay-layouts')
  const { options } = useCodeWords()
  return (
    <Form.List name={['shape', 'columns']}>
      {(fields, { add, remove, move }) => (
        <fieldset className="layout-lines">
          <legend>{t('columns')}</legend>
          {fields.map(({ key, name }) => (
            <section key={key} className="layout-line" aria-label={t('column', { number: name + 1 })}>
              <Form.Item name={[name, 'field']} label={t('field')} rules={[{ required: true }]}>
                <Select options={options(payFields)} />
              </Form.Item>
              <Form.Item name={[name, 'title']} label={t('columnTitle')}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={t('text')}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'limit']} label={t('limit')}>
                <InputNumber min={1} max={200} precision={0} />
              </Form.Item>
              <div className="subsidy-acts">
                <Button disabled={name === 0} onClick={() => move(name, name - 1)}>
                  {t('up')}
                </Button>
                <Button disabled={fields.length === 1} onClick={() => remove(name)}>
                  {t('drop')}
                </Button>
              </div>
            </section>
          ))}
          <Button onClick={() => add({ field: 'remark', title: '', text: '', limit: null })}>{t('addColumn')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function Receipts() {
  const t = useTranslations('pay-layouts')
  return (
    <fieldset className="layout-lines">
      <legend>{t('receipts')}</legend>
      <p className="hint">{t('receiptsHint')}</p>
      <div className="layout-grid">
        {HEADERS.map((name) => (
          <Form.Item key={name} name={['shape', 'receipts', name]} label={t(`header.${name}`)}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        {WORDS.map((name) => (
          <Form.Item key={name} name={['shape', 'receipts', 'words', name]} label={t(`${wordKeys[name]}Words`)}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        <Form.Item name={['shape', 'receipts', 'amountIn']} label={t('amountIn')}>
          <Select options={(['yuan', 'fen'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

const wordKeys = { confirmed: 'paid', returned: 'returned', unknown: 'unknown' } as const
