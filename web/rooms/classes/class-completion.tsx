import { Button, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { issueCertificates, listCertificates } from '#assessment/contract'
import { completeClass, listEnrollments, recordResults } from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { CertificateTable } from '../assessment/certificate-table.tsx'
import type { ClassFile } from './class-file.page.tsx'

type Trainee = Reply<typeof listEnrollments>['enrollments'][number]

/** 结业与证书: test results, completion, certificates. */
export function ClassCompletion({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const roll = useEndpoint(listEnrollments, { params: { classId: file.id } })
  if (!['under-way', 'completed'].includes(file.state)) return <p className="hint">{t('notYet')}</p>
  return (
    <>
      {file.acts.includes('test') && (
        <Answer to={roll}>
          {({ enrollments }) => <Results file={file} trainees={enrollments.filter((one) => !one.withdrawnOn)} />}
        </Answer>
      )}
      {file.acts.includes('complete') && <Complete file={file} />}
      {file.state === 'completed' && <Certificates file={file} />}
    </>
  )
}

interface Result {
  readonly passed: boolean
  readonly score: number | null
}

function Results({ file, trainees }: { file: ClassFile; trainees: readonly Trainee[] }) {
  const t = useTranslations('classes')
  const save = useAct(recordResults)
  const [testedOn, setTestedOn] = useState<string | undefined>(
    trainees.find((one) => one.testedOn)?.testedOn ?? undefined,
  )
  const [given, setGiven] = useState<Readonly<Record<string, Result>>>({})
  const resultOf = (one: Trainee): Result => given[one.id] ?? { passed: one.passed ?? true, score: one.score }
  const set = (one: Trainee, change: Partial<Result>) =>
    setGiven({ ...given, [one.id]: { ...resultOf(one), ...change } })
  const submit = () => {
    const results = trainees.map((one) => ({ enrollmentId: one.id, ...resultOf(one) }))
    save.mutate({ params: { classId: file.id }, body: { testedOn, results } })
  }
  return (
    <section className="panel" aria-label={t('results')}>
      <h2>{t('results')}</h2>
      {save.error && <ProblemAlert problem={problemFrom(save.error)} />}
      <p>
        {t('testedOn')} <DateInput label={t('testedOn')} value={testedOn} onChange={setTestedOn} />{' '}
        <span className="hint">{t('testedOnWhy')}</span>
      </p>
      <ul className="result-list">
        {trainees.map((one) => (
          <li key={one.id}>
            <span>{one.personName}</span>
            <Radio.Group
              aria-label={`${one.personName} ${t('result')}`}
              value={resultOf(one).passed}
              onChange={(event) => set(one, { passed: event.target.value === true })}
              options={[
                { value: true, label: t('passed') },
                { value: false, label: t('failed') },
              ]}
            />
            <InputNumber
              aria-label={`${one.personName} ${t('score')}`}
              placeholder={t('score')}
              min={0}
              max={100}
              precision={0}
              value={resultOf(one).score}
              onChange={(score) => set(one, { score })}
            />
          </li>
        ))}
      </ul>
      <Button type="primary" loading={save.isPending} disabled={trainees.length === 0} onClick={submit}>
        {t('saveResults')}
      </Button>
    </section>
  )
}

function Complete({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const complete = useAct(completeClass, { alsoChanges: ['employment', 'subsidies'] })
  return (
    <section className="panel" aria-label={t('complete')}>
      <h2>{t('complete')}</h2>
      <p className="hint">{t('completeWhy')}</p>
      <ConfirmAct
        act={t('complete')}
        items={[{ key: file.id, name: file.title }]}
        onConfirm={() => complete.mutateAsync({ params: { classId: file.id }, body: { version: file.version } })}
      />
    </section>
  )
}

function Certificates({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const { role } = useSession().user
  const issue = useAct(issueCertificates, { alsoChanges: ['certificates'] })
  const params = { classId: file.id }
  const certificates = useEndpoint(listCertificates, { params })
  const roll = useEndpoint(listEnrollments, { params })
  const certified = new Set(certificates.data?.certificates.map(({ enrollmentId }) => enrollmentId))
  const waiting = roll.data?.enrollments.some((one) => one.passed && !one.withdrawnOn && !certified.has(one.id))
  return (
    <section className="panel" aria-label={t('certificates')}>
      <h2>{t('certificates')}</h2>
      {certificates.data && waiting && ['school', 'workshop', 'enterprise'].includes(role) && (
        <ConfirmAct
          act={t('issue')}
          items={[{ key: file.id, name: file.title }]}
          onConfirm={() => issue.mutateAsync({ params })}
        />
      )}
      <Answer to={certificates}>
        {(data) => (
          <CertificateTable
            list={{ rows: data.certificates }}
            empty={{ title: t('certificatesNone'), next: t('certificatesNoneNext') }}
          />
        )}
      </Answer>
    </section>
  )
}
