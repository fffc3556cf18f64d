import { z } from 'zod'

/** Words to look for in the lists of this room: a number, a class, an organization. */
export const searchShape = z.string().trim().max(50, { error: '查找的文字不能超过50个字' }).optional()
