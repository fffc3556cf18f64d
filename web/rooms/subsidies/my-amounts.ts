import { type Fen, sum } from '#kernel/money'
import type { subsidyRoutes } from '../../public/routes.ts'
import type { Reply } from '../../ui/call.ts'

type Line = Reply<typeof subsidyRoutes.myMoney>['lines'][number]

const ended: readonly Line['place'][] = ['paid', 'rejected', 'cut', 'advanced', 'not-entitled']

/** What has come to the person, and what is still on its way; lines paid to the class's organizer do not count. */
export function ownAmounts(lines: readonly Line[]): { received: Fen; coming: Fen } {
  const amountOf = (wanted: (place: Line['place']) => boolean) =>
    sum(lines.filter((line) => line.toMe && wanted(line.place)).map((line) => line.amountFen))
  return {
    received: amountOf((place) => place === 'paid'),
    coming: amountOf((place) => !ended.includes(place)),
  }
}
