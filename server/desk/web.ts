import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuseRequest } from '#platform/http'

/** The two entries: `/` and `/p/…` are the public one, `/console/…` the staff's. Built files never change under a name. */
export async function serveWeb(app: FastifyInstance, distDir: string): Promise<void> {
  app.setNotFoundHandler(() => {
    throw refuseRequest('not-found')
  })
  if (!existsSync(join(distDir, 'public', 'index.html'))) return
  await app.register(fastifyStatic, {
    root: distDir,
    index: false,
    wildcard: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  const page =
    (name: string) =>
    (_: unknown, reply: { sendFile(path: string, options: { maxAge: number; immutable: boolean }): unknown }) =>
      reply.sendFile(`${name}/index.html`, { maxAge: 0, immutable: false })
  for (const path of ['/', '/p', '/p/*']) app.get(path, page('public'))
  for (const path of ['/console', '/console/*']) app.get(path, page('console'))
}
