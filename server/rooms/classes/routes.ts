import type { Row } from '#platform/http'
import { openingRoutes } from './routes-opening.ts'
import { readRoutes } from './routes-reads.ts'
import { teachingRoutes } from './routes-teaching.ts'

/** Who may is the table of steps: a role it names for an act may call it, and the state decides. */
export const routes: readonly Row[] = [...readRoutes, ...openingRoutes, ...teachingRoutes]
