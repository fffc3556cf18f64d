import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { listClasses } from '#classes/contract'
import { dateText } from '#kernel/dates'
import {
  certifyParticipation,
  checkParticipation,
  listClassTeachers,
  printParticipation,
  recordParticipation,
  staffDuties,
} from '#statistics/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { type ArgsOf, download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Body = ArgsOf<typeof recordParticipation>['body']
type Values = Omit<Body, 'fromOn' | 'untilOn'> & { readonly fromOn: string; readonly untilOn: string }

/** An entry; the timetable says who taught and on how many days. */
export function EnterStaff() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.staff')
  const codes = useCodeWords()
  const record = useAct(recordParticipation)
  const classes = useEndpoint(listClasses, { query: {} })
  const options = (classes.data?.rows ?? []).map(({ id, number, title }) => ({
    value: id,
    label: `${number} ${title}`,
  }))
  const labels = {
    classId: t('class'),
    staffNumber: t('number'),
    staffName: t('person'),
    duty: t('duty'),
    days: t('days'),
    fromOn: words('from'),
    untilOn: words('until'),
  }
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  return (
    <details className="panel">
      <summary>{t('record')}</summary>
      <ActForm<Values>
        draft="staff-participation"
        submit={t('record')}
        labels={labels}
        busy={record.isPending}
        error={record.error}
        onSubmit={({ fromOn, untilOn, ...rest }) =>
          record.mutateAsync({ body: { ...rest, fromOn: dateText(fromOn), untilOn: dateText(untilOn) } })
        }
      >
        <Form.Item name="classId" label={labels.classId} rules={must(labels.classId)}>
          <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Timetable />
        <Form.Item name="staffNumber" label={labels.staffNumber} rules={must(labels.staffNumber)}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="staffName" label={labels.staffName} rules={must(labels.staffName)}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="duty" label={labels.duty} rules={must(labels.duty)}>
          <Select options={codes.options(staffDuties)} />
        </Form.Item>
        <Form.Item name="days" label={labels.days} rules={must(labels.days)}>
          <InputNumber min={1} max={800} precision={0} />
        </Form.Item>
        <Form.Item name="fromOn" label={labels.fromOn} rules={must(labels.fromOn)}>
          <DateInput />
        </Form.Item>
        <Form.Item name="untilOn" label={labels.untilOn} rules={must(labels.untilOn)}>
          <DateInput />
        </Form.Item>
      </ActForm>
    </details>
  )
}

/** Who taught the chosen class; a click fills the entry. */
function Timetable() {
  const form = Form.useFormInstance<Values>()
  const classId = Form.useWatch<string | undefined>('classId')
  const taught = useEndpoint(listClassTeachers, { params: { classId: classId ?? '' } }, { enabled: !!classId })
  return (
    <p className="acts">
      {(taught.data?.teachers ?? []).map(({ teacherName, days, fromOn, untilOn }) => (
        <Button
          key={teacherName}
          onClick={() => form.setFieldsValue({ staffName: teacherName, days, fromOn, untilOn, duty: 'teaching' })}
        >
          {teacherName} × {days}
        </Button>
      ))}
    </p>
  )
}

/** Issues the certificate and offers it for printing. */
export function CertifyStaff(body: ArgsOf<typeof certifyParticipation>['body']) {
  const t = useTranslations('yearly.staff')
  const certify = useAct(certifyParticipation)
  const issued = certify.data
  if (issued) {
    const params = { participationCertificateId: issued.id }
    return (
      <Button type="primary" onClick={() => void download(printParticipation, { params })}>
        {t('print', { number: issued.number })}
      </Button>
    )
  }
  return (
    <>
      {certify.error && <ProblemAlert problem={problemFrom(certify.error)} />}
      <Button loading={certify.isPending} onClick={() => certify.mutate({ body })}>
        {t('certify')}
      </Button>
    </>
  )
}

/** Number and name of a certificate somebody shows. */
export function CheckStaff() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.staff')
  const check = useAct(checkParticipation)
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  const found = check.data
  return (
    <details className="panel">
      <summary>{t('check')}</summary>
      <ActForm<ArgsOf<typeof checkParticipation>['body']>
        draft="check-participation"
        submit={t('check')}
        labels={{ number: t('checkNumber'), staffName: t('person') }}
        busy={check.isPending}
        error={check.error}
        onSubmit={(body) => check.mutateAsync({ body })}
      >
        <Form.Item name="number" label={t('checkNumber')} rules={must(t('checkNumber'))}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="staffName" label={t('person')} rules={must(t('person'))}>
          <Input maxLength={50} />
        </Form.Item>
      </ActForm>
      {found && (
        <p role="status">
          {t('checked', {
            school: found.school,
            name: found.staffName,
            from: found.fromOn,
            until: found.untilOn,
            days: found.days,
            on: found.issuedOn,
          })}
        </p>
      )}
    </details>
  )
}
