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
  -- 公办、民办：只用于查询是否同等对待，没有一条规则以它为条件（柳政规〔2019〕63号 五（三））。
  ownership text check (ownership in ('public', 'private')),
  suspended_at timestamptz,
  suspended_reason text check (suspended_reason <> ''),
  -- 自然人：谁登记、谁最后改动、谁最后暂停或恢复；种入的为空。
  registered_by uuid,
  changed_by uuid,
  state_by uuid,
  version integer not null default 1,
  -- Who asks whether it is suspended asks one of them; they say the same.
  check ((suspended_at is null) = (suspended_reason is null))
);
create index organization_region on organizations.organization (region_code);
call scope.share('organizations.organization');
revoke update, delete on organizations.organization from jq_app;
grant update (name, credit_code, township_code, ownership, suspended_at, suspended_reason, changed_by, state_by, version)
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

-- Had this human being a hand in what the register says of an organization, or in where its money goes?
create function organizations.handled_by(organization uuid, human uuid) returns boolean language sql stable as $$
  select exists (select from organizations.organization o
      where o.id = organization and human in (o.registered_by, o.changed_by, o.state_by))
    or exists (select from auth.duty_taken d
      where d.matter_id = organization and d.duty = 'account-change' and d.natural_person_id = human) $$;
-- A suspended organization claims and is paid again by the word of somebody else.
create function organizations.activated_by_another() returns trigger language plpgsql as $$
begin
  if scope.kind() <> 'system' and (new.state_by is null or organizations.handled_by(new.id, new.state_by)) then
    raise exception '机构由登记、最后改动、暂停和录入其账户的人以外的另一人恢复' using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger activated_by_another before update on organizations.organization
  for each row when (old.suspended_at is not null and new.suspended_at is null)
  execute function organizations.activated_by_another();
create trigger state_by_stays before update on organizations.organization
  for each row when (old.state_by is distinct from new.state_by and old.suspended_at is not distinct from new.suspended_at)
  execute function scope.stays('谁暂停、谁恢复，随暂停和恢复记录，不能另改');

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
  -- 支付系统行号（联行号）：十二位，银行要时才填。
  bank_code text check (bank_code ~ '^\d{12}$'),
  account_sealed bytea not null,
  account_index bytea not null,
  account_tail text not null,
  entered_by uuid not null,
  entered_on date not null,
  checked_by uuid,
  checked_on date,
  replaces uuid unique references organizations.payee_account,
  replaced_at timestamptz,
  -- 核实所依据的变了，核实作废，由录入的县另一人重新核实：为什么，从前由谁、哪天核实的。
  recheck_because text check (recheck_because in ('identity-corrected')),
  checked_before_by uuid,
  checked_before_on date,
  check (num_nonnulls(recheck_because, checked_before_by, checked_before_on) in (0, 3)),
  check (checked_by is null or checked_by <> entered_by),
  check (case payee_kind
    when 'person' then person_id is not distinct from payee_id and organization_id is null
    else organization_id is not distinct from payee_id and person_id is null end)
);
create unique index one_current_account on organizations.payee_account (payee_kind, payee_id) where replaced_at is null;
create index account_lookup on organizations.payee_account (account_index);
call scope.protect('organizations.payee_account');
-- 账号、户名、收款人录入以后不改：要改另录一行。核实一次，由另一人。
revoke update, delete on organizations.payee_account from jq_app;
grant update (checked_by, checked_on) on organizations.payee_account to jq_app;
-- An organization enters its own account; that it is checked, an office says.
create policy office_checks on organizations.payee_account as restrictive for update to jq_app
  using (scope.kind() in ('bureau', 'system'));
create function organizations.checked_once() returns trigger language plpgsql as $$
begin
  -- Taken back only with what it was kept beside it, which the owner's function alone can write.
  if new.checked_by is null and new.recheck_because is not null
      and (new.checked_before_by, new.checked_before_on) is not distinct from (old.checked_by, old.checked_on) then
    return new;
  end if;
  if old.checked_by is not null and (new.checked_by, new.checked_on) is distinct from (old.checked_by, old.checked_on) then
    raise exception '账户已核实，不可改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger checked_once before update on organizations.payee_account
  for each row execute function organizations.checked_once();

-- What a person's account in force was checked against has changed: whichever county entered it, it waits for another check.
create function organizations.take_check_back(person uuid, because text) returns void
  language sql security definer set search_path = pg_catalog
  as $$ update organizations.payee_account a set checked_by = null, checked_on = null, recheck_because = because,
      checked_before_by = a.checked_by, checked_before_on = a.checked_on
    where a.payee_kind = 'person' and a.payee_id = person and a.replaced_at is null and a.checked_by is not null $$;
