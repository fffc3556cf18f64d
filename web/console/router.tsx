import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { Frame } from './frame.tsx'
import { PageFault, PageMissing } from './page-missing.tsx'
import { pages } from './pages.ts'

const root = createRootRoute({ component: Frame })

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: lazyRouteComponent(page.load, 'Page'),
  }),
)

/** Search params are plain strings, so that a filtered list is an address people can read, keep and send. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/console',
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Skeleton active />,
  defaultNotFoundComponent: PageMissing,
  defaultErrorComponent: ({ error }) => <PageFault error={error} />,
  scrollRestoration: true,
})
