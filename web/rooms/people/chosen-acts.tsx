import { useTranslations } from 'use-intl'
import { confirmIntents, intentKinds, reviewPeople } from '#people/contract'
import { type ActOutcome, withNames } from '../../ui/act-result.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Row } from './register.page.tsx'

interface ChosenProps {
  readonly chosen: readonly Row[]
  readonly onDone: (outcome: ActOutcome) => void
}

/** 审核 of the chosen files that wait for it, as they stand in the list. */
export function ReviewChosen({ chosen, onDone }: ChosenProps) {
  const t = useTranslations('people')
  const review = useAct(reviewPeople)
  const open = chosen.filter((row) => row.reviewedOn === null)
  const run = async () => {
    const people = open.map(({ id: personId, version }) => ({ personId, version }))
    const { reviewed, leftOut } = await review.mutateAsync({ body: { people } })
    onDone({ done: t('reviewDone', { count: reviewed }), leftOut: withNames(leftOut, open) })
  }
  const items = open.map((row) => ({ key: row.id, name: `${row.name} · ${row.townshipName}` }))
  return <ConfirmAct act={t('reviewSelected')} items={items} onConfirm={run} />
}

/** 再次确认 of what the chosen people want and were not asked about for long. */
export function ConfirmChosen({ chosen, onDone }: ChosenProps) {
  const t = useTranslations('people')
  const { label } = useCodeWords()
  const confirm = useAct(confirmIntents)
  const due = chosen.flatMap(({ name, intents }) =>
    intents.filter(({ reconfirm }) => reconfirm).map((intent) => ({ ...intent, name })),
  )
  const run = async () => {
    const { confirmed, leftOut } = await confirm.mutateAsync({ body: { intentIds: due.map(({ id }) => id) } })
    onDone({ done: t('confirmDone', { count: confirmed }), leftOut: withNames(leftOut, due) })
  }
  const items = due.map(({ id, name, kind, trade, lastConfirmedOn }) => ({
    key: id,
    name: [name, `${label(intentKinds, kind)} ${trade}`.trim(), t('lastOn', { date: lastConfirmedOn })].join(' · '),
  }))
  return (
    <ConfirmAct act={t('confirmSelected')} items={items} onConfirm={run}>
      <p className="hint">{t('confirmHint')}</p>
    </ConfirmAct>
  )
}