revoke execute on function organizations.take_check_back from public;

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

-- 账户变更的告知：换下一个在用的账户，就告知从前那个账户的主人（本人的手机页、本单位的工作台），由他说是不是自己办的。
-- 说不是的，付给他的款项一律停付，直到由没有经手这次变更的另一人查清。
create table organizations.account_notice (
  id uuid primary key,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  -- The county that entered the new account: it looks into a report.
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  old_account uuid not null references organizations.payee_account,
  new_account uuid not null unique references organizations.payee_account,
  -- The phone on the register when the account was changed: whom to call, however the register changes later.
  contact_tail text,
  changed_on date not null,
  answer text check (answer in ('mine', 'not-mine')),
  answered_by uuid,
  answered_on date,
  answer_note text,
  cleared_by uuid,
  cleared_by_name text,
  cleared_on date,
  finding text,
  check (num_nonnulls(answer, answered_by, answered_on, answer_note) in (0, 4)),
  check (num_nonnulls(cleared_by, cleared_by_name, cleared_on, finding) in (0, 4)),
  check (cleared_by is null or answer is not distinct from 'not-mine')
);
create index notice_payee on organizations.account_notice (payee_id);
call scope.protect('organizations.account_notice');
revoke update, delete on organizations.account_notice from jq_app;
grant update (answer, answered_by, answered_on, answer_note, cleared_by, cleared_by_name, cleared_on, finding)
  on organizations.account_notice to jq_app;
-- Whose account it was answers, once; a report is cleared by a bureau, by nobody who entered or checked either account.
create function organizations.kept_account_notice() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if old.answer is not null and (new.answer, new.answered_by, new.answer_note)
      is distinct from (old.answer, old.answered_by, old.answer_note) or old.cleared_by is not null then
    raise exception '账户变更的答复和结论不可改动' using errcode = 'JQ005';
  end if;
  if new.answer is distinct from old.answer and scope.kind() not in ('person', 'organization', 'system') then
    raise exception '账户变更由从前那个账户的主人答复' using errcode = 'JQ020';
  end if;
  if new.cleared_by is not null and (scope.kind() not in ('bureau', 'system') or exists (
      select from organizations.payee_account a where a.id in (new.old_account, new.new_account)
        and new.cleared_by in (a.entered_by, a.checked_by))) then
    raise exception '账户变更的异议由没有经手的另一人查清' using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger kept_account_notice before update on organizations.account_notice
  for each row execute function organizations.kept_account_notice();
