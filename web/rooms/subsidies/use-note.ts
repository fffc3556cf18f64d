import { useState } from 'react'
import { useDraft } from '../../ui/draft.ts'

/** A note beside an act, kept in this tab until `drop` says it is done: a refusal, a lost session or a reload loses nothing. */
export function useNote(name: string) {
  const [draft, keep, drop] = useDraft<{ note: string }>(name)
  const [note, setNote] = useState(draft?.note ?? '')
  const write = (text: string) => {
    setNote(text)
    if (text === '') drop()
    else keep({ note: text })
  }
  return { note, write, drop }
}
