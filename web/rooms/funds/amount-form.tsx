import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { type Fen, readYuan, zeroFen } from '#kernel/money'
import { ActForm } from '../../ui/act-form.tsx'
import type { Place } from './allot-check.tsx'

/** What every entry of money names: how much, by which document, and where it goes when it goes somewhere. */
export interface Entry {
  readonly regionCode: string
  readonly amountFen: Fen
  readonly documentNumber: string
}

interface Typed {
  readonly regionCode: string
  readonly amount: string
  readonly documentNumber: string
}

interface AmountFormProps {
  readonly draft: string
  readonly act: string
  /** Left out where the money goes nowhere else. */
  readonly places?: readonly Place[]
  /** Zero is an answer too: nothing is carried over. */
  readonly orNothing?: boolean
  readonly initialAmount?: string
  /** What the amount and its document are called here, where it is no allotment. */
  readonly words?: { readonly amount: string; readonly documentNumber: string }
  readonly onSubmit: (entry: Entry) => Promise<unknown>
  readonly busy: boolean
  readonly error: unknown
}

/** One amount by one document. */
export function AmountForm(props: AmountFormProps) {
  const t = useTranslations('funds')
  const words = { amount: t('amount'), documentNumber: t('documentNumber'), ...props.words }
  const labels = { regionCode: t('region'), ...words }
  const must = (label: string) => [{ required: true, whitespace: true, message: t('needed', { label }) }]
  const check = async (_: unknown, text?: string) => {
    const fen = readYuan(text ?? '')
    if (fen === undefined || fen < zeroFen || (fen === zeroFen && !props.orNothing)) {
      throw new Error(props.orNothing ? t('amountOrNothing') : t('amountNeeded'))
    }
  }
  return (
    <ActForm<Typed>
      draft={props.draft}
      submit={props.act}
      initial={{ amount: props.initialAmount }}
      onSubmit={({ amount, ...rest }) => props.onSubmit({ ...rest, amountFen: readYuan(amount) ?? zeroFen })}
      labels={labels}
      busy={props.busy}
      error={props.error}
    >
      {props.places && (
        <Form.Item name="regionCode" label={labels.regionCode} rules={must(labels.regionCode)}>
          <Select options={[...props.places]} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      <Form.Item name="amount" label={labels.amount} required rules={[{ validator: check }]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      <Form.Item name="documentNumber" label={labels.documentNumber} rules={must(labels.documentNumber)}>
        <Input maxLength={60} placeholder={t('documentExample')} />
      </Form.Item>
    </ActForm>
  )
}
