import { createContext, useContext, useSyncExternalStore } from 'react'
import type { PublicPage } from './pages.ts'

export type PathParams = Readonly<Record<string, string>>

/** The params of the page shown; set by the frame. */
export const PathParamsContext = createContext<PathParams>({})

/** The filled `:name` parts of the page's path. */
export function usePathParams(): PathParams {
  return useContext(PathParamsContext)
}

/** The path and search of the address bar, followed as they change. */
export function useLocation(): { readonly path: string; readonly search: URLSearchParams } {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  const [path = '/', search] = address.split('?')
  return { path, search: new URLSearchParams(search) }
}

/** Goes to a public page without loading the site anew; other addresses are loaded. */
export function go(to: string): void {
  if (to !== '/' && !to.startsWith('/p/') && !to.startsWith('/?')) {
    location.assign(to)
    return
  }
  history.pushState(null, '', to)
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

/** The page of a path and its params; undefined when there is none. */
export function findPage(
  pages: readonly PublicPage[],
  path: string,
): { page: PublicPage; params: PathParams } | undefined {
  for (const page of pages) {
    const params = match(page.path, path)
    if (params) return { page, params }
  }
  return undefined
}

function match(pattern: string, path: string): PathParams | undefined {
  const wanted = pattern.split('/')
  const given = path.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return undefined
  }
  return params
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed)
  return () => removeEventListener('popstate', changed)
}
