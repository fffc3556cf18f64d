import type { DateText } from '#kernel/dates'

/** Whether a trainee belongs to the class on a day: until the day before the withdrawal. */
export const onRoll = ({ withdrawnOn }: { withdrawnOn: DateText | null }, day: DateText): boolean =>
  withdrawnOn === null || day < withdrawnOn
