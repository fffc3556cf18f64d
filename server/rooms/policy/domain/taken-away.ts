/** What took an entitlement away whatever the conditions say, in words: a decided case, evidence that lapsed. */
import type { Labels, Language } from '#kernel/codes'
import { BARRED, LAPSED } from './barred.ts'
import type { Check } from './evaluate.ts'
import { say } from './sentences.ts'

interface Words {
  readonly label: Labels
  readonly found: (answers: readonly string[]) => Labels
  readonly cure: Labels
  /** How the refusal begins. */
  readonly refused: Labels
}

const words: Readonly<Record<string, Words>> = {
  [BARRED]: {
    label: ['没有处理决定取消这一项', 'no decision has taken it away'],
    found: ([document = '', caseNumber = '', reason = '']) => [
      `${document}（案件${caseNumber}）：${reason}`,
      `${document} (case ${caseNumber}): ${reason}`,
    ],
    cure: [
      '决定解除以后重新核算；不服的向作出决定的部门提出',
      'Decided anew once the decision is lifted; objections go to who made it.',
    ],
    refused: ['已由处理决定取消：', 'Taken away by decision: '],
  },
  [LAPSED]: {
    label: ['所依据的凭据有效', 'the evidence it rests on is valid'],
    found: ([number = '', on = '', reason = '']) => [
      `${number} 自 ${on} 起不再有效：${reason}`,
      `${number} invalid since ${on}: ${reason}`,
    ],
    cure: ['另有有效凭据的，按那一份申报', 'Claim on other evidence, where there is any.'],
    refused: ['凭据已失效：', 'Evidence lapsed: '],
  },
}

/** Label, finding and cure of such a check; undefined where it is an ordinary one. */
export function takenAwayLine({ condition, found }: Check, language: Language) {
  const own = words[condition]
  const answers = found[0]?.answers ?? []
  return (
    own && { label: say(own.label, language), found: say(own.found(answers), language), cure: say(own.cure, language) }
  )
}

/** The refusal: what took it away, and the clauses behind it. */
export function takenAwayWords(
  { condition, found, clauses }: { condition: string; found: string; clauses: readonly string[] },
  language: Language,
): string | undefined {
  const own = words[condition]
  return own && `${say(own.refused, language)}${found}（${clauses.join(language === 'zh' ? '、' : ', ')}）`
}
