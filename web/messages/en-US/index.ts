import { accounts } from './accounts.ts'
import { advances } from './advances.ts'
import { allocations } from './allocations.ts'
import { assessment } from './assessment.ts'
import { audit } from './audit.ts'
import { basicWorks } from './basic-works.ts'
import { benefits } from './benefits.ts'
import { catalog } from './catalog.ts'
import { claims } from './claims.ts'
import { classes } from './classes.ts'
import { credentials } from './credentials.ts'
import { disclosure } from './disclosure.ts'
import { employment } from './employment.ts'
import { entitlements } from './entitlements.ts'
import { funds } from './funds.ts'
import { home } from './home.ts'
import { lab } from './lab.ts'
import { light } from './light.ts'
import { notices } from './notices.ts'
import { occupations } from './occupations.ts'
import { organizations } from './organizations.ts'
import { pairing } from './pairing.ts'
import { payLayouts } from './pay-layouts.ts'
import { people } from './people.ts'
import { policy } from './policy.ts'
import { publicDisclosure } from './public-disclosure.ts'
import { register } from './register.ts'
import { rules } from './rules.ts'
import { shell } from './shell.ts'
import { statistics } from './statistics.ts'
import { subsidies } from './subsidies.ts'
import { supervision } from './supervision.ts'
import { talent } from './talent.ts'
import { targets } from './targets.ts'
import { traces } from './traces.ts'
import { ui } from './ui.ts'
import { yearly } from './yearly.ts'

/** The console's words: one line per area, by alphabet. `public*.ts` belong to the public entry. */
export const words = {
  statistics,
  yearly,
  subsidies,
  notices,
  policy,
  rules,
  disclosure,
  'public-disclosure': publicDisclosure,
  employment,
  entitlements,
  accounts,
  advances,
  allocations,
  assessment,
  audit,
  catalog,
  benefits,
  claims,
  classes,
  credentials,
  basicWorks,
  funds,
  home,
  lab,
  light,
  occupations,
  organizations,
  pairing,
  'pay-layouts': payLayouts,
  people,
  register,
  shell,
  talent,
  supervision,
  targets,
  traces,
  ui,
}
