import { useCallback, useState } from 'react'

const prefix = 'draft:'

/**
 * What a person has typed, kept in this tab until the act succeeds: errors, a lost session or a reload lose nothing.
 * `const [draft, keep, drop] = useDraft<Values>('open-class')`. Gone when the tab closes or the person signs out.
 */
export function useDraft<T extends object>(
  name: string,
): [draft: T | undefined, keep: (value: T) => void, drop: () => void] {
  const key = prefix + name
  const [draft] = useState(() => read<T>(key))
  const keep = useCallback((value: T) => sessionStorage.setItem(key, JSON.stringify(value)), [key])
  const drop = useCallback(() => sessionStorage.removeItem(key), [key])
  return [draft, keep, drop]
}

/** Forgets every draft of this tab; called when a person signs out or becomes somebody else. */
export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

function read<T>(key: string): T | undefined {
  const kept = sessionStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as T)
}
