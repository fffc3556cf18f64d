import { moneyIcons } from './money-icons.ts'
import { peopleIcons } from './people-icons.ts'
import { recordIcons } from './record-icons.ts'
import { skillIcons } from './skill-icons.ts'
import { watchIcons } from './watch-icons.ts'

/** Imported one by one: the package's index would put 800 icons through the build. */
export const menuIcons = { ...peopleIcons, ...skillIcons, ...moneyIcons, ...recordIcons, ...watchIcons } as const

export type MenuIcon = keyof typeof menuIcons
