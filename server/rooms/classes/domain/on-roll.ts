import type { DateText } from '#kernel/dates'

/** Whether a trainee belongs to the class on a day: until the day before the withdrawal, and never after the own death. */
export const onRoll = (
  { withdrawnOn, diedOn }: { readonly withdrawnOn: DateText | null; readonly diedOn: DateText | undefined },
  day: DateText,
): boolean => (withdrawnOn === null || day < withdrawnOn) && (diedOn === undefined || day <= diedOn)