-- Does somebody say of a payee's account that they did not change it? The day and the county, for the transaction that pays.
create function organizations.disputed_change(kind text, payee uuid)
  returns table (answered_on date, region_name text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select n.answered_on, r.name from organizations.account_notice n join regions.region r on r.code = n.region_code
    where n.payee_kind = kind and n.payee_id = payee and n.answer = 'not-mine' and n.cleared_on is null
    order by n.answered_on limit 1 $$;
revoke execute on function organizations.disputed_change from public;
grant execute on function organizations.disputed_change to jq_app;

-- How many payees use an account's number now, in all counties: a count, never who they are.
create function organizations.payees_sharing(account uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select count(distinct b.payee_id) from organizations.payee_account a
      join organizations.payee_account b on b.account_index = a.account_index and b.replaced_at is null
      where a.id = account $$;
revoke execute on function organizations.payees_sharing from public;
grant execute on function organizations.payees_sharing to jq_app;

-- 暂停支付与列入名单（柳政规〔2019〕63号 六（四）套取、骗取资金的依法依纪严惩）：由案件作出，两人经手，可以解除，不能改写。
create table organizations.suspension (
  id uuid primary key,
  -- Who ordered it; it stops money in every county.
  region_code text not null references regions.region,
  kind text not null check (kind in ('freeze', 'blacklist')),
  organization_id uuid references organizations.organization,
  person_id uuid,
  -- Only this class of the organization.
  class_id uuid,
  -- The case it was decided in.
  matter_id uuid not null,
  reason text not null check (reason <> ''),
  document text not null check (document <> ''),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  made_by uuid not null,
  checked_by uuid not null,
  lifted_on date,
  -- Two again: who proposed to lift it and who decided.
  lift_made_by uuid,
  lifted_by uuid,
  lift_reason text,
  lift_document text,
  check (made_by <> checked_by),
  check (lifted_by is null or (lift_made_by is not null and lifted_by <> lift_made_by)),
  check (num_nonnulls(organization_id, person_id) = 1),
  check (class_id is null or organization_id is not null),
  check (num_nonnulls(lifted_on, lift_made_by, lifted_by, lift_reason, lift_document) in (0, 5))
);
create index suspension_organization on organizations.suspension (organization_id) where lifted_on is null;
create index suspension_person on organizations.suspension (person_id) where lifted_on is null;
call scope.protect('organizations.suspension');
revoke update, delete on organizations.suspension from jq_app;
grant update (lifted_on, lift_made_by, lifted_by, lift_reason, lift_document) on organizations.suspension to jq_app;
-- Whom it stops may read it, and neither order nor lift it.
create policy ordered_by_bureau on organizations.suspension as restrictive for insert
  with check (scope.kind() in ('bureau', 'system'));
create policy lifted_by_bureau on organizations.suspension as restrictive for update
  using (scope.kind() in ('bureau', 'system'));

-- Is the payee stopped on a day, by whichever county? The order's face, for the transaction that pays.
create function organizations.suspension_of(organization uuid, person uuid, class uuid, on_day date)
  returns table (id uuid, kind text, reason text, document text, valid_from date, valid_until date, ordered_in text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select s.id, s.kind, s.reason, s.document, s.valid_from, s.valid_until, r.name
    from organizations.suspension s join regions.region r on r.code = s.region_code
    where (s.organization_id = organization and (s.class_id is null or s.class_id = class) or s.person_id = person)
      and s.valid_from <= on_day and (s.valid_until is null or s.valid_until >= on_day)
      and (s.lifted_on is null or s.lifted_on > on_day)
    order by s.id limit 1 $$;
-- 失信名单向社会公开：机构名称、文号、期限；个人不公开。
create function organizations.blacklist(on_day date)
  returns table (name text, region_name text, document text, valid_from date, valid_until date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select o.name, r.name, s.document, s.valid_from, s.valid_until
    from organizations.suspension s join organizations.organization o on o.id = s.organization_id
    join regions.region r on r.code = o.region_code
    where s.kind = 'blacklist' and s.valid_from <= on_day and (s.valid_until is null or s.valid_until >= on_day)
      and s.lifted_on is null
    order by s.valid_from desc $$;
revoke execute on function organizations.suspension_of, organizations.blacklist from public;
grant execute on function organizations.suspension_of, organizations.blacklist to jq_app;

-- 廉政申报（六（四）廉政风险防控）：工作人员申报有利害关系的机构和亲属；申报只终止，不改写。
create table organizations.interest_declaration (
  id uuid primary key,
  natural_person_id uuid not null references auth.natural_person,
  user_id uuid not null,
  officer_name text not null,
  -- Where the officer works; the related organization or person is no scope, they do not read it.
  region_code text not null references regions.region,
  kind text not null check (kind in ('none', 'organization', 'person')),
  relation text,
  related_organization uuid references organizations.organization,
  related_index bytea,
  related_name text not null default '',
  note text not null default '',
  declared_on date not null,
  ended_on date,
  ended_reason text,
  check ((kind = 'organization') = (related_organization is not null)),
  check ((kind = 'person') = (related_index is not null)),
  check ((kind = 'none') = (relation is null)),
  check ((ended_on is null) = (ended_reason is null))
);
create index interest_officer on organizations.interest_declaration (natural_person_id) where ended_on is null;
call scope.protect('organizations.interest_declaration');
revoke update, delete on organizations.interest_declaration from jq_app;
grant update (ended_on, ended_reason) on organizations.interest_declaration to jq_app;

-- May this human being act on the matter? Their own, declared relatives' and declared organizations' are named; nothing else is.
-- A person is known by every number they were ever registered with: a correction lets nobody act on their own.
create function organizations.conflict_of(officer uuid, organization uuid, persons uuid[])
  returns table (kind text, relation text, related text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query
    select 'person', 'self', p.name from auth.natural_person n
      cross join lateral people.bearers(n.resident_id_index, persons) p
      where n.id = officer
    union all
    select d.kind, d.relation, coalesce(o.name, d.related_name) from organizations.interest_declaration d
      left join organizations.organization o on o.id = d.related_organization
      where d.natural_person_id = officer and d.ended_on is null
        and (d.related_organization = organization
          or exists (select from people.bearers(d.related_index, persons)))
    limit 1;
end $$;
revoke execute on function organizations.conflict_of from public;
grant execute on function organizations.conflict_of to jq_app;
