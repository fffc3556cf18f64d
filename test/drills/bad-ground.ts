import type { Answered } from '../journeys/http-client.ts'
import type { Stage } from '../journeys/stage.ts'

/** Where the bad-input cases take place: a running product with a few completed classes. */
export interface Ground {
  readonly stage: Stage
  readonly dataDir: string
  readonly folder: string
  readonly classIds: readonly string[]
}

export interface Answer {
  readonly told: string
  /** Whether it is the answer that was wanted. */
  readonly wanted: boolean
}

export interface Case {
  readonly title: string
  /** Takes seconds: not for every test run. */
  readonly slow?: true
  readonly run: (ground: Ground) => Promise<Answer>
}

/** A problem's status, code and sentence; for a success its status. */
export function sentenceOf({ status, body }: Pick<Answered, 'status' | 'body'>): string {
  if (status === 200) return '200'
  const { code, detail } = problemOf(body)
  return `${status} ${code}：${detail}`
}

/** Whether the answer is a problem with this status and code, a sentence in Chinese, and a next step. */
export function isProblem({ status, body }: Answered, wanted: number, code: string): boolean {
  const problem = problemOf(body)
  return status === wanted && problem.code === code && /\p{Script=Han}/u.test(problem.detail) && problem.next !== ''
}

export function problemOf(body: unknown): { code: string; detail: string; next: string } {
  const fields = new Map<string, unknown>(Object.entries(body ?? {}))
  const text = (name: string) => String(fields.get(name) ?? '')
  return { code: text('code'), detail: text('detail'), next: text('next') }
}
