/** One field's error as the server sends it: JSON path or row and column, rule, what to do. */
export interface ProblemField {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** A clause behind a refusal: its anchor (`gx-2022-7#10`) and, where sent, the document's own name for it. */
export interface ProblemRule {
  readonly anchor: string
  readonly clause?: string
}

/** RFC 9457, with our own members: `title` is the kind of refusal, `detail` the sentence with its numbers and dates. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly next?: string
  readonly errors: readonly ProblemField[]
  readonly rules: readonly ProblemRule[]
  readonly traceId?: string
}

/** The one error a call throws. `problem.code` is stable; `offline`, `unreadable`, `page-fault` are ours. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Anything thrown, seen as a problem: what is not a ProblemError is a fault of the page itself. */
export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return { title: '', status: 0, code: 'page-fault', detail, errors: [], rules: [] }
}

/**
 * Reads a refused response. A body that is not a problem document (a proxy's HTML page, nothing at all)
 * becomes `unreadable` with the status, so that the page can still say something.
 */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  return parseProblem(body, response.status)
}

/** The parsed body as a problem; members of a wrong kind are left out rather than shown. */
export function parseProblem(body: unknown, status: number): Problem {
  if (!isRecord(body) || typeof body.title !== 'string') {
    return { title: '', status, code: 'unreadable', errors: [], rules: [] }
  }
  return {
    title: body.title,
    status,
    code: text(body.code) ?? 'unreadable',
    detail: text(body.detail),
    next: text(body.next),
    errors: list(body.errors, isField),
    rules: list(body.rules, isRule),
    traceId: text(body.traceId),
  }
}

/**
 * The form field an error belongs to: `people.0.name` and `/people/0/name` → `['people', 0, 'name']`.
 * A leading `body` is the transport's, not the form's.
 */
export function fieldOf(path: string): (string | number)[] {
  const parts = path.split(/[./]/).filter((part) => part !== '')
  return (parts[0] === 'body' ? parts.slice(1) : parts).map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** The server did not answer at all. */
export const offline: Problem = { title: '', status: 0, code: 'offline', errors: [], rules: [] }

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isField = (value: unknown): value is ProblemField =>
  isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'

const isRule = (value: unknown): value is ProblemRule => isRecord(value) && typeof value.anchor === 'string'

function list<T>(value: unknown, is: (item: unknown) => item is T): readonly T[] {
  return Array.isArray(value) ? value.filter(is) : []
}
