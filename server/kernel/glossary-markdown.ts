import type { CodeList } from './codes.ts'
import {
  type GlossaryEntry,
  type GlossaryRoom,
  glossary,
  glossaryRooms,
  glossaryTraps,
  sourceWords,
} from './glossary.ts'

/** The text of GLOSSARY.md: the traps, the words room by room, and every code list with its labels. */
export function glossaryMarkdown(codeLists: readonly CodeList<string>[] = []): string {
  const rooms = (Object.keys(glossaryRooms) as GlossaryRoom[]).map((room) => {
    const entries = glossary.filter((entry) => entry.room === room)
    return [
      `## ${glossaryRooms[room]}（${room}）`,
      table(['中文', '代码', 'English', '说明', '出处'], entries.map(entryCells)),
    ]
  })
  const lists = codeLists
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((list) => [
      `### ${list.name}`,
      table(
        ['代码', '中文', 'English'],
        list.values.map((code) => codeCells(list, code)),
      ),
    ])
  return [
    '# 术语表',
    '本页由 `npm run glossary` 生成，请改 `server/kernel/glossary*.ts`，不要改本页。',
    '事物用 camelCase，存储的代码用 kebab-case；括注是代码所属的列表。一个词只有一个意思。',
    '## 容易用错的词',
    table(
      ['中文', '用', '不用', '原因'],
      glossaryTraps.map((trap) => [trap.term, trap.use, trap.not, trap.why]),
    ),
    ...rooms.flat(),
    ...(lists.length > 0 ? ['## 代码列表', ...lists.flat()] : []),
  ]
    .join('\n\n')
    .concat('\n')
}

function entryCells(entry: GlossaryEntry): string[] {
  const code = `\`${entry.code}\`${entry.list ? `（${entry.list}）` : ''}`
  return [entry.term, code, entry.en, entry.note ?? '', sourceWords(entry.source)]
}

function codeCells(list: CodeList<string>, code: string): string[] {
  return [`\`${code}\``, list.label(code, 'zh'), list.label(code, 'en')]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
