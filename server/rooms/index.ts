import type { Room } from '#platform/http'
import { assessment } from './assessment/room.ts'
import { catalog } from './catalog/room.ts'
import { classes } from './classes/room.ts'
import { employment } from './employment/room.ts'
import { funds } from './funds/room.ts'
import { notices } from './notices/room.ts'
import { organizations } from './organizations/room.ts'
import { pairing } from './pairing/room.ts'
import { people } from './people/room.ts'
import { policy } from './policy/room.ts'
import { regions } from './regions/room.ts'
import { statistics } from './statistics/room.ts'
import { subsidies } from './subsidies/room.ts'
import { supervision } from './supervision/room.ts'
import { talent } from './talent/room.ts'
import { targets } from './targets/room.ts'

/** The rooms in their order: a room may use only rooms above it. */
export const rooms: readonly Room[] = [
  regions,
  organizations,
  policy,
  notices,
  people,
  catalog,
  funds,
  pairing,
  classes,
  assessment,
  employment,
  talent,
  subsidies,
  targets,
  statistics,
  supervision,
]

/** The same order by name, also for rooms that have no routes yet; the tidy test holds imports to it. */
export const roomOrder: readonly string[] = [
  'regions',
  'organizations',
  'policy',
  'notices',
  'people',
  'catalog',
  'funds',
  'pairing',
  'classes',
  'assessment',
  'employment',
  'talent',
  'subsidies',
  'targets',
  'statistics',
  'supervision',
]
