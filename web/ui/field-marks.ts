import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { fieldOf, type Problem } from './problem.ts'

type Name = readonly (string | number)[]

/**
 * Marks the fields a refusal names, and takes a mark away as soon as its field is typed in: antd itself clears only what the
 * field's own rules wrote. Give the result to `onValuesChange`.
 */
export function useFieldMarks<V>(form: FormInstance<V>, problem: Problem | undefined): (changed: unknown) => void {
  const marked = useRef<readonly Name[]>([])
  useEffect(() => {
    const errors = problem?.errors ?? []
    show(form, [
      ...marked.current.map((name) => ({ name, errors: [] })),
      ...errors.map(({ path, message }) => ({ name: fieldOf(path), errors: [message] })),
    ])
    marked.current = errors.map(({ path }) => fieldOf(path))
  }, [problem, form])
  return (changed) => {
    const typed = marked.current.filter((name) => isIn(changed, name))
    if (typed.length === 0) return
    show(
      form,
      typed.map((name) => ({ name, errors: [] })),
    )
    marked.current = marked.current.filter((name) => !typed.includes(name))
  }
}

/** Whether something stands at that place of what has changed: `['people', 0, 'name']`. */
export function isIn(changed: unknown, name: Name): boolean {
  const [key, ...rest] = name
  if (key === undefined) return true
  if (typeof changed !== 'object' || changed === null || !(key in changed)) return false
  return isIn((changed as Readonly<Record<string | number, unknown>>)[key], rest)
}

/** antd types names by the form's values; the server's paths are only known at run time. */
function show<V>(form: FormInstance<V>, fields: readonly { name: Name; errors: readonly string[] }[]): void {
  form.setFields(fields as unknown as Parameters<typeof form.setFields>[0])
}
