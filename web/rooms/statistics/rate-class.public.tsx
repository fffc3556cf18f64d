import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { satisfactionRoutes } from '../../public/routes.ts'
import { Card } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'

type Mine = Reply<typeof satisfactionRoutes.mySatisfaction>['classes'][number]

const SCORES = [1, 2, 3, 4, 5] as const

/** 评价培训: one tap from 1 to 5 for every class that has ended, and a remark if one likes. */
export function Page() {
  const t = useTranslations('public-me.rate')
  const mine = useCall(satisfactionRoutes.mySatisfaction)
  return (
    <OwnPage title={t('title')} lead={t('lead')} answer={mine}>
      {({ classes }) =>
        classes.length === 0 ? (
          <Empty title={t('none')} />
        ) : (
          classes.map((row) => <Rate key={row.enrollmentId} of={row} onDone={mine.reload} />)
        )
      }
    </OwnPage>
  )
}

function Rate({ of, onDone }: { of: Mine; onDone: () => void }) {
  const t = useTranslations('public-me.rate')
  const [remark, setRemark] = useState('')
  const rate = usePublicAct(satisfactionRoutes.rateClass)
  const say = async (score: number) => {
    const said = await rate.run({ body: { enrollmentId: of.enrollmentId, score, remark } })
    if (said) onDone()
  }
  const done = of.score === null ? undefined : <StatusTag tone="done">{t('done', { score: of.score })}</StatusTag>
  return (
    <Card title={of.title} aside={done}>
      <p>
        {of.organizationName} · {of.completedOn}
      </p>
      {rate.problem && <ErrorBox problem={rate.problem} />}
      {of.score === null && (
        <>
          <Field
            label={t('remark')}
            maxLength={300}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
          <p>{t('ask')}</p>
          <p className="actions">
            {SCORES.map((score) => (
              <button key={score} type="button" className="button" disabled={rate.busy} onClick={() => void say(score)}>
                {t(`score${score}`)}
              </button>
            ))}
          </p>
        </>
      )}
    </Card>
  )
}
