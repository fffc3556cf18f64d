-- 机构（院校、企业、就业帮扶车间、人力资源机构、人社部门）、结对带来的访问授权、收款账户。
call scope.open_room('organizations');
create table organizations.organization (
  id uuid primary key,
  kind text not null,
  name text not null,
  -- 文件里的院校没有印统一社会信用代码，登记前为空；从不按名称近似合并。
  credit_code text unique,
  region_code text not null references regions.region,
  township_code text references regions.region,
  grade text,
  suspended_at timestamptz,
  suspended_reason text,
  version integer not null default 1
);
create index organization_region on organizations.organization (region_code);
call scope.share('organizations.organization');
revoke update, delete on organizations.organization from jq_app;
grant update (name, credit_code, township_code, suspended_at, suspended_reason, version)
  on organizations.organization to jq_app;
-- Everybody reads the register; only who administers the region keeps it.
create function organizations.kept_by_administrator() returns trigger language plpgsql as $$
begin
  if scope.administers(new.region_code) is not true then
    raise exception '机构和访问授权只能由所在地的系统管理员登记和修改' using errcode = 'JQ021';
  end if;
  return new;
end $$;
create trigger kept_by_administrator before insert or update on organizations.organization
  for each row execute function organizations.kept_by_administrator();

-- Dated: a school works where it is paired, not where it sits.
create table organizations.access_grant (
  id uuid primary key,
  organization_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  valid_from date not null,
  valid_until date,
  reason text not null,
  unique (organization_id, region_code, valid_from)
);
call scope.share('organizations.access_grant');
-- A county lets an organization in by its own administrator or one above, never by whoever moves its money; a grant only
-- ends.
revoke update, delete on organizations.access_grant from jq_app;
grant update (valid_until) on organizations.access_grant to jq_app;
create trigger kept_by_administrator before insert or update on organizations.access_grant
  for each row execute function organizations.kept_by_administrator();

-- 收款账户：谁收款（个人或机构）、哪个县录入、谁核实；改账户是新的一行，写明换下哪一行，旧行留存。
create table organizations.payee_account (
  id uuid primary key,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  -- The county that entered it and has it checked: the register's, or one that owes the payee money.
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  holder_name text not null,
  bank_name text not null,
  account_sealed bytea not null,
  account_index bytea not null,
  account_tail text not null,
  entered_by uuid not null,
  entered_on date not null,
  checked_by uuid,
  checked_on date,
  replaces uuid unique references organizations.payee_account,
  replaced_at timestamptz,
  check (checked_by is null or checked_by <> entered_by),
  check (case payee_kind
    when 'person' then person_id is not distinct from payee_id and organization_id is null
    else organization_id is not distinct from payee_id and person_id is null end)
);
create unique index one_current_account on organizations.payee_account (payee_kind, payee_id) where replaced_at is null;
create index account_lookup on organizations.payee_account (account_index);
call scope.protect('organizations.payee_account');
revoke delete on organizations.payee_account from jq_app;

-- A new account takes the old one out of force, whichever county entered that: the same payee's, and still in force.
create function organizations.retire_account() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update organizations.payee_account a set replaced_at = now()
    where a.id = new.replaces and a.payee_kind = new.payee_kind and a.payee_id = new.payee_id and a.replaced_at is null;
  if not found then
    raise exception '要换下的收款账户不是此人的，或已被换下' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger retire_account before insert on organizations.payee_account
  for each row when (new.replaces is not null) execute function organizations.retire_account();

-- How many payees use an account's number now, in all counties: a count, never who they are.
create function organizations.payees_sharing(account uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select count(distinct b.payee_id) from organizations.payee_account a
      join organizations.payee_account b on b.account_index = a.account_index and b.replaced_at is null
      where a.id = account $$;
revoke execute on function organizations.payees_sharing from public;
grant execute on function organizations.payees_sharing to jq_app;
