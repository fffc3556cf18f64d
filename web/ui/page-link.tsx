import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { placeOf } from './console-place.ts'

/** A link to a console page by its filled path: `<PageLink to={`/classes/${classId}`}>`; a search may follow. */
export function PageLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  return (
    <Link {...placeOf(to)} className={className}>
      {children}
    </Link>
  )
}

/** Goes to a console page after an act: `go('/classes/…')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate()
  return (to) => void navigate(placeOf(to))
}

/** The paths of all pages there are, as the page table writes them. */
export function usePagePaths(): ReadonlySet<string> {
  return new Set(Object.keys(useRouter().routesByPath))
}

/** The filled `$name` parts of the page's path; a name the path lacks is a mistake of the page. */
export function usePageParams<const N extends string>(...names: readonly N[]): Record<N, string> {
  const params: Readonly<Record<string, string>> = useParams({ strict: false })
  return Object.fromEntries(names.map((name) => [name, params[name] ?? ''])) as Record<N, string>
}
