import { useEffect, useState } from 'react'

const PAUSE_MS = 250

/** The text once nobody has typed for a moment: what a search asks the server for. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
