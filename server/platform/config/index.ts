import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

const environment = z.object({
  JIANGQIAO_PROFILE: z.enum(['demo', 'production', 'test']).default('demo'),
  JIANGQIAO_DATA: z.string().default('.jiangqiao'),
  JIANGQIAO_DIST: z.string().default('dist/web'),
  JIANGQIAO_KEYS: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: '端口须是数字' }).int().min(0).max(65535).default(8080),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: '须形如 postgres://用户:密码@主机:5432/库' }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/, error: '须形如 postgres://…' }).optional(),
  DATABASE_BACKUP_URL: z.url({ protocol: /^postgres(ql)?$/, error: '须形如 postgres://…' }).optional(),
  DB_PREPARE: z.enum(['on', 'off']).default('on'),
  JIANGQIAO_SINGLE_OFFICE: z.enum(['yes', 'no']).default('no'),
  JIANGQIAO_PUBLIC_URL: z.url({ error: '须是网址' }).optional(),
  JIANGQIAO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  readonly profile: 'demo' | 'production' | 'test'
  readonly dataDir: string
  readonly distDir: string
  readonly keyFile: string
  readonly host: string
  readonly port: number
  readonly databaseUrl: string | undefined
  readonly ownerUrl: string | undefined
  /** Who reads every row for a backup; the owner where it is not given. */
  readonly backupUrl: string | undefined
  readonly prepare: boolean
  readonly singleOffice: boolean
  readonly allowHttp: boolean
  /** `--no-web`: the API alone, without building or serving pages. */
  readonly serveWeb: boolean
  readonly publicUrl: string | undefined
  readonly logLevel: string
}

/**
 * Reads and checks the whole configuration once, at start.
 * @throws Error whose message lists every fault at once, each with the variable's name and the cure
 */
export function readConfig(env: NodeJS.ProcessEnv, flags: ReadonlySet<string>, root: string): Config {
  const parsed = environment.safeParse(env)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`)
  const value = parsed.data ?? environment.parse({})
  const place = (path: string) => (isAbsolute(path) ? path : resolve(root, path))
  const dataDir = place(value.JIANGQIAO_DATA)
  const config: Config = {
    profile: value.JIANGQIAO_PROFILE,
    dataDir,
    distDir: place(value.JIANGQIAO_DIST),
    keyFile: place(value.JIANGQIAO_KEYS ?? join(dataDir, 'keys')),
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    ownerUrl: value.DATABASE_OWNER_URL,
    backupUrl: value.DATABASE_BACKUP_URL ?? value.DATABASE_OWNER_URL,
    prepare: value.DB_PREPARE === 'on',
    singleOffice: value.JIANGQIAO_SINGLE_OFFICE === 'yes',
    allowHttp: flags.has('--allow-http'),
    serveWeb: !flags.has('--no-web'),
    publicUrl: value.JIANGQIAO_PUBLIC_URL,
    logLevel: value.JIANGQIAO_LOG,
  }
  faults.push(...profileFaults(config, env))
  if (faults.length > 0)
    throw new Error(`配置有 ${faults.length} 处问题：\n${faults.map((f) => `  · ${f}`).join('\n')}`)
  return config
}

/** What each profile refuses: production takes no embedded database by accident and no self-made keys. */
function profileFaults(config: Config, env: NodeJS.ProcessEnv): string[] {
  const faults: string[] = []
  const local = ['127.0.0.1', '::1', 'localhost'].includes(config.host)
  const secure = config.publicUrl?.startsWith('https://') ?? false
  if (!local && !secure && !config.allowHttp) {
    faults.push('HOST 不是本机地址：请用 JIANGQIAO_PUBLIC_URL=https://… 放在 HTTPS 之后，或明知风险时加 --allow-http')
  }
  if (config.profile !== 'production') return faults
  if (!config.databaseUrl && !config.singleOffice) {
    faults.push('DATABASE_URL：正式环境须使用自己的 PostgreSQL（≥15）；单一办公室自用请设 JIANGQIAO_SINGLE_OFFICE=yes')
  }
  if (!env['JIANGQIAO_KEYS']) faults.push('JIANGQIAO_KEYS：正式环境须指明密钥文件，且放在数据库之外')
  return faults
}
