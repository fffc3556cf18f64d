import { useNavigate, useSearch } from '@tanstack/react-router'

const openers = ['open', 'line', 'receipt'] as const

/**
 * Filters that live in the address: `const [filters, set, reset] = useUrlFilters({ status: '', q: '', open: '' })`.
 * The object gives names and defaults; a value equal to its default leaves the address. All values are strings.
 * What opens something (a row beside its list, a trace) is a step the browser goes back from; a filter is not.
 */
export function useUrlFilters<const T extends Readonly<Record<string, string>>>(defaults: T) {
  type Filters = { [K in keyof T]: string }
  const navigate = useNavigate()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const filters = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, typeof search[name] === 'string' ? search[name] : value]),
  ) as Filters
  const set = (change: Partial<Filters>) => {
    const next = Object.entries({ ...filters, ...change }).filter(([name, value]) => value !== defaults[name])
    const opens = openers.some((name) => change[name] && change[name] !== filters[name])
    void navigate({ to: '.', search: Object.fromEntries(next), replace: !opens })
  }
  return [filters, set, () => set(defaults as unknown as Filters)] as const
}
