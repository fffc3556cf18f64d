import type { FastifyInstance, FastifyReply } from 'fastify'
import { organizationName } from '#organizations'
import { record } from '#platform/audit'
import { actorOfToken, closeSession, demoAccounts, logIn, openSession, roles, SIGN_IN, theSystem } from '#platform/auth'
import * as contract from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { checkOrigin, type Door, parseInput, refuseRequest } from '#platform/http'
import { regionName } from '#regions'

const LIMIT = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

/** Signing in and out: they set the cookie, so they stand beside the route tables. */
export function mountSessions(app: FastifyInstance, door: Door, options: { secure: boolean; demo: boolean }): void {
  const { database } = door
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secure } as const
  const enter = async (reply: FastifyReply, who: { userId: string; postId: string }) => {
    const token = await inTransaction(database, theSystem, async (tx) => {
      const opened = await openSession(tx, who.userId, who.postId)
      const by = await actorOfToken({ kysely: tx.db }, opened)
      await record(tx, 'auth', SIGN_IN, { matterId: who.userId, facts: { post: who.postId } }, by)
      return opened
    })
    return reply.setCookie(door.cookieName, token, cookie).send({ done: true })
  }

  app.post(contract.signIn.path, LIMIT, async (request, reply) => {
    checkOrigin(request)
    const given = parseInput(contract.signIn, { body: request.body })
    const outcome = await inTransaction(database, theSystem, async (tx) => {
      const tried = await logIn(tx, given)
      if (!tried.ok) {
        const by = { ...theSystem, ...(tried.whose && { regionCode: tried.whose.regionCode }) }
        await record(tx, 'auth', '登录未成', { matterId: tried.whose?.userId, facts: {} }, by)
      }
      return tried
    })
    if (!outcome.ok) throw outcome.refusal
    return enter(reply, outcome)
  })

  app.delete(contract.signOut.path, async (request, reply) => {
    checkOrigin(request)
    const token = request.cookies[door.cookieName]
    if (token) {
      await inTransaction(database, theSystem, async (tx) => {
        const by = await actorOfToken({ kysely: tx.db }, token)
        await closeSession(tx, token)
        if (by) await record(tx, 'auth', '退出登录', { matterId: by.userId ?? undefined, facts: {} }, by)
      })
    }
    return reply.clearCookie(door.cookieName, cookie).send({ done: true })
  })

  if (!options.demo) return
  app.get(contract.listDemoIdentities.path, () => inTransaction(database, theSystem, identities, 'read'))
  app.post(contract.takeDemoIdentity.path, async (request, reply) => {
    checkOrigin(request)
    const given = parseInput(contract.takeDemoIdentity, { body: request.body })
    const known = await inTransaction(database, theSystem, demoAccounts, 'read')
    const chosen = known.find((user) => user.account === given.account)
    if (!chosen) throw refuseRequest('not-found')
    return enter(reply, chosen)
  })
}

/** The identities of the landing page, in the order they were made. */
async function identities(tx: Tx) {
  const list = []
  for (const user of await demoAccounts(tx)) {
    list.push({
      account: user.account,
      role: user.role,
      roleLabel: roles.label(user.role),
      name: user.name,
      regionName: await regionName(tx, user.region_code),
      organizationName: user.organization_id ? await organizationName(tx, user.organization_id) : null,
    })
  }
  return { identities: list, date: tx.today }
}
