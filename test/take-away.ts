/**
 * What `requirements --prove` does to the source of an export: its behaviour is taken away, and nothing else. A function
 * throws; a rule is met by nobody; a condition is no longer asked; a list is empty; anything else is undefined. A rule or
 * condition that were simply undefined would stop its whole pack from loading, and every test would fail, whatever it says.
 */
export function takeAway(code: string, name: string): string | undefined {
  const asFunction = new RegExp(`export (async )?function ${name}\\b`)
  if (asFunction.test(code)) {
    return code.replace(
      asFunction,
      `export function ${name}(): never { throw new Error('taken away') }\n$1function taken_${name}`,
    )
  }
  const asConst = new RegExp(`export const ${name}\\b`)
  if (!asConst.test(code)) return undefined
  return `${code.replace(asConst, `const taken_${name}`)}
export const ${name} = (${String(without)})(taken_${name})\n`
}

/** Stands in the changed source as it is here. */
function without(taken: unknown): unknown {
  if (typeof taken === 'function') {
    return () => {
      throw new Error('taken away')
    }
  }
  if (Array.isArray(taken)) return []
  if (typeof taken !== 'object' || taken === null) return undefined
  const yes = { question: 'attendance', anyOf: ['yes'] }
  const no = { ...yes, negated: true }
  const never = { code: 'taken-away', labels: ['已去掉', 'taken away'], test: { all: [yes, no] }, cites: [] }
  if ('requires' in taken && Array.isArray(taken.requires)) return { ...taken, requires: [...taken.requires, never] }
  if ('test' in taken) return { ...taken, test: { any: [yes, no] } }
  return undefined
}
