import type { z } from 'zod'

type Shape = z.ZodObject
type Out<T> = [T] extends [never] ? unknown : T extends z.ZodType ? z.output<T> : unknown
type In<T> = T extends z.ZodType ? z.input<T> : unknown

/** A file as it arrives at an action: its declared name, its bytes, nothing trusted. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file as an action gives it back. */
export interface FileReply {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /**
   * How many rows about a person or a payee leave the house with it: they leave a trace in the audit. None: a template,
   * figures.
   */
  readonly rows: number
}

/**
 * One entry of a room's contract, shared by server and web: method, path, shapes in and out.
 * `accepts: 'file'` takes multipart with one `file` and the body's fields as text; `replies: 'file'` sends a download.
 */
export interface Endpoint<
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  R extends z.ZodType = z.ZodType,
  A extends 'json' | 'file' = 'json' | 'file',
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify notation: `/api/classes/:classId`. */
  readonly path: `/api/${string}`
  /** What the user does, in Chinese; shown in the API document and in the audit trail. */
  readonly summary: string
  readonly cites?: readonly string[]
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  readonly accepts?: A
  readonly replies?: 'json' | 'file'
}

/** Declares an endpoint; the identity function that keeps its types. */
export function endpoint<
  R extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  A extends 'json' | 'file' = 'json',
>(
  definition: Endpoint<P, Q, B, R, A>,
): Endpoint<P, Q, B, R, A> & { readonly params: P; readonly query: Q; readonly body: B } {
  return definition as Endpoint<P, Q, B, R, A> & { params: P; query: Q; body: B }
}

type FileOf<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer _R, infer A>
    ? A extends 'file'
      ? { file: UploadedFile }
      : unknown
    : unknown

/** What an action receives: params, query and body in one object, parsed. */
export type InputOf<E> = E extends { params?: infer P; query?: infer Q; body?: infer B }
  ? Out<NonNullable<P>> & Out<NonNullable<Q>> & Out<NonNullable<B>> & FileOf<E>
  : never

/** What a caller gives: the same, before parsing. */
export type CallOf<E> = E extends { params?: infer P; query?: infer Q; body?: infer B }
  ? { params?: In<NonNullable<P>>; query?: In<NonNullable<Q>>; body?: In<NonNullable<B>> }
  : never

/** What the caller gets back. */
export type ReplyOf<E> = E extends { reply: infer R extends z.ZodType } ? z.output<R> : never
