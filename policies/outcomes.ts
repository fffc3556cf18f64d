/** Whether leaving a class or failing its test takes the days attended away: no clause says so, so it is a reading. */
import { both, choice, either, is, reads, when } from '#policy/language'

/**
 * 谁计入: the reading of a rule that pays by days attended; a rule that carries it requires `outcomeCounts` as well.
 * @param cites the clause of the rule: it speaks of days and of attendance, not of results
 */
export const whoCounts = (cites: Parameters<typeof choice>[1]['cites']) =>
  choice('attended', {
    title: ['中途退班、考核不合格的是否计入', 'Whether who left or failed counts'],
    choices: {
      attended: ['按本人出勤天数计，退班、不合格的也计', 'by days attended, whoever left or failed as well'],
      stayed: ['中途退班的不计', 'not who left'],
      passed: ['只计结业考核合格的', 'only who passed'],
    },
    why: [
      '原文按“人·天”付，以开班申报和培训考勤为条件，没有以结业或合格为条件，所以实际出勤的天数都计；各地可以依文件只计未退班的或合格的',
      'The text pays by person and day on condition of approval and attendance, not of a result; a document may narrow it.',
    ],
    cites,
  })

export const outcomeCounts = when(
  'outcome-counts',
  ['培训结果计入补贴', 'the outcome counts'],
  either(
    reads('who-counts', 'attended'),
    both(reads('who-counts', 'stayed'), is('training-outcome', 'passed', 'failed', 'untested')),
    both(reads('who-counts', 'passed'), is('training-outcome', 'passed')),
  ),
)
