import { isDate } from '#kernel/dates'
import type { Reply } from '../ui/call.ts'
import { DemoClock } from '../ui/demo-clock.tsx'
import { authRoutes, type deskRoutes } from './routes.ts'
import { usePublicAct } from './use-call.ts'

interface ClockProps {
  readonly clock: Reply<typeof deskRoutes.getClock> | undefined
  readonly onTurned: () => void
}

/** The demo clock of the public and phone pages. */
export function Clock({ clock, onTurned }: ClockProps) {
  const turn = usePublicAct(authRoutes.advanceClock)
  if (!clock?.demo || !isDate(clock.date)) return null
  return (
    <DemoClock
      today={clock.date}
      busy={turn.busy}
      refusal={turn.problem?.detail}
      onTurn={async (to) => {
        if (await turn.run({ body: { to } })) onTurned()
      }}
    />
  )
}
