-- 身份与职责：自然人、账号、岗位、会话，以及同一事项上不相容职责的第二道关。
call scope.open_room('auth');

-- One natural person behind all accounts of theirs (二人以上才算二人).
create table auth.natural_person (
  id uuid primary key,
  resident_id_index bytea not null unique,
  name text not null
);
create table auth.user_account (
  id uuid primary key,
  account text not null unique,
  natural_person_id uuid not null references auth.natural_person,
  name text not null,
  password_hash text,
  -- An initial password, made by somebody else: good for nothing but setting one's own, and only until then.
  password_expires_at timestamptz,
  totp_secret bytea,
  totp_last_step bigint,
  -- A new secret whose first code has not been seen yet; until then the old one counts.
  totp_pending bytea,
  failed_logins integer not null default 0,
  retry_after timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  region_code text not null,
  organization_id uuid,
  person_id uuid
);
create index account_of_person on auth.user_account (natural_person_id);
create index account_region on auth.user_account (region_code);
-- A post gives a role in a region or an organization, from a day until a day.
create table auth.post (
  id uuid primary key,
  user_id uuid not null references auth.user_account,
  role text not null,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  valid_from date not null,
  valid_until date
);
create index post_of_user on auth.post (user_id);
create table auth.session (
  token_hash bytea primary key,
  id uuid not null unique,
  user_id uuid not null references auth.user_account,
  post_id uuid not null references auth.post,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on auth.session (user_id);
call scope.keep_to_system('auth.natural_person');
call scope.keep_to_system('auth.session');
create policy own on auth.session using (scope.is_caller(user_id)) with check (scope.is_caller(user_id));
grant select, insert, update, delete on auth.session to jq_app;

-- Accounts and posts are read in the common reach (who recorded this?), kept by administrators, and an account's
-- password and one-time code by whoever it belongs to. No reach of business changes them.
do $$ declare target regclass; begin
  foreach target in array array['auth.user_account', 'auth.post']::regclass[] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy readable on %s for select using (scope.reaches(region_code, organization_id, person_id))', target);
    execute format('create policy kept on %s using (scope.administers(region_code)) with check (scope.administers(region_code))', target);
    execute format('grant select, insert on %s to jq_app', target);
    execute format('grant select on %s to jq_auditor, jq_backup', target);
    execute format('create policy readers on %s for select to jq_auditor, jq_backup using (true)', target);
  end loop;
end $$;
create policy own on auth.user_account using (scope.is_caller(id)) with check (scope.is_caller(id));
create policy own on auth.post for select using (scope.is_caller(user_id));
-- Which human being an account stands for follows a corrected identity number, by the owner's narrow function alone.
create policy corrected on auth.user_account for update
  using (current_user = 'jq_owner') with check (current_user = 'jq_owner');
-- Whose account it is and where it belongs never change; a post only ends.
grant update (password_hash, password_expires_at, totp_secret, totp_last_step, totp_pending, failed_logins, retry_after,
  disabled_at, disabled_reason) on auth.user_account to jq_app;
grant update (valid_until) on auth.post to jq_app;

create function auth.guard_own_account() returns trigger language plpgsql as $$
begin
  if scope.is_caller(new.id) and scope.kind() <> 'system'
    and (new.disabled_at, new.disabled_reason) is distinct from (old.disabled_at, old.disabled_reason) then
    raise exception '不能停用或恢复自己的账号' using errcode = 'JQ030';
  end if;
  return new;
end $$;
create trigger guard_own_account before update on auth.user_account
  for each row execute function auth.guard_own_account();

-- Nobody gives or takes a post of their own, whichever of their accounts they use.
create function auth.refuse_own_post() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from auth.user_account me join auth.user_account them on them.natural_person_id = me.natural_person_id
      where scope.is_caller(me.id) and them.id = new.user_id) then
    raise exception '不能给自己授予或收回岗位' using errcode = 'JQ031';
  end if;
  return new;
end $$;
create trigger refuse_own_post before insert or update on auth.post
  for each row execute function auth.refuse_own_post();

