export interface PickOption<V extends string | number> {
  readonly value: V
  readonly label: string
}

/** The options whose words hold every part of what was typed, however many blanks stand between; all where nothing was. */
export function foundIn<V extends string | number>(
  options: readonly PickOption<V>[],
  typed: string,
): readonly PickOption<V>[] {
  const parts = typed.trim().toLowerCase().split(/\s+/u)
  return options.filter(({ label }) => parts.every((part) => label.toLowerCase().includes(part)))
}
