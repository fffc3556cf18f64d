import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { placeKinds, programmes } from '#catalog/contract'
import { chosenPayees } from '#classes/contract'
import { type Fen, formatYuan, readYuan, zeroFen } from '#kernel/money'
import { cooperationKinds } from '#policy/contract'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import type { ClassBody } from './class-form.tsx'

const charges = ['tuition', 'deposit', 'materials'] as const

/** The terms in the body of an application. */
export type TermsBody = Pick<
  ClassBody,
  'placeKind' | 'programme' | 'cooperation' | 'paidTo' | 'fees' | 'educationFundFen'
>

/** What the form holds of the terms: amounts as typed, in yuan. */
export interface TermsTyped {
  readonly placeKind?: ClassBody['placeKind']
  readonly programme?: ClassBody['programme']
  readonly cooperation?: ClassBody['cooperation']
  readonly paidTo?: ClassBody['paidTo']
  readonly charges?: Readonly<Partial<Record<(typeof charges)[number], string>>>
  readonly educationFund?: string
}

/** 地点、收费与专项: what is left blank stays unknown. */
export function TermsFields() {
  const t = useTranslations('classes')
  const { options } = useCodeWords()
  const amount = { validator: async (_: unknown, text?: string) => void mustBeYuan(text, t('amountWrong')) }
  return (
    <>
      <p className="hint">
        {t('termsLead')} <Clause anchor="lz-2019-63#3-3" />
      </p>
      <Form.Item name="placeKind" label={t('placeKind')}>
        <Select allowClear options={options(placeKinds)} />
      </Form.Item>
      {charges.map((charge) => (
        <Form.Item key={charge} name={['charges', charge]} label={t(charge)} rules={[amount]}>
          <Input inputMode="decimal" className="numeric" />
        </Form.Item>
      ))}
      <Form.Item name="programme" label={t('programme')}>
        <Select allowClear options={options(programmes)} />
      </Form.Item>
      <Form.Item name="cooperation" label={t('cooperation')}>
        <Select allowClear options={options(cooperationKinds)} />
      </Form.Item>
      <Form.Item name="paidTo" label={t('paidTo')}>
        <Select allowClear options={options(chosenPayees)} />
      </Form.Item>
      <Form.Item name="educationFund" label={t('educationFund')} rules={[amount]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
    </>
  )
}

/** The terms as the contract wants them; one charge given, the others are nothing. */
export function termsOf(typed: TermsTyped): Pick<ClassBody, 'fees' | 'educationFundFen'> {
  const fen = (text: string | undefined): Fen | null => (text?.trim() ? (readYuan(text) ?? null) : null)
  const [tuitionFen, depositFen, materialsFen] = charges.map((charge) => fen(typed.charges?.[charge]))
  const stated = [tuitionFen, depositFen, materialsFen].some((one) => one !== null)
  const fees = {
    tuitionFen: tuitionFen ?? zeroFen,
    depositFen: depositFen ?? zeroFen,
    materialsFen: materialsFen ?? zeroFen,
  }
  return { fees: stated ? fees : null, educationFundFen: fen(typed.educationFund) }
}

interface Kept {
  readonly placeKind: ClassBody['placeKind']
  readonly programme: ClassBody['programme']
  readonly cooperation: ClassBody['cooperation']
  readonly paidTo: ClassBody['paidTo']
  readonly fees: { readonly tuitionFen: Fen; readonly depositFen: Fen; readonly materialsFen: Fen } | null
  readonly educationFundFen: Fen | null
}

/** What a class keeps, as the form shows it. */
export const typedTerms = ({ fees, educationFundFen, ...file }: Kept): TermsTyped => ({
  placeKind: file.placeKind ?? undefined,
  programme: file.programme ?? undefined,
  cooperation: file.cooperation ?? undefined,
  paidTo: file.paidTo ?? undefined,
  ...(fees && {
    charges: {
      tuition: formatYuan(fees.tuitionFen),
      deposit: formatYuan(fees.depositFen),
      materials: formatYuan(fees.materialsFen),
    },
  }),
  ...(educationFundFen !== null && { educationFund: formatYuan(educationFundFen) }),
})

function mustBeYuan(text: string | undefined, message: string): void {
  if (text && readYuan(text) === undefined) throw new Error(message)
}
