import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const policiesFolder = join(import.meta.dirname, '../../../policies')

/** The `cases.csv` of a pack that comes with the product. @throws Error when the folder has none */
export const readCases = (packId: string): Promise<string> =>
  readFile(join(policiesFolder, packId, 'cases.csv'), 'utf8')
