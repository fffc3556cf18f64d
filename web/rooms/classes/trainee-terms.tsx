import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { placeLinks } from '#catalog/contract'
import { type listEnrollments, recordTerms } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { formatYuan, readYuan } from '#kernel/money'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf, Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Trainee = Reply<typeof listEnrollments>['enrollments'][number]

export interface TermsOfOne {
  readonly fee?: string
  readonly placeLink?: Trainee['placeLink']
  readonly agreementSignedOn?: DateText | null
}

/** The three fields of one trainee's terms, for enrolling and for completing what was left blank. */
export function TraineeTermsFields() {
  const t = useTranslations('classes')
  const { options } = useCodeWords()
  const amount = {
    validator: async (_: unknown, text?: string) => {
      if (text && readYuan(text) === undefined) throw new Error(t('amountWrong'))
    },
  }
  return (
    <>
      <Form.Item name="fee" label={t('feeYuan')} rules={[amount]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      <Form.Item name="placeLink" label={t('placeLink')}>
        <Select allowClear options={options(placeLinks)} />
      </Form.Item>
      <Form.Item name="agreementSignedOn" label={t('agreementSignedOn')}>
        <DateInput />
      </Form.Item>
    </>
  )
}

/** Typed terms as the contract wants them. */
export function bodyOfTerms({ fee, placeLink, agreementSignedOn }: TermsOfOne): ArgsOf<typeof recordTerms>['body'] {
  const feeFen = fee?.trim() ? readYuan(fee) : undefined
  return { feeFen, placeLink: placeLink ?? undefined, agreementSignedOn: agreementSignedOn ?? undefined }
}

/** 补登 one trainee's fee, tie to the place and agreement. */
export function CompleteTerms({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  const [open, setOpen] = useState(false)
  const act = useAct(recordTerms, { onDone: () => setOpen(false) })
  const params = { enrollmentId: row.id }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('terms')}
      </Button>
      <DetailDrawer open={open} title={t('termsTitle', { name: row.personName })} onClose={() => setOpen(false)}>
        <ActForm<TermsOfOne>
          draft={`terms/${row.id}`}
          submit={t('termsSave')}
          initial={{
            fee: row.feeFen === null ? undefined : formatYuan(row.feeFen),
            placeLink: row.placeLink ?? undefined,
            agreementSignedOn: row.agreementSignedOn ?? undefined,
          }}
          onSubmit={(values) => act.mutateAsync({ params, body: bodyOfTerms(values) })}
          labels={{ fee: t('feeYuan'), placeLink: t('placeLink'), agreementSignedOn: t('agreementSignedOn') }}
          busy={act.isPending}
          error={act.error}
        >
          <TraineeTermsFields />
        </ActForm>
      </DetailDrawer>
    </>
  )
}