-- Who keeps accounts and who audits stand alone: one natural person holds no other post beside them at any time.
-- What they are as a citizen (a trainee's own page) does not count.
create table auth.exclusive_role (
  role text primary key,
  why text not null
);
call scope.share('auth.exclusive_role', false);
insert into auth.exclusive_role (role, why) values
  ('administrator', '系统管理员只管账号，不办业务、不查业务'),
  ('auditor', '审计只查，不办业务、不管账号');

create function auth.refuse_mixed_post() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare person uuid; reason text;
begin
  select u.natural_person_id into person from auth.user_account u where u.id = new.user_id;
  perform pg_advisory_xact_lock(hashtextextended(person::text, 13));
  select x.why into reason
    from auth.user_account u
    join auth.post p on p.user_id = u.id
    join auth.exclusive_role x on x.role in (p.role, new.role)
    where u.natural_person_id = person and p.id <> new.id and p.role <> new.role and 'trainee' not in (p.role, new.role)
      and p.valid_from <= least(coalesce(new.valid_until, 'infinity'), coalesce(p.valid_until, 'infinity'))
      and new.valid_from <= least(coalesce(new.valid_until, 'infinity'), coalesce(p.valid_until, 'infinity'))
    limit 1;
  if reason is not null then
    raise exception '同一自然人不能同时担任：%', reason using errcode = 'JQ032';
  end if;
  return new;
end $$;
create trigger refuse_mixed_post before insert or update on auth.post
  for each row execute function auth.refuse_mixed_post();

-- For whoever makes accounts, anywhere: the natural person behind a resident id, known once; whether a name is the one
-- they are known by; whether an account's word is taken. Nothing else of them is told.
create function auth.person_behind(id_index bytea, given_name text, new_id uuid)
  returns table (id uuid, same_name boolean)
  language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  if scope.kind() not in ('system', 'administration') then return; end if;
  insert into auth.natural_person (id, resident_id_index, name) values (new_id, id_index, given_name)
    on conflict (resident_id_index) do nothing;
  return query select n.id, n.name = given_name from auth.natural_person n where n.resident_id_index = id_index;
end $$;
create function auth.account_taken(word text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$ select exists (select from auth.user_account u where u.account = word
    and scope.kind() in ('system', 'administration')) $$;
-- Ends every session of an account that the caller keeps. @returns how many
create function auth.end_sessions(of_user uuid) returns integer
  language sql security definer set search_path = pg_catalog as $$
  with ended as (
    delete from auth.session s using auth.user_account u
      where u.id = of_user and s.user_id = u.id and scope.administers(u.region_code) returning 1)
  select count(*)::integer from ended $$;
revoke execute on function auth.person_behind, auth.account_taken, auth.end_sessions from public;
grant execute on function auth.person_behind, auth.account_taken, auth.end_sessions to jq_app;

-- Duties on one matter. Which two can never meet in one natural person is data.
create table auth.hard_pair (
  duty_a text not null,
  duty_b text not null,
  why text not null,
  primary key (duty_a, duty_b)
);
call scope.share('auth.hard_pair', false);
insert into auth.hard_pair (duty_a, duty_b, why) values
  ('claim', 'first-review', '申报与初审'),
  ('claim', 'second-review', '申报与复核'),
  ('claim', 'approve', '申报与审批'),
  ('first-review', 'second-review', '初审与复核'),
  ('first-review', 'approve', '初审与审批'),
  ('second-review', 'approve', '复核与审批'),
  ('approve', 'pay', '审批与付款'),
  ('pay', 'reconcile', '付款与对账'),
  ('account-change', 'account-check', '账户变更与核实'),
  ('account-change', 'pay', '账户变更与付款'),
  ('record', 'correct', '考勤记录与更正'),
  ('rate-entry', 'rate-check', '标准录入与复核'),
  ('exception-request', 'exception-approval', '限额例外申请与审批'),
  ('fund-proposal', 'fund-decision', '资金事项提出与决定'),
  ('notice-reply', 'claim', '异议处理与申报');

create table auth.duty_taken (
  matter_id uuid not null,
  duty text not null,
  natural_person_id uuid not null,
  user_id uuid not null,
  taken_at timestamptz not null default now(),
  primary key (matter_id, duty, natural_person_id)
);
grant select, insert on auth.duty_taken to jq_app;
grant select on auth.duty_taken to jq_auditor, jq_backup;

create function auth.refuse_hard_pair() returns trigger language plpgsql as $$
declare clash text;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.matter_id::text, 7));
  select p.why into clash
    from auth.duty_taken t
    join auth.hard_pair p on (p.duty_a, p.duty_b) in ((t.duty, new.duty), (new.duty, t.duty))
    where t.matter_id = new.matter_id and t.natural_person_id = new.natural_person_id
    limit 1;
  if clash is not null then
    raise exception '同一自然人不得在同一事项上兼任%', clash using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger refuse_hard_pair before insert on auth.duty_taken
  for each row execute function auth.refuse_hard_pair();

-- Who stands behind a session token: one question per request. Idle 30 minutes or past its end: nobody.
-- The visit is written back at most once a minute.
create function auth.session_actor(token bytea, now_at timestamptz)
  returns table (user_id uuid, natural_person_id uuid, name text, role text, region_code text,
    organization_id uuid, person_id uuid, granted_regions text[], session_id uuid, password_initial boolean)
  language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  update auth.session s set last_seen_at = now_at
    where s.token_hash = token and s.last_seen_at < now_at - interval '1 minute'
      and s.last_seen_at > now_at - interval '30 minutes' and s.expires_at > now_at;
  return query
    select u.id, u.natural_person_id, u.name, p.role, p.region_code, p.organization_id, p.person_id,
      coalesce((select array_agg(g.region_code) from organizations.access_grant g
        cross join platform.business_clock c
        where g.organization_id = p.organization_id and g.valid_from <= c.today
          and (g.valid_until is null or g.valid_until >= c.today)), '{}'),
      s.id, u.password_expires_at is not null
    from auth.session s
    join auth.user_account u on u.id = s.user_id and u.disabled_at is null
    join auth.post p on p.id = s.post_id
    cross join platform.business_clock c
    where s.token_hash = token and s.expires_at > now_at and s.last_seen_at > now_at - interval '30 minutes'
      and p.valid_from <= c.today and (p.valid_until is null or p.valid_until >= c.today);
end $$;
revoke execute on function auth.session_actor from public;
grant execute on function auth.session_actor to jq_app;
