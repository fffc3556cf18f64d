import * as catalog from '#catalog/contract'
import type { DateText } from '#kernel/dates'
import { questionColumns } from '../../server/rooms/catalog/domain/read-questions.ts'
import { listFile } from '../list-file.ts'
import type { Hire } from './client.ts'
import type { Happening } from './scheduler.ts'

const titles = Object.fromEntries(questionColumns.map(({ key, title }) => [key, title]))

/** Invented for the demonstration; no published paper stands behind them. */
const QUESTIONS: readonly Readonly<Record<string, string>>[] = [
  {
    number: '1',
    kind: '单选题',
    stem: '编织前处理藤条，先要做的是',
    A: '浸泡',
    B: '上漆',
    C: '打孔',
    answer: 'A',
    explanation: '浸泡后藤条变软，不易折断（演示题）',
  },
  {
    number: '2',
    kind: '多选题',
    stem: '下列属于工具安全使用要求的是',
    A: '刀口朝外放置',
    B: '用后归位',
    C: '破损及时更换',
    answer: 'BC',
  },
  {
    number: '3',
    kind: '判断题',
    stem: '培训机构可以向免费培训对象收取资料费',
    answer: '错',
    explanation: '对免费对象不得收费（柳政规〔2019〕63号 三（三））',
  },
  {
    number: '4',
    kind: '单选题',
    stem: '车间里发现电线破皮，应当',
    A: '继续使用',
    B: '断电并报告',
    C: '用湿布包裹',
    answer: 'B',
  },
  { number: '5', kind: '判断题', stem: '成品应当检查尺寸和边角后再包装', answer: '对' },
]

/** The city imports a set, corrects it in a second version, the region releases both; somebody says what is missing. */
export const questionHappenings = (as: Hire): Happening[] => [
  { on: '2024-03-05' as DateText, run: () => bring(as, QUESTIONS.slice(0, 4)) },
  { on: '2024-05-08' as DateText, run: () => bring(as, QUESTIONS) },
  { on: '2024-05-09' as DateText, run: () => propose(as) },
]

async function bring(as: Hire, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const body = {
    tradeCode: '演示-01',
    level: 'junior',
    title: '藤编（初级工）演示题',
    document: '演示编制组',
  }
  const file = listFile(titles, rows, '题库.csv')
  const { setId } = await as('demo-city-officer').do(catalog.importQuestions, { body: body as never, file })
  if (setId) await as('demo-region-officer').do(catalog.releaseQuestions, { params: { setId } })
}

async function propose(as: Hire): Promise<void> {
  const { sets } = await as('demo-workshop').do(catalog.listQuestionSets, { query: {} })
  const params = { setId: sets[0]?.id ?? '' }
  const words = '建议增加藤条粗细选择的题目（演示意见）'
  await as('demo-workshop').do(catalog.proposeQuestion, { params, body: { words } })
}
