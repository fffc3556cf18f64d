import { type Block, type Code, js, listed, type Program } from '../compiled/code.ts'
import { type DayRegister, dayRegister, ownedBy, type Register, register } from './registers.ts'

/** Where a program finds the places taken under a limit. */
export interface Registers {
  /** The register of these slots for an owner; `days` where the places are days. */
  of(slots: string, days: boolean, owner: Code, into: Block): Code
  /** Several of them, as a list. */
  list(slots: readonly string[], days: boolean, owner: Code, into: Block): Code
  /** Statements that empty all of them: before the next person. */
  reset(): readonly Code[]
}

/** One register for each kind of slots, emptied before every person. */
export function registersOfOnePerson(program: Program): Registers {
  const known = new Map<string, Register | DayRegister>()
  const registerOf = (slots: string, days: boolean) => {
    const found = known.get(slots) ?? (days ? dayRegister() : register())
    known.set(slots, found)
    return found
  }
  return {
    of: (slots, days) => program.hold(registerOf(slots, days)),
    list: (slots, days) => program.hold(slots.map((one) => registerOf(one, days))),
    reset: () => [...known.values()].map((one) => js`${program.hold(one)}.size = 0`),
  }
}

/** A register for each owner, kept over the whole history. */
export function registersOfAll(program: Program): Registers {
  const known = new Map<string, Map<number, Register | DayRegister>>()
  const of: Registers['of'] = (slots, days, owner, into) => {
    const found = known.get(slots) ?? new Map<number, Register | DayRegister>()
    known.set(slots, found)
    const make = program.hold(days ? dayRegister : register)
    return into.once(`register ${slots}`, () => js`${program.hold(ownedBy)}(${program.hold(found)}, ${owner}, ${make})`)
  }
  return {
    of,
    list: (slots, days, owner, into) => js`[${listed(slots.map((one) => of(one, days, owner, into)))}]`,
    reset: () => [],
  }
}
