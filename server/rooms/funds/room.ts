import type { Room } from '#platform/http'
import { routes } from './routes.ts'

export const funds: Room = { name: 'funds', routes }
