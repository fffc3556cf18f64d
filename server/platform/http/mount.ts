import '@fastify/cookie'
import { randomUUID } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FileReply } from '#kernel/endpoint'
import { type Actor, actorOfToken, thePublic } from '#platform/auth'
import type { Database } from '#platform/db'
import { isFile } from './file-trace.ts'
import { type Given, parseInput } from './parse-input.ts'
import { perform } from './perform.ts'
import { cursorRefusal, problemOf, problemShape, refusalOf, refuse } from './problem.ts'
import type { Row } from './rows.ts'

export const FILE_LIMIT_MB = 20

/** Where a request's session token comes from; the app decides the cookie's name. */
export interface Door {
  readonly database: Database
  readonly cookieName: string
}

/** Mounts a room's rows: parse → authenticate → perform → answer, errors as RFC 9457 problems. */
export function mount(app: FastifyInstance, door: Door, room: string, rows: readonly Row[]): void {
  for (const row of rows) {
    const { endpoint } = row
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: documentOf(row, room),
      config: row.limitPerMinute ? { rateLimit: limitOf(door, row, row.limitPerMinute) } : {},
      handler: (request, reply) => handle(door, room, row, request, reply),
    })
  }
}

/** Counted per address; on the own account per session, since a whole office may share one address. */
const limitOf = ({ cookieName }: Door, { own }: Row, max: number) => ({
  max,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest) => (own && request.cookies[cookieName]) || request.ip,
})

async function handle(door: Door, room: string, row: Row, request: FastifyRequest, reply: FastifyReply) {
  checkOrigin(request)
  const actor = await actorOf(door, request)
  const input = parseInput(row.endpoint, await gather(row, request))
  const idempotencyKey = headerText(request, 'idempotency-key')
  const performed = perform(door.database, { room, row, actor, input, idempotencyKey })
  const { answer, replayed } = await performed.catch((error: unknown) => {
    throw cursorRefusal(error, input) ?? error
  })
  if (replayed) reply.header('Idempotent-Replayed', 'true')
  reply.header('Cache-Control', 'no-store')
  return isFile(answer) ? sendFile(reply, answer) : sendJson(reply, row, answer)
}

/** The actor behind the session cookie; without one, the public. */
export async function actorOf(door: Door, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[door.cookieName]
  return (token && (await actorOfToken(door.database, token))) || thePublic
}

/**
 * Writes must come from our own pages (or from a program that sends neither header): signing in too, or a foreign page
 * could let somebody work under an account of its choosing. @throws Refusal `cross-site`
 */
export function checkOrigin(request: FastifyRequest): void {
  if (request.method === 'GET') return
  const site = headerText(request, 'sec-fetch-site')
  const origin = headerText(request, 'origin')
  const foreign = site ? site !== 'same-origin' && site !== 'none' : origin && URL.parse(origin)?.host !== request.host
  if (foreign) throw refuse('cross-site')
}

async function gather(row: Row, request: FastifyRequest): Promise<Given> {
  const { params, query } = request
  if (row.endpoint.accepts !== 'file') return { params, query, body: request.body ?? {}, file: undefined }
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: FILE_LIMIT_MB * 1_048_576 } })
    : undefined
  if (!part) throw refuse('file-missing')
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw refuse('file-too-big', { limit: FILE_LIMIT_MB })
  return { params, query, body: fieldsOf(part), file: { name: part.filename, bytes } }
}

function fieldsOf(part: MultipartFile): Record<string, unknown> {
  const entries = Object.entries(part.fields).flatMap(([key, field]) =>
    field && !Array.isArray(field) && field.type === 'field' ? [[key, field.value] as const] : [],
  )
  return Object.fromEntries(entries)
}

function sendJson(reply: FastifyReply, row: Row, answer: unknown) {
  const body = row.endpoint.reply.parse(answer)
  if (typeof body === 'object' && body !== null && 'version' in body) reply.header('ETag', `"${String(body.version)}"`)
  return reply.send(body)
}

function sendFile(reply: FastifyReply, file: FileReply) {
  const name = encodeURIComponent(file.name)
  return reply
    .header('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
    .header('X-Content-Type-Options', 'nosniff')
    .type(file.type)
    .send(Buffer.from(file.bytes))
}

/** Sends every error as a problem document; what is not ours is logged with its trace id and told without details. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const traceId = request.id || randomUUID()
  const refusal = refusalOf(error) ?? transportRefusal(error)
  if (!refusal) request.log.error({ err: error, traceId }, 'unexpected')
  const problem = refusal
    ? problemOf(refusal, request.url.split('?')[0] ?? '', traceId)
    : {
        type: '/problems/unexpected',
        title: '系统出错',
        status: 500,
        detail: '系统遇到未预料的错误，本次操作没有生效',
        instance: request.url.split('?')[0] ?? '',
        code: 'unexpected',
        next: `请重试；仍不行请把编号 ${traceId} 告诉管理员`,
        traceId,
      }
  return reply.status(problem.status).type('application/problem+json').send(problem)
}

/** Fastify's own errors (unreadable body, too large, too many) in our words. */
function transportRefusal(error: unknown) {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  if (error.statusCode === 413) return refuse('file-too-big', { limit: FILE_LIMIT_MB })
  if (error.statusCode === 429) return refuse('too-many')
  if (error.statusCode === 503) return refuse('busy')
  if (error.statusCode === 400 || error.statusCode === 415) return refuse('body-unreadable')
  return undefined
}

const headerText = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** What the OpenAPI document shows of a row. */
function documentOf(row: Row, room: string) {
  const { endpoint } = row
  const file = endpoint.replies === 'file'
  return {
    summary: endpoint.summary,
    tags: [room],
    description: [
      endpoint.cites?.length ? `依据：${endpoint.cites.join('、')}` : '',
      `权限：${row.may === 'anyone' ? '公开' : row.may === 'signed-in' ? '已登录' : row.may.join('、')}`,
    ]
      .filter(Boolean)
      .join('；'),
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.accepts === 'file' ? { consumes: ['multipart/form-data'] } : endpoint.body && { body: endpoint.body }),
    ...(file ? { produces: ['application/octet-stream'] } : {}),
    response: { 200: file ? z.any().describe('文件') : endpoint.reply, default: problemShape },
  }
}
