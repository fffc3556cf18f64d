import { routesOf } from '../ui/routes-of.ts'

export const authRoutes = routesOf<typeof import('#platform/auth/contract')>()({
  getSession: { method: 'GET', path: '/api/session' },
  signIn: { method: 'POST', path: '/api/session' },
  signOut: { method: 'DELETE', path: '/api/session' },
  listDemoIdentities: { method: 'GET', path: '/api/demo/identities' },
  takeDemoIdentity: { method: 'POST', path: '/api/session/demo' },
  advanceClock: { method: 'POST', path: '/api/clock' },
})

export const deskRoutes = routesOf<typeof import('#desk/contract')>()({
  getClock: { method: 'GET', path: '/api/clock' },
})

/** Every table above under its contract, so that the test can compare them row by row. */
export const publicRoutes = {
  '#platform/auth/contract': authRoutes,
  '#desk/contract': deskRoutes,
}
