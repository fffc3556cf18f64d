import type { Room } from '#platform/http'
import { readReference } from './reference.ts'
import { routes } from './routes.ts'
import { saveReference } from './store.ts'

export const regions: Room = { name: 'regions', routes, seed: (tx) => saveReference(tx, readReference()) }
