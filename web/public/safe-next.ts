/** Where a person goes on to after signing in: only an address of this site, never `//elsewhere`. */
export function safeNext(next: string | null): string | undefined {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : undefined
}
