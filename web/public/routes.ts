import { disclosureRoutes } from '../rooms/statistics/disclosure-routes.ts'
import { routesOf } from '../ui/routes-of.ts'

export const authRoutes = routesOf<typeof import('#platform/auth/contract')>()({
  getSession: { method: 'GET', path: '/api/session' },
  signIn: { method: 'POST', path: '/api/session' },
  signOut: { method: 'DELETE', path: '/api/session' },
  listDemoIdentities: { method: 'GET', path: '/api/demo/identities' },
  takeDemoIdentity: { method: 'POST', path: '/api/session/demo' },
  advanceClock: { method: 'POST', path: '/api/clock' },
  changePassword: { method: 'POST', path: '/api/session/password' },
})

export const deskRoutes = routesOf<typeof import('#desk/contract')>()({
  getClock: { method: 'GET', path: '/api/clock' },
})

export const policyRoutes = routesOf<typeof import('#policy/contract')>()({
  listDocuments: { method: 'GET', path: '/api/policy/documents' },
  getDocument: { method: 'GET', path: '/api/policy/documents/:documentId' },
  getRule: { method: 'GET', path: '/api/policy/rules/:pack/:place/:rule' },
  listFactFields: { method: 'GET', path: '/api/policy/facts-fields' },
  whatCanIGet: { method: 'POST', path: '/api/policy/calculator' },
})

export const regionRoutes = routesOf<typeof import('#regions/contract')>()({
  listRegions: { method: 'GET', path: '/api/regions' },
})

export const noticeRoutes = routesOf<typeof import('#notices/contract')>()({
  listNotices: { method: 'GET', path: '/api/notices' },
  getNotice: { method: 'GET', path: '/api/notices/:noticeId' },
  raiseObjection: { method: 'POST', path: '/api/notices/:noticeId/objections' },
  followObjection: { method: 'GET', path: '/api/notices/objections/receipts/:receiptCode' },
  listBriefings: { method: 'GET', path: '/api/notices/briefings' },
  signBriefing: { method: 'POST', path: '/api/notices/commitments' },
  attachToObjection: { method: 'POST', path: '/api/notices/objections/receipts/:receiptCode/files' },
})

export const catalogRoutes = routesOf<typeof import('#catalog/contract')>()({
  listQuestionSets: { method: 'GET', path: '/api/question-sets' },
  getQuestions: { method: 'GET', path: '/api/question-sets/:setId' },
  proposeQuestion: { method: 'POST', path: '/api/question-sets/:setId/proposals' },
})

export const certificateRoutes = routesOf<typeof import('#assessment/contract')>()({
  checkCertificate: { method: 'POST', path: '/api/certificate-check' },
})

export const classRoutes = routesOf<typeof import('#classes/contract')>()({
  listMyClasses: { method: 'GET', path: '/api/my/classes' },
  confirmNoFee: { method: 'POST', path: '/api/my/enrollments/:enrollmentId/no-fee' },
  reportFee: { method: 'POST', path: '/api/my/enrollments/:enrollmentId/fee-report' },
})

export const subsidyRoutes = routesOf<typeof import('#subsidies/contract')>()({
  myMoney: { method: 'GET', path: '/api/subsidies/mine' },
  listClaimable: { method: 'GET', path: '/api/subsidies/claimable' },
  claimMatter: { method: 'POST', path: '/api/subsidies/matters/:matterKind/:matterId/claim' },
})

export const employmentRoutes = routesOf<typeof import('#employment/contract')>()({
  getMyPosts: { method: 'GET', path: '/api/employment/mine' },
  respondToReferral: { method: 'POST', path: '/api/employment/referrals/:referralId/response' },
})

export const talentRoutes = routesOf<typeof import('#talent/contract')>()({
  honourRoll: { method: 'GET', path: '/api/talent/honour-roll' },
  listRecords: { method: 'GET', path: '/api/talent/records' },
  consentToPublish: { method: 'POST', path: '/api/talent/records/:recordId/consent' },
  listRounds: { method: 'GET', path: '/api/talent/rounds' },
  applyToRound: { method: 'POST', path: '/api/talent/rounds/:roundId/candidates' },
})

export const satisfactionRoutes = routesOf<typeof import('#statistics/contract')>()({
  mySatisfaction: { method: 'GET', path: '/api/statistics/satisfaction/mine' },
  rateClass: { method: 'POST', path: '/api/statistics/satisfaction' },
})

export const organizationRoutes = routesOf<typeof import('#organizations/contract')>()({
  listAccountNotices: { method: 'GET', path: '/api/account-notices' },
  answerAccountNotice: { method: 'POST', path: '/api/account-notices/:accountNoticeId/answer' },
})

/** Every table above under its contract, so that the test can compare them row by row. */
export const publicRoutes = {
  '#platform/auth/contract': authRoutes,
  '#desk/contract': deskRoutes,
  '#policy/contract': policyRoutes,
  '#regions/contract': regionRoutes,
  '#organizations/contract': organizationRoutes,
  '#notices/contract': noticeRoutes,
  '#catalog/contract': catalogRoutes,
  '#assessment/contract': certificateRoutes,
  '#classes/contract': classRoutes,
  '#subsidies/contract': subsidyRoutes,
  '#employment/contract': employmentRoutes,
  '#talent/contract': talentRoutes,
  '#statistics/contract': { ...satisfactionRoutes, ...disclosureRoutes },
}
