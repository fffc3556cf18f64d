import type { z } from 'zod'
import type { Endpoint, ReplyOf } from '#kernel/endpoint'
import { offline, ProblemError, problemOf } from './problem.ts'

/** What a call needs at run time; a room's endpoint has it, and a row of `public/routes.ts`, without zod. */
export interface Wire<E> {
  readonly method: Endpoint['method']
  readonly path: string
  readonly accepts?: 'json' | 'file'
  /** Never there at run time: carries the contract's type. */
  readonly contract?: E
}

/** The endpoint whose types a call follows. */
export type ContractOf<T> = T extends { reply: unknown } ? T : T extends Wire<infer E> ? E : never

type Slot<K extends string, S> = [S] extends [z.ZodType]
  ? Record<never, never> extends z.input<S>
    ? { readonly [k in K]?: z.input<S> }
    : { readonly [k in K]: z.input<S> }
  : { readonly [k in K]?: undefined }

/** Headers of a call: `idempotencyKey` for acts that create something, `ifMatch` the version an edit started from. */
export interface Sending {
  readonly idempotencyKey?: string
  readonly ifMatch?: string | number
  readonly signal?: AbortSignal
}

/** params, query, body and file, each required exactly when the contract requires it. */
export type ArgsOf<T> =
  ContractOf<T> extends Endpoint<infer P, infer Q, infer B, infer _R, infer A>
    ? Slot<'params', P> &
        Slot<'query', Q> &
        Slot<'body', B> &
        (A extends 'file' ? { readonly file: File } : { readonly file?: undefined }) &
        Sending
    : never

/** `[args]`, or nothing where the contract needs nothing. */
export type CallArgs<T> = Record<never, never> extends ArgsOf<T> ? [args?: ArgsOf<T>] : [args: ArgsOf<T>]

export type AnyWire = Wire<unknown>
export type Reply<T> = ReplyOf<ContractOf<T>>

/** The arguments as the transport sees them, without the contract. */
export interface LooseArgs extends Sending {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly file?: File
}

/**
 * Calls an endpoint of a contract and gives its reply.
 * @throws ProblemError for every refusal (RFC 9457), for no answer (`offline`) and for an answer nobody can read
 */
export async function call<T extends AnyWire>(wire: T, ...[args]: CallArgs<T>): Promise<Reply<T>> {
  const response = await send(wire, (args ?? {}) as LooseArgs)
  return (response.status === 204 ? undefined : await response.json()) as Reply<T>
}

/** Calls an endpoint that replies with a file and saves it under the name the server gives. */
export async function download<T extends AnyWire>(wire: T, ...[args]: CallArgs<T>): Promise<void> {
  const response = await send(wire, (args ?? {}) as LooseArgs)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName(response.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

async function send(wire: AnyWire, args: LooseArgs): Promise<Response> {
  const response = await fetch(urlOf(wire.path, args.params, args.query), requestOf(wire, args)).catch((cause) => {
    if (args.signal?.aborted) throw cause
    throw new ProblemError(offline)
  })
  if (!response.ok) throw new ProblemError(await problemOf(response))
  return response
}

/** Headers and body of a call: JSON, or multipart with one `file` and the body's fields as text. */
export function requestOf(wire: AnyWire, args: LooseArgs): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (args.idempotencyKey) headers['idempotency-key'] = args.idempotencyKey
  if (args.ifMatch !== undefined) headers['if-match'] = etag(args.ifMatch)
  const request = { method: wire.method, credentials: 'same-origin', signal: args.signal, headers } as const
  if (args.file) return { ...request, body: multipart(args.file, args.body ?? {}) }
  if (args.body === undefined) return request
  return { ...request, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(args.body) }
}

/**
 * The URL of a call: `:name` filled from params, query without empty values, lists repeated.
 * @throws Error when a param is missing, which is a mistake of the page
 */
export function urlOf(path: string, params: LooseArgs['params'] = {}, query: LooseArgs['query'] = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new Error(`${path}: ${name} is missing`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item))
    }
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

/** The room an endpoint belongs to, its path's first word: `/api/classes/:classId` → `classes`. */
export function roomOf(path: string): string {
  return path.split('/')[2] ?? ''
}

/** The name in a Content-Disposition header, RFC 8187 form first; `download` when there is none. */
export function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'download'
}

/** A key for one act, made when its form opens. Works on plain http too, where `crypto.randomUUID` is missing. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

const etag = (version: string | number): string => (/^(W\/)?"/.test(String(version)) ? String(version) : `"${version}"`)

function multipart(file: File, fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  // Fields stand before the file, so that a streaming server knows them when the file arrives.
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, String(value))
  form.append('file', file)
  return form
}
