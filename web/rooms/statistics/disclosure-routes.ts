import { routesOf } from '../../ui/routes-of.ts'

/** Loaded with the pages of disclosure alone, not with every public page. */
export const disclosureRoutes = routesOf<typeof import('#statistics/contract')>()({
  listDisclosures: { method: 'GET', path: '/api/statistics/disclosures' },
  getDisclosure: { method: 'GET', path: '/api/statistics/disclosures/:disclosureId' },
})
