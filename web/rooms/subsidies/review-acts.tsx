import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import {
  approveBatch,
  batchActs,
  endReturned,
  firstReview,
  getMatterCalculation,
  publishBatch,
  rejectBatch,
  returnBatch,
  secondReview,
} from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import type { Batch } from './batch.page.tsx'
import { ClaimTasks } from './claim-tasks.tsx'
import { nextOdd } from './oddities.tsx'
import { ReasonInput } from './reason-input.tsx'
import { Reasons } from './returned-reasons.tsx'
import { useNote } from './use-note.ts'

const CHANGES = { alsoChanges: ['funds', 'notices', 'classes'] }

/** The acts that stand in this panel; what is paid, answered or held has its own place. */
const drawn: ReadonlySet<string> = new Set([
  'first-review',
  'second-review',
  'approve',
  'publish',
  'return',
  'reject',
  'end',
])

const reviews = ['first-review', 'second-review', 'approve'] as const

/** What must be looked at line by line before the step, with the way there. */
function SeeFirst({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { name } = useSession().user
  const [, set] = useUrlFilters({ open: '' })
  const next = nextOdd(batch, undefined, name)
  if (batch.odd.unseen === 0 || !next || !reviews.some((act) => batch.acts.includes(act))) return null
  return (
    <p>
      {t('seeFirst')}{' '}
      <Button type="primary" onClick={() => set({ open: next.id })}>
        {t('seeOdd', { count: batch.odd.unseen })}
      </Button>
    </p>
  )
}

/** 审核: what the caller's role may do now, each with the exact list and its total before it is done. */
export function ReviewActs({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const { note, write, drop } = useNote(`review/${batch.id}/${batch.state}`)
  const steps = {
    'first-review': useAct(firstReview, CHANGES),
    'second-review': useAct(secondReview, CHANGES),
    approve: useAct(approveBatch, CHANGES),
    publish: useAct(publishBatch, CHANGES),
  } as const
  const back = useAct(returnBatch)
  const reject = useAct(rejectBatch, CHANGES)
  const own = batch.acts.filter((act) => drawn.has(act))
  if (batch.acts.includes('claim')) return <ClaimAgain batch={batch} />
  if (own.length === 0) return null
  const params = { batchId: batch.id }
  const bound = { listHash: batch.listHash, version: batch.version }
  const items = batch.lines.map((line) => ({
    key: line.id,
    name: `${line.lineNumber}. ${line.subjectName} · ${line.item}`,
    amountFen: line.amountFen,
  }))
  const reasons = note
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    <section className="panel no-print" aria-label={t('acts')}>
      <h2>{t('acts')}</h2>
      {(own.includes('return') || own.includes('end')) && (
        <ReasonInput label={t('noteLabel')} value={note} longest={500} rows={3} onChange={write} />
      )}
      <SeeFirst batch={batch} />
      <div className="subsidy-acts">
        {(['first-review', 'second-review', 'approve', 'publish'] as const)
          .filter((act) => own.includes(act))
          .map((act) => (
            <ConfirmAct
              key={act}
              act={label(batchActs, act)}
              items={items}
              disabled={act !== 'publish' && batch.odd.unseen > 0}
              onConfirm={() => steps[act].mutateAsync({ params, body: { ...bound, note } }).then(drop)}
            />
          ))}
        {own.includes('return') && (
          <ConfirmAct
            act={label(batchActs, 'return')}
            items={items}
            disabled={reasons.length === 0}
            onConfirm={() => back.mutateAsync({ params, body: { ...bound, reasons } }).then(drop)}
          >
            <p>{t('returnedWhy')}</p>
            <Reasons of={reasons} />
          </ConfirmAct>
        )}
        {own.includes('reject') && (
          <ConfirmAct
            danger
            act={label(batchActs, 'reject')}
            items={items}
            disabled={reasons.length === 0}
            onConfirm={() => reject.mutateAsync({ params, body: { ...bound, reason: reasons.join('；') } }).then(drop)}
          >
            <p>{t('rejectedWhy')}</p>
            <Reasons of={reasons} />
          </ConfirmAct>
        )}
        {own.includes('end') && <EndAct batch={batch} items={items} reasons={reasons} onDone={drop} />}
      </div>
      {(own.includes('return') || own.includes('reject')) && <p className="hint">{t('reasonsHint')}</p>}
      {own.includes('end') && <p className="hint">{t('endHint')}</p>}
    </section>
  )
}

/** 补正: a claim takes all that came back of its matter, and what is due besides; so does the page of each batch. */
function ClaimAgain({ batch: { id, matterKind, matterId } }: { batch: Batch }) {
  const calculation = useEndpoint(getMatterCalculation, { params: { matterKind, matterId } })
  return <Answer to={calculation}>{(of) => <ClaimTasks of={of} on={id} />}</Answer>
}

/** 终结: a returned batch that nobody corrects; with a reason, or when the time to correct it is over. */
function EndAct({ batch, items, reasons, onDone }: EndProps) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const end = useAct(endReturned, CHANGES)
  const { listHash, version } = batch
  const body = { listHash, version, reason: reasons.join('；') || undefined }
  return (
    <ConfirmAct
      danger
      act={label(batchActs, 'end')}
      items={items}
      disabled={reasons.length === 0 && !batch.waits?.overdue}
      onConfirm={() => end.mutateAsync({ params: { batchId: batch.id }, body }).then(onDone)}
    >
      <p>{t('endEffect')}</p>
      <Reasons of={reasons} />
    </ConfirmAct>
  )
}

interface EndProps {
  readonly batch: Batch
  readonly items: Parameters<typeof ConfirmAct>[0]['items']
  readonly reasons: readonly string[]
  readonly onDone: () => void
}
