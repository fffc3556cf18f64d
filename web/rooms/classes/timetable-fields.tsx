import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays, isDate } from '#kernel/dates'
import { DateInput } from '../../ui/date-input.tsx'

const ordinary = { startsAt: '08:30', endsAt: '17:30', classHours: 8 }

/** The timetable, session by session; a generator fills in one session a day. */
export function TimetableFields() {
  const t = useTranslations('classes')
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <>
      <Fill />
      <Form.List name="sessions">
        {(fields, { add, remove }) => (
          <div className="sessions-form">
            {fields.map(({ key, name }) => (
              <div key={key}>
                <Form.Item name={[name, 'heldOn']} label={t('heldOn')} rules={must(t('heldOn'))}>
                  <DateInput />
                </Form.Item>
                <Form.Item name={[name, 'startsAt']} label={t('startsAt')} rules={must(t('startsAt'))}>
                  <Input maxLength={5} placeholder="08:30" />
                </Form.Item>
                <Form.Item name={[name, 'endsAt']} label={t('endsAt')} rules={must(t('endsAt'))}>
                  <Input maxLength={5} placeholder="17:30" />
                </Form.Item>
                <Form.Item name={[name, 'classHours']} label={t('classHours')} rules={must(t('classHours'))}>
                  <InputNumber min={1} max={24} precision={0} />
                </Form.Item>
                <Form.Item name={[name, 'content']} label={t('content')} rules={must(t('content'))}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'teacherName']} label={t('teacherName')} rules={must(t('teacherName'))}>
                  <Input maxLength={50} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t('removeSession', { n: name + 1 })}</Button>
              </div>
            ))}
            <Button onClick={() => add(ordinary)}>{t('addSession')}</Button>
          </div>
        )}
      </Form.List>
    </>
  )
}

function Fill() {
  const t = useTranslations('classes')
  const form = Form.useFormInstance()
  const [from, setFrom] = useState<string>()
  const [days, setDays] = useState<number | null>(5)
  const [content, setContent] = useState('')
  const [teacherName, setTeacher] = useState('')
  const fill = () => {
    if (!isDate(from) || !days) return
    const sessions = Array.from({ length: days }, (_, day) => ({
      ...ordinary,
      heldOn: addDays(from, day),
      content,
      teacherName,
    }))
    form.setFieldValue('sessions', sessions)
  }
  return (
    <fieldset className="fill">
      <legend>{t('fill')}</legend>
      <p className="hint">{t('fillHint')}</p>
      <p className="acts">
        <DateInput value={from ?? ''} onChange={setFrom} label={t('fillFrom')} />
        <InputNumber value={days} min={1} max={60} precision={0} onChange={setDays} aria-label={t('fillDays')} />
        <Input
          value={content}
          placeholder={t('content')}
          onChange={(event) => setContent(event.target.value)}
          aria-label={t('content')}
        />
        <Input
          value={teacherName}
          placeholder={t('teacherName')}
          onChange={(event) => setTeacher(event.target.value)}
          aria-label={t('teacherName')}
        />
        <Button onClick={fill} disabled={!isDate(from) || !days}>
          {t('fillDo')}
        </Button>
      </p>
    </fieldset>
  )
}
