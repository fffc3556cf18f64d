import type { SameKeys } from '../same-keys.ts'
import type { register as zh } from '../zh-CN/register.ts'

export const register: SameKeys<typeof zh> = {
  title: 'Register of organizations',
  lead: 'Workshops, enterprises, schools, training providers, HR agencies and bureaus of your region; accounts can be made once they are registered.',
  search: 'Name or credit code',
  kind: 'Kind',
  name: 'Name',
  nameHint: 'In full, as on the licence',
  creditCode: 'Credit code',
  creditCodeHint: '18 characters; a code is registered once',
  noCode: 'not registered',
  region: 'Place',
  regionHint: 'A county for workshops, enterprises, providers and agencies; search by name or pinyin initials',
  ownership: 'Ownership',
  ownershipHint: 'Public or private; only for the query of equal treatment. No subsidy and no approval looks at it.',
  ownershipUnknown: 'Not recorded',
  township: 'Township',
  state: 'State',
  reason: 'Reason',
  empty: 'No organization fits',
  emptyNext: 'Change the filters or register one',
  add: 'Register an organization',
  addLead:
    'Then make accounts for its staff; its payee account is entered by itself or the county and checked by a second person.',
  edit: 'Correct the entry',
  editHint:
    'Kind and county stay, because classes and money hang on them; one that moves is registered where it moves to.',
  suspend: 'Suspend',
  suspendHint: 'It cannot apply for classes and is stopped by the check before payment; classes under way go on.',
  activate: 'Activate',
  activateHint: 'It may apply for classes and be paid again.',
  activateByAnother:
    'You registered it, changed or suspended it last, or entered its account: another administrator activates it (柳政规〔2019〕63号 六（四）).',
}
