import pg from 'pg'

interface Role {
  readonly attributes: string
  readonly purpose: string
}

const PLAIN = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

const ROLES = {
  jq_owner: { attributes: PLAIN, purpose: '结构属主：拥有数据库和全部表，只在升级（migrate）时登录' },
  jq_app: { attributes: PLAIN, purpose: '应用：日常读写，不能改结构，受行级安全约束' },
  jq_auditor: { attributes: PLAIN, purpose: '审计：只读' },
  jq_backup: { attributes: PLAIN, purpose: '备份：只读全部数据，需要绕过行级安全' },
} satisfies Record<string, Role>

export type RoleName = keyof typeof ROLES

/**
 * SQL that makes our four roles where they are missing: run by ourselves on the embedded server, or pasted by an administrator
 * (`jiangqiao migrate --print-roles`), who needs CREATEROLE and not superuser. Running it again changes nothing but the passwords given.
 * It fails when jq_owner, jq_app or jq_auditor exists with rights that would switch row-level security off.
 */
export function rolesSql(passwords: Partial<Record<RoleName, string>> = {}): string {
  const names = Object.keys(ROLES) as RoleName[]
  const settings = names.flatMap((name) => {
    const password = passwords[name]
    return password === undefined ? [] : [`ALTER ROLE ${name} PASSWORD ${pg.escapeLiteral(password)};`]
  })
  return [HEAD, ...names.map(createRole), READ_ONLY, BACKUP, CHECK, ...settings, ''].join('\n')
}

const HEAD = `-- 匠桥的数据库角色。可重复执行；执行者需有 CREATEROLE 权限，不需要超级用户。
-- 角色建好后，由管理员建库：CREATE DATABASE jiangqiao OWNER jq_owner ENCODING 'UTF8' TEMPLATE template0;
`

function createRole(name: RoleName): string {
  const { attributes, purpose } = ROLES[name]
  return `-- ${name}　${purpose}
DO $do$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN
    CREATE ROLE ${name} ${attributes};
  END IF;
END $do$;
`
}

const READ_ONLY = `-- 审计角色的每个会话默认只读（第二道保险，第一道是表上的授权）
ALTER ROLE jq_auditor SET default_transaction_read_only = on;
`

const BACKUP = `-- 备份要读全部行。执行者无权授予时只提醒：由超级用户补授，或用数据库自带的备份办法
DO $do$ BEGIN
  ALTER ROLE jq_backup BYPASSRLS;
  GRANT pg_read_all_data TO jq_backup;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'jq_backup 未获得 BYPASSRLS 或 pg_read_all_data，暂不能用它做备份';
END $do$;
`

const CHECK = `-- 已有的同名角色若能绕过行级安全，立即停下
DO $do$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ('jq_owner', 'jq_app', 'jq_auditor') AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'jq_owner、jq_app、jq_auditor 不得有 SUPERUSER 或 BYPASSRLS';
  END IF;
END $do$;
`
