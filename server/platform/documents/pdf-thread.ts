import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import pdfmake from 'pdfmake'
import { serveThread } from '#platform/threads'
import { layout } from './layout.ts'
import type { DocumentDefinition } from './types.ts'

// Entry of the threads that `index.ts` starts: the fonts are parsed once and stay.
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const face = (weight: string): string => join(fonts, weight, `NotoSansSC_${weight}.ttf`)
const [normal, bold] = [face('400Regular'), face('700Bold')]

pdfmake.setFonts({ NotoSansSC: { normal, bold, italics: normal, bolditalics: bold } })
// A document's content can name neither a web address nor a file other than our fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep))

serveThread((document: DocumentDefinition) => pdfmake.createPdf(layout(document)).getBuffer())
