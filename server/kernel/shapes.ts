import { z } from 'zod'
import { isDate, isMonth } from './dates.ts'
import { isFen } from './money.ts'
import { isOccupationCode } from './occupation-code.ts'
import { isRegionCode } from './region-code.ts'

/** The kernel's words as zod shapes, for contracts. They check and brand; only `sentence` trims. */

/** The identity of a stored thing. */
export const id = z.uuid({ error: '标识有误，请从列表中重新选择' })

/** The reply of an act that has nothing to tell but that it is done. */
export const done = z.object({ done: z.literal(true) })

/** A required line of text, trimmed; `label` is what the form calls it. */
export const sentence = (label: string, longest: number) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, { error: `请填写${label}` })
    .max(longest, { error: `${label}不能超过${longest}个字` })

/** Any amount, reversals included. */
export const fenShape = z.int({ error: '金额应为整数分' }).refine(isFen).meta({ description: '金额，单位：分' })

/** An amount that cannot be negative. */
export const amountShape = z.int({ error: '金额应为整数分' }).min(0, { error: '金额不能为负' }).refine(isFen)

/** `YYYY-MM-DD`. */
export const dateShape = z.string().refine(isDate, { error: '日期应为真实存在的“年-月-日”' }).meta({ format: 'date' })

/** `YYYY-MM`. */
export const monthShape = z.string().refine(isMonth, { error: '月份应为“年-月”' }).meta({ pattern: '^\\d{4}-\\d{2}$' })

/** A code of GB/T 2260. */
export const regionCodeShape = z.string().refine(isRegionCode, { error: '应为六位行政区划代码' })

/** `X-XX-XX-XX`. */
export const occupationCodeShape = z.string().refine(isOccupationCode, { error: '职业编码应为 X-XX-XX-XX' })
