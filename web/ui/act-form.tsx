import { Button, Form } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDraft } from './draft.ts'
import { useFieldMarks } from './field-marks.ts'
import { fieldOf, problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

interface ActFormProps<V extends object> {
  /** Name of the draft, one per form and subject: `open-class`, `correct-attendance/<id>`. */
  readonly draft: string
  /** Says what it does: 提交开班申请. */
  readonly submit: string
  readonly initial?: Partial<V>
  /** Runs the act; a ProblemError marks the fields: `(values) => act.mutateAsync({ body: values })`. */
  readonly onSubmit: (values: V) => Promise<unknown>
  /** Words of the fields, for the summary on top: `{ title: '班级名称' }`. */
  readonly labels: Readonly<Record<string, string>>
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode
}

/**
 * A form for one act. What is typed is kept in this tab until the act succeeds, through errors and a lost session;
 * a refusal stands on top, each faulty field is marked.
 */
export function ActForm<V extends object>(props: ActFormProps<V>) {
  const t = useTranslations('ui')
  const [form] = Form.useForm<V>()
  const [draft, keep, drop] = useDraft<V>(props.draft)
  const problem = useMemo(() => (props.error ? problemFrom(props.error) : undefined), [props.error])
  const unmark = useFieldMarks(form, problem)
  const submit = (values: V) =>
    props.onSubmit(values).then(drop, () => {
      // The mutation holds the error; it comes back as `error`.
    })
  const startAfresh = () => {
    drop()
    form.resetFields()
  }
  return (
    <Form<V>
      form={form}
      layout="vertical"
      className="act-form"
      requiredMark={(label, { required }) => <FieldLabel label={label} required={required} />}
      scrollToFirstError={{ focus: true }}
      initialValues={props.initial}
      onValuesChange={(changed, values) => {
        keep(values)
        unmark(changed)
      }}
      onFinish={submit}
    >
      {problem && <ProblemAlert problem={problem} labelOf={(path) => props.labels[String(fieldOf(path)[0])]} />}
      <KeptDraft draft={draft} onUse={() => draft && form.setFieldsValue(draft as never)} onDrop={startAfresh} />
      {props.children}
      <Button type="primary" htmlType="submit" size="large" loading={props.busy}>
        {props.busy ? t('submitting') : props.submit}
      </Button>
    </Form>
  )
}

/** `*` for what must be filled in, 选填 for what may. */
function FieldLabel({ label, required }: { label: ReactNode; required: boolean }) {
  const t = useTranslations('ui')
  return (
    <>
      {required && (
        <span className="must" aria-hidden="true">
          *
        </span>
      )}
      {label}
      {!required && <span className="may">（{t('optional')}）</span>}
    </>
  )
}

/** Says that what was typed before is back, and how to be rid of it. */
export function KeptDraft({ draft, onUse, onDrop }: { draft?: object; onUse?: () => void; onDrop: () => void }) {
  const t = useTranslations('ui')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens
  useEffect(() => onUse?.(), [])
  const [restored, setRestored] = useState(true)
  if (!draft || !restored) return null
  return (
    <p className="kept" role="status">
      {t('kept')}
      <Button
        type="link"
        onClick={() => {
          // Once: what is typed anew is no more what was kept.
          setRestored(false)
          onDrop()
        }}
      >
        {t('keptDrop')}
      </Button>
    </p>
  )
}
