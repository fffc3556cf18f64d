/**
 * A question that many rows ask, answered once for each key: the rows of a list rarely name more than a few regions,
 * occupations or payees. Forgotten with the act that made it.
 */
export function remember<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (key) => {
    const found = known.get(key) ?? { answer: ask(key) }
    known.set(key, found)
    return found.answer
  }
}
