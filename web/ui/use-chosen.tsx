import { useState } from 'react'
import { type ActOutcome, ActResult } from './act-result.tsx'

/** Rows chosen in a list for an act on several: what is chosen of the rows there are, and what became of the last act. */
export function useChosen<Row extends { readonly id: string }>(rows: readonly Row[]) {
  const [keys, setKeys] = useState<string[]>([])
  const [outcome, setOutcome] = useState<ActOutcome>()
  const chosen = rows.filter((row) => keys.includes(row.id))
  return {
    chosen,
    /** For `DataTable`. */
    selection: { keys: chosen.map(({ id }) => id), onChange: setKeys },
    /** Nothing is chosen any more; the outcome stands above the list. */
    done: (next: ActOutcome) => {
      setOutcome(next)
      setKeys([])
    },
    result: <ActResult of={outcome} onClose={() => setOutcome(undefined)} />,
  }
}
