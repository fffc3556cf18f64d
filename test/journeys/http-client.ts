import type { CallOf, Endpoint, ReplyOf } from '#kernel/endpoint'
import { takeDemoIdentity } from '#platform/auth/contract'

/** Somebody at a browser: a session cookie and calls over real HTTP. */
export interface Caller {
  readonly account: string
  /** Gives the reply; throws with the problem when the answer is not 200. */
  call<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<ReplyOf<E>>
  /** Gives the problem's code; throws when the call succeeds. */
  refused<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<Refused>
  /** Gives status, headers and body as they come; throws only when no answer comes. */
  send<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<Answered>
  /** Gives the bytes of a download. */
  download<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<Buffer>
}

export interface Extra {
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
  readonly idempotencyKey?: string
}

export interface Refused {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly next: string
  readonly rules?: readonly { anchor: string }[]
  readonly errors?: readonly { path: string; message: string }[]
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Signs a demo identity in over HTTP; without an account, a visitor. */
export async function signIn(base: string, account?: string): Promise<Caller> {
  let cookie = ''
  const send = (endpoint: Endpoint, given: object = {}) => fetch(...requestOf(base, endpoint, given, cookie))
  if (account) {
    const response = await send(takeDemoIdentity, { body: { account } })
    if (!response.ok) throw new Error(`不能以 ${account} 进入：${await response.text()}`)
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  return {
    account: account ?? '公众',
    call: async (endpoint, given) => {
      const response = await send(endpoint, given)
      if (!response.ok) throw new Error(`${account} ${endpoint.summary} → ${response.status} ${await response.text()}`)
      return response.json()
    },
    refused: async (endpoint, given) => {
      const response = await send(endpoint, given)
      if (response.ok) throw new Error(`${account} ${endpoint.summary} 本应被拒绝`)
      return response.json()
    },
    send: async (endpoint, given) => {
      const response = await send(endpoint, given)
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    download: async (endpoint, given) => {
      const response = await send(endpoint, given)
      if (!response.ok) throw new Error(`${account} ${endpoint.summary} → ${response.status} ${await response.text()}`)
      return Buffer.from(await response.arrayBuffer())
    },
  }
}

type Parts = { params?: object; query?: object; body?: object } & Extra

function requestOf(base: string, endpoint: Endpoint, given: Parts, cookie: string): [string, RequestInit] {
  const params = new Map(Object.entries(given.params ?? {}))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params.get(name) ?? '')))
  const query = new URLSearchParams(Object.entries(given.query ?? {}).map(([key, value]) => [key, String(value)]))
  const headers: Record<string, string> = { cookie }
  if (given.idempotencyKey) headers['idempotency-key'] = given.idempotencyKey
  const url = `${base}${path}${query.size > 0 ? `?${query}` : ''}`
  if (given.file) return [url, { method: endpoint.method, headers, body: formOf(given) }]
  if (endpoint.method === 'GET' || !given.body) return [url, { method: endpoint.method, headers }]
  return [
    url,
    {
      method: endpoint.method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(given.body),
    },
  ]
}

function formOf(given: Parts): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(given.body ?? {})) form.append(key, String(value))
  if (given.file) form.append('file', new Blob([Buffer.from(given.file.bytes)]), given.file.name)
  return form
}
