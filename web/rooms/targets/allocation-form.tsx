import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DateText } from '#kernel/dates'
import { readYuan, zeroFen } from '#kernel/money'
import {
  type AllocationFactor,
  type ComputedFactor,
  computedFactors,
  draftAllocation,
  editAllocation,
  type AllocationForm as Form,
  readFactors,
} from '#targets/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { useDraft } from '../../ui/draft.ts'
import { useGo } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { AllocationView } from './allocation.page.tsx'
import { AllocationHead } from './allocation-head.tsx'
import { LiveShares } from './live-shares.tsx'
import { WeightFields } from './weight-fields.tsx'

export interface Entered {
  readonly key: string
  readonly label: string
  readonly weightBp: number
  readonly document: string
  readonly values: Readonly<Record<string, number>>
}

/** What the drafter types and moves; the figures of the two indicators come from the server. */
export interface Draft {
  readonly title: string
  readonly source: Form['source']
  readonly from: string
  readonly until: string
  readonly amount: string
  readonly documentNumber: string
  readonly weights: Readonly<Record<ComputedFactor, number>>
  readonly entered: readonly Entered[]
}

interface AllocationFormProps {
  readonly initial: Draft
  /** The draft that is edited; its amounts are compared. */
  readonly saved?: AllocationView
}

/** The form of an allocation: while a weight moves, the amounts below move with it. */
export function AllocationForm({ initial, saved }: AllocationFormProps) {
  // Kept in this tab until it is saved: weights tried for half an hour are not lost with a session.
  const [kept, keep, drop] = useDraft<Draft>(saved ? `allocation/${saved.id}/${saved.version}` : 'allocation')
  const [draft, setDraft] = useState(kept ?? initial)
  const change = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    keep({ ...draft, ...change })
  }
  const startAfresh = () => {
    drop()
    setDraft(initial)
  }
  const span = { from: draft.from as DateText, until: draft.until as DateText }
  const read = useEndpoint(readFactors, { query: span }, { enabled: draft.from !== '' && draft.until !== '' })
  return (
    <>
      <AllocationHead draft={draft} kept={kept} onChange={change} onDrop={startAfresh} />
      <Answer to={read}>
        {(gathered) => <Factors draft={draft} gathered={gathered} saved={saved} onChange={change} onSaved={drop} />}
      </Answer>
    </>
  )
}

interface FactorsProps {
  readonly draft: Draft
  readonly gathered: Reply<typeof readFactors>
  readonly saved: AllocationView | undefined
  readonly onChange: (change: Partial<Draft>) => void
  readonly onSaved: () => void
}

function Factors({ draft, gathered, saved, onChange, onSaved }: FactorsProps) {
  const t = useTranslations('allocations')
  const { label } = useCodeWords()
  const factors: readonly AllocationFactor[] = [
    ...computedFactors.values.map((key) => ({
      key,
      label: label(computedFactors, key),
      weightBp: draft.weights[key],
      document: '',
      values: gathered.values[key],
    })),
    ...draft.entered.map((one) => ({ ...one, values: { ...one.values } })),
  ]
  const total = readYuan(draft.amount) ?? zeroFen
  const { act, save } = useSave(draft, saved, onSaved)
  return (
    <>
      <WeightFields draft={draft} factors={factors} places={gathered.places} onChange={onChange} />
      <LiveShares total={total} factors={factors} gathered={gathered} saved={saved} />
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      <Button type="primary" size="large" loading={act.isPending} onClick={save}>
        {t('save')}
      </Button>
    </>
  )
}

/** Saves a new draft, or the one that is edited anew. */
function useSave(draft: Draft, saved: AllocationView | undefined, onSaved: () => void) {
  const t = useTranslations('allocations')
  const go = useGo()
  const { message } = App.useApp()
  const onDone = ({ id }: { id: string }) => {
    onSaved()
    void message.success(t('saved'))
    go(`/allocations/${id}`)
  }
  const first = useAct(draftAllocation, { onDone })
  const again = useAct(editAllocation, { onDone })
  const body = bodyOf(draft)
  return saved
    ? {
        act: again,
        save: () => again.mutate({ params: { allocationId: saved.id }, body: { ...body, version: saved.version } }),
      }
    : { act: first, save: () => first.mutate({ body }) }
}

const bodyOf = ({ weights, entered, amount, from, until, ...head }: Draft): Form => ({
  ...head,
  from: from as DateText,
  until: until as DateText,
  amountFen: readYuan(amount) ?? zeroFen,
  computed: { ...weights },
  entered: entered.map(({ key: _, values, ...one }) => ({ ...one, values: { ...values } })),
})
