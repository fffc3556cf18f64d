import { z } from 'zod'
import { codesOf } from './fact-fields.ts'
import { wordsOf } from './fact-words.ts'
import { factsShape } from './facts.ts'

/** A node of a JSON Schema, as far as it is looked into here. */
interface Node {
  title?: string
  description?: string
  readOnly?: boolean
  properties?: Record<string, Node>
  items?: Node
  anyOf?: Node[]
}

/**
 * The facts as JSON Schema (draft 2020-12): every field with its Chinese name as title and the English one and the
 * hint as description, every code with its label. For those who send facts from another system.
 */
export function factsSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(factsShape, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const codes = codesOf(zodSchema)
      if (!codes) return
      delete jsonSchema.enum
      jsonSchema.oneOf = codes.values.map((code) => ({
        const: code,
        title: codes.label(code),
        description: codes.label(code, 'en'),
      }))
    },
  })
  for (const [name, node] of Object.entries(schema.properties ?? {})) putWords(node as Node, name)
  return { ...schema, title: '政策事实', description: 'Facts of one matter, as the policy engine decides them' }
}

/** Puts the words of a field and of all fields below it into the schema. */
function putWords(node: Node, path: string): void {
  const { labels, hint } = wordsOf(path)
  node.title = labels[0]
  node.description = [labels[1], ...(hint ?? [])].join(' · ')
  delete node.readOnly
  for (const inner of [node, ...(node.anyOf ?? []), ...(node.items ? [node.items] : [])]) {
    delete inner.readOnly
    for (const [name, below] of Object.entries(inner.properties ?? {})) putWords(below, `${path}.${name}`)
  }
}
