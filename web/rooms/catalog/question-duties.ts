import { useSession } from '../../console/session-gate.ts'

const KEEPERS: ReadonlySet<string> = new Set(['city-officer', 'region-officer'])

/** Whether the reader keeps the question bank; the server decides, this only hides what would be refused. */
export const useKeepsQuestions = (): boolean => KEEPERS.has(useSession().user.role)
