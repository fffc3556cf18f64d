import { useQueryClient } from '@tanstack/react-query'
import { isDate } from '#kernel/dates'
import { advanceClock } from '#platform/auth/contract'
import { DemoClock } from '../ui/demo-clock.tsx'
import { problemFrom } from '../ui/problem.ts'
import { useAct } from '../ui/use-endpoint.ts'
import { useSession } from './session-gate.ts'

/** The demo clock of the console; once it has moved, every answer on the page is asked again. */
export function Clock() {
  const { user, business } = useSession()
  const client = useQueryClient()
  const turn = useAct(advanceClock, { onDone: () => void client.invalidateQueries() })
  if (!isDate(business.date)) return null
  return (
    <DemoClock
      today={business.date}
      busy={turn.isPending}
      refusal={turn.error ? problemFrom(turn.error).detail : undefined}
      onTurn={user.role === 'auditor' ? undefined : (to) => turn.mutate({ body: { to } })}
    />
  )
}
