import { roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { mixedPosts } from '../domain/mixed-posts.ts'
import { selectPosts } from '../store-audit.ts'

/** 同一自然人兼任不相容岗位: counted on the human being behind the accounts, within reach (lz-2019-63#6-4). */
export async function listMixedPosts(tx: Tx) {
  const people = mixedPosts(await selectPosts(tx)).map(({ posts, ...person }) => ({
    ...person,
    posts: posts.map(({ account, role, regionName }) => ({ account, role, regionName, roleName: roles.label(role) })),
  }))
  return { people }
}
