import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The three keys, kept outside the database: fields, blind index, audit checkpoints. 32 bytes each. */
export interface Keys {
  readonly field: Buffer
  readonly index: Buffer
  readonly checkpoint: Buffer
}

const NAMES = ['field', 'index', 'checkpoint'] as const

/** Reads the keys from a text of three lines `name=hex`. @throws Error naming every missing or malformed key at once. */
export function parseKeys(text: string): Keys {
  const given = new Map(text.split('\n').map((line) => line.trim().split('=') as [string, string | undefined]))
  const wrong = NAMES.filter((name) => !/^[0-9a-f]{64}$/.test(given.get(name) ?? ''))
  if (wrong.length > 0) throw new Error(`密钥文件缺少或写错：${wrong.join('、')}（每行“名称=64位十六进制”）`)
  const key = (name: (typeof NAMES)[number]) => Buffer.from(given.get(name) ?? '', 'hex')
  return { field: key('field'), index: key('index'), checkpoint: key('checkpoint') }
}

/** Loads the key file; makes a new one only when `create` is set (demo and single-office installations). */
export function loadKeys(path: string, create: boolean): Keys {
  if (!existsSync(path)) {
    if (!create) throw new Error(`没有找到密钥文件 ${path}；请由安全管理员生成并放在数据库之外`)
    createKeys(path)
  }
  return parseKeys(readFileSync(path, 'utf8'))
}

function createKeys(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, NAMES.map((name) => `${name}=${randomBytes(32).toString('hex')}`).join('\n'), { mode: 0o600 })
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new Error(
      `密钥文件 ${path} 不能写入（${reason}）。请检查该目录的权限和磁盘，或设置 JIANGQIAO_DATA 换一个数据目录。`,
    )
  }
}

const KEY_ID = 1

/**
 * Seals a text or a small file with AES-256-GCM: key id (1) · nonce (12) · tag (16) · ciphertext.
 * @param of what it belongs to, where it must open nowhere else: copied into another row it is a wrong byte
 */
export function seal(keys: Keys, content: string | Uint8Array, of = ''): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.field, nonce).setAAD(Buffer.from(of))
  const body = Buffer.concat([cipher.update(Buffer.from(content)), cipher.final()])
  return Buffer.concat([Buffer.of(KEY_ID), nonce, cipher.getAuthTag(), body])
}

/** Opens a text that `seal` made. @throws when the key, a byte or what it belongs to is wrong. */
export const unseal = (keys: Keys, sealed: Uint8Array, of = ''): string =>
  unsealBytes(keys, sealed, of).toString('utf8')

/** Opens a file that `seal` made. @throws when the key, a byte or what it belongs to is wrong. */
export function unsealBytes(keys: Keys, sealed: Uint8Array, of = ''): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== KEY_ID) throw new Error(`未知的密钥编号 ${bytes[0]}`)
  const decipher = createDecipheriv('aes-256-gcm', keys.field, bytes.subarray(1, 13)).setAAD(Buffer.from(of))
  decipher.setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
}

/** The blind index of a normalised value: equal values meet, nothing can be read back without the key. */
export function blindIndex(keys: Keys, value: string): Buffer {
  return createHmac('sha256', keys.index).update(value).digest()
}

/** SHA-256 in hex, for lists, files and audit links. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** JSON with sorted keys, so that equal content has one hash. */
export function canonical(value: unknown): string {
  if (isPlain(value)) return JSON.stringify(value) ?? 'null'
  // A row of a list holds nothing that could be sorted: it is written in one go.
  if (Array.isArray(value)) return value.every(isPlain) ? JSON.stringify(value) : `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value as object).filter(([, v]) => v !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

const isPlain = (value: unknown): value is string | number | boolean | null | undefined =>
  value === null || typeof value !== 'object'

/** Signs an audit checkpoint. */
export function signCheckpoint(keys: Keys, text: string): string {
  return createHmac('sha256', keys.checkpoint).update(text).digest('hex')
}
