const SHORTEST = 10
/** From here on length alone is enough: a sentence one can remember. */
const PASSPHRASE = 16
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /\p{Script=Han}/u, /[^\p{L}\p{N}]/u] as const
const NEEDED_KINDS = 3
/** What everybody tries first, also as a part of something longer. */
const WORN = ['password', 'passw0rd', 'qwerty', 'asdfgh', 'admin', 'welcome', 'jiangqiao', 'abc123', '123456', '654321']
/** What must be left of a password once the worn parts are taken away. */
const LEAST_OF_ONES_OWN = 6

/**
 * What is wrong with a new password, every fault in a sentence; nothing when it may be used. Ten characters of three kinds
 * as 等保 assessors ask, or sixteen of any; neither worn nor made from the account's own words; not the one before.
 */
export function passwordFaults(
  next: string,
  { account, name, password }: { account: string; name: string; password: string },
): string[] {
  const lower = next.toLowerCase()
  const length = [...next].length
  const own = [account, account.split(/[._-]/)[0] ?? '', name].filter((word) => word.length >= 2)
  const rest = [...WORN, ...own].reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), lower)
  const kinds = KINDS.filter((kind) => kind.test(next)).length
  return [
    length < SHORTEST && `至少${SHORTEST}个字符`,
    length < PASSPHRASE &&
      kinds < NEEDED_KINDS &&
      `小写、大写、数字、汉字、符号至少三种（${PASSPHRASE}个字符以上不限）`,
    (new Set(rest).size < 4 || rest.length < LEAST_OF_ONES_OWN) && '太常见或含账号、姓名，容易被猜到',
    next === password && '不能与现在的密码相同',
  ].filter((fault) => fault !== false)
}
