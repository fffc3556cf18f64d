import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import fastifyUnderPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Config } from '#platform/config'
import type { Database } from '#platform/db'
import { type Door, mount, sendProblem } from '#platform/http'
import { accountRows } from './desk/account-rows.ts'
import { mountOperations } from './desk/operations.ts'
import { deskRows } from './desk/rows.ts'
import { mountSessions } from './desk/sessions.ts'
import { serveWeb } from './desk/web.ts'
import { rooms } from './rooms/index.ts'

/** Builds the whole HTTP application; identical in tests and in production. */
export async function build(database: Database, config: Config): Promise<FastifyInstance> {
  const secure = config.publicUrl?.startsWith('https://') ?? false
  const demo = config.profile !== 'production'
  const door: Door = { database, cookieName: secure ? '__Host-jiangqiao' : 'jiangqiao_plain_http' }
  const app = fastify({
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    trustProxy: secure,
    bodyLimit: 1_048_576,
    genReqId: () => crypto.randomUUID(),
  })
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler(sendProblem)
  await register(app, secure, config.profile !== 'test')
  for (const room of rooms) mount(app, door, room.name, room.routes)
  mount(app, door, 'auth', accountRows)
  mount(app, door, 'desk', deskRows(rooms, database, config))
  mountSessions(app, door, { secure, demo })
  mountOperations(app, database)
  await serveWeb(app, config.distDir)
  return app
}

async function register(app: FastifyInstance, secure: boolean, sheds: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'frame-ancestors': ["'none'"],
        // Plain http on an office network would lose its scripts (null switches the directive off).
        'upgrade-insecure-requests': secure ? [] : null,
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
  })
  await app.register(fastifyCookie)
  await app.register(fastifyMultipart)
  // A server that cannot keep up says so instead of letting everybody wait; a test may run on a busy machine.
  await app.register(fastifyUnderPressure, { maxEventLoopDelay: sheds ? 5_000 : 0, retryAfter: 5 })
  await app.register(fastifyRateLimit, { global: false })
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: '匠桥 Jiangqiao', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  })
}
