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
  totp_secret bytea,
  totp_last_step bigint,
  failed_logins integer not null default 0,
  retry_after timestamptz,
  disabled_at timestamptz,
  region_code text not null,
  organization_id uuid,
  person_id uuid
);
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
  user_id uuid not null references auth.user_account,
  post_id uuid not null references auth.post,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
call scope.protect('auth.user_account');
call scope.protect('auth.post');
alter table auth.natural_person enable row level security;
alter table auth.natural_person force row level security;
create policy system_only on auth.natural_person using (scope.reaches(null, null, null)) with check (scope.reaches(null, null, null));
alter table auth.session enable row level security;
alter table auth.session force row level security;
create policy system_only on auth.session using (scope.reaches(null, null, null)) with check (scope.reaches(null, null, null));
grant select, insert on auth.natural_person to jq_app;
grant select, insert, update, delete on auth.session to jq_app;

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
    organization_id uuid, person_id uuid, granted_regions text[])
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
          and (g.valid_until is null or g.valid_until >= c.today)), '{}')
    from auth.session s
    join auth.user_account u on u.id = s.user_id and u.disabled_at is null
    join auth.post p on p.id = s.post_id
    cross join platform.business_clock c
    where s.token_hash = token and s.expires_at > now_at and s.last_seen_at > now_at - interval '30 minutes'
      and p.valid_from <= c.today and (p.valid_until is null or p.valid_until >= c.today);
end $$;
revoke execute on function auth.session_actor from public;
grant execute on function auth.session_actor to jq_app;
