import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Database } from '#platform/db'

/** For operators: alive, ready, metrics, and the API document. */
export function mountOperations(app: FastifyInstance, database: Database): void {
  app.get('/livez', async () => ({ alive: true }))
  app.get('/readyz', async (_, reply) => {
    try {
      await sql`select 1 from platform.business_clock`.execute(database.kysely)
      return { ready: true }
    } catch {
      return reply.status(503).send({ ready: false, why: '数据库暂时连不上' })
    }
  })
  app.get('/api/openapi.json', async () => app.swagger())
  mountMetrics(app)
}

function mountMetrics(app: FastifyInstance): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'jiangqiao_http_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'jiangqiao_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    requests.inc({ route, status: reply.statusCode })
    seconds.observe({ route }, reply.elapsedTime / 1_000)
  })
  app.get('/metrics', async (_, reply) => reply.type(register.contentType).send(await register.metrics()))
}
