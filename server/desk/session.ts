import { organizationName } from '#organizations'
import { type Actor, ownPosts, roles, usesTotp } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'

/** Who is signed in, the posts of the account, and the business date. */
export async function sessionOf(tx: Tx, actor: Actor) {
  const { role, userId, name, regionCode, organizationId, personId, passwordInitial } = actor
  return {
    user: {
      id: userId ?? '',
      name,
      role: role ?? '',
      roleLabel: roles.label(role ?? ''),
      regionCode,
      regionName: await regionName(tx, regionCode),
      organizationId,
      organizationName: organizationId ? await organizationName(tx, organizationId) : null,
      personId,
      totp: await usesTotp(tx, actor),
      passwordInitial,
    },
    posts: await postsOf(tx, actor),
    business: { date: tx.today, demo: tx.demo },
  }
}

/** `县（区）经办 · 融水苗族自治县`, the one in use marked. */
async function postsOf(tx: Tx, actor: Actor) {
  const posts = []
  for (const { id, role, regionCode, organizationId, personId } of await ownPosts(tx, actor)) {
    const place = organizationId ? await organizationName(tx, organizationId) : await regionName(tx, regionCode)
    const current =
      role === actor.role &&
      regionCode === actor.regionCode &&
      organizationId === actor.organizationId &&
      personId === actor.personId
    posts.push({ id, label: `${roles.label(role)} · ${place}`, current })
  }
  return posts
}
