import { readYuan, zeroFen } from '#kernel/money'

/** The rule of a field for an amount in yuan: more than nothing, readable to the fen. */
export const wholeAmount = (message: string) => async (_: unknown, text?: string) => {
  if ((readYuan(text ?? '') ?? zeroFen) <= zeroFen) throw new Error(message)
}
