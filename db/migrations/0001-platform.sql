-- 平台：作用域、业务日期、日历、幂等键、发件箱、附件。
create extension if not exists btree_gist;

create schema scope;
create schema platform;

-- The scope of a transaction: who asks, from where. Set with set_config(…, true), so it ends with the transaction.
create function scope.setting(name text) returns text language sql stable
  return nullif(current_setting('jq.' || name, true), '');
create function scope.kind() returns text language sql stable return coalesce(scope.setting('kind'), 'nobody');

-- The one question every row-level policy asks. A forgotten scope ('nobody') reaches nothing.
-- The owner itself reaches everything: only its narrow SECURITY DEFINER functions ever run as the owner.
create function scope.reaches(region text, organization uuid, person uuid) returns boolean language sql stable
  return current_user = 'jq_owner' or case scope.kind()
    when 'bureau' then starts_with(region, coalesce(scope.setting('region_prefix'), '?'))
    when 'organization' then organization = scope.setting('organization_id')::uuid
    when 'person' then person = scope.setting('person_id')::uuid
    when 'system' then true
    else false
  end;

-- What belongs to one account alone, wherever its post lies: its password, its sessions, its idempotency keys.
create function scope.is_caller(account uuid) returns boolean language sql stable
  return account = scope.setting('user_id')::uuid;
-- Who keeps accounts and organizations of a region and all below it; no business matter is reached by it.
create function scope.administers(region text) returns boolean language sql stable
  return scope.kind() = 'system'
    or scope.kind() = 'administration' and starts_with(region, coalesce(scope.setting('keeps_prefix'), '?'));

-- A school also works where it is paired (dated grants), not only where it sits.
create function scope.granted(region text) returns boolean language sql stable
  return scope.kind() = 'organization'
    and region = any(string_to_array(coalesce(scope.setting('granted_regions'), ''), ','));

-- protect(table): forced row-level security over the columns the table has, and the grants of the three roles.
-- append_only: the application may add rows and never change them.
create procedure scope.protect(target regclass, append_only boolean default false) language plpgsql as $$
declare
  has text[] := array(select attname from pg_attribute where attrelid = target and attnum > 0 and not attisdropped);
  reach text := format('scope.reaches(%s, %s, %s)',
    case when 'region_code' = any(has) then 'region_code' else 'null' end,
    case when 'organization_id' = any(has) then 'organization_id' else 'null' end,
    case when 'person_id' = any(has) then 'person_id' else 'null' end);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scoped on %s using (%s) with check (%s)', target, reach, reach);
  execute format('grant select, insert%s on %s to jq_app', case when append_only then '' else ', update, delete' end, target);
  execute format('grant select on %s to jq_auditor, jq_backup', target);
  -- The auditor and the backup read everything, and nothing else.
  execute format('create policy readers on %s for select to jq_auditor, jq_backup using (true)', target);
end $$;

-- office_writes(table): what organizations and people may read of theirs, and only an office writes.
create procedure scope.office_writes(target regclass) language plpgsql as $$
begin
  execute format('create policy office_adds on %s as restrictive for insert to jq_app
    with check (scope.kind() in (''bureau'', ''system''))', target);
  execute format('create policy office_changes on %s as restrictive for update to jq_app
    using (scope.kind() in (''bureau'', ''system''))', target);
end $$;

-- keep_to_system(table): what no post reaches; only the platform itself and the owner's narrow functions.
create procedure scope.keep_to_system(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy system_only on %s using (scope.reaches(null, null, null)) with check (scope.reaches(null, null, null))', target);
end $$;

-- share(table): a table without personal or money data; everybody may read it.
create procedure scope.share(target regclass, writable boolean default true) language plpgsql as $$
begin
  execute format('grant select%s on %s to jq_app', case when writable then ', insert, update, delete' else '' end, target);
  execute format('grant select on %s to jq_auditor, jq_backup', target);
end $$;

-- refers(child, column, parent): a foreign key asked once a set instead of once a row, for what is written by the hundred.
-- Only to a parent of which no role of the product can take a row away.
create procedure scope.refers(child text, col text, parent text) language plpgsql as $$
begin
  execute format($create$
    create function %1$s_%2$s_there() returns trigger language plpgsql security definer set search_path = pg_catalog as $body$
    begin
      if exists (select from (select distinct %2$s as id from written where %2$s is not null) w
          where not exists (select from %3$s p where p.id = w.id)) then
        raise exception '%1$s 的 %2$s 指向不存在的 %3$s' using errcode = 'foreign_key_violation';
      end if;
      return null;
    end $body$;
    create trigger a_%2$s after insert on %1$s referencing new table as written
      for each statement execute function %1$s_%2$s_there();
    create trigger a_%2$s_again after update on %1$s referencing new table as written
      for each statement execute function %1$s_%2$s_there()$create$, child, col, parent);
end $$;

-- Decided is decided: `before update on … for each row when (what was decided) execute function scope.stays('what is said')`.
create function scope.stays() returns trigger language plpgsql as $$
begin
  raise exception using message = tg_argv[0], errcode = 'JQ005';
end $$;

-- A room's schema is open to the roles; its tables are not, until protected or shared.
create procedure scope.open_room(room text) language plpgsql as $$
begin
  execute format('create schema if not exists %I', room);
  execute format('grant usage on schema %I to jq_app, jq_auditor, jq_backup', room);
end $$;

grant usage on schema scope, platform to jq_app, jq_auditor, jq_backup;

-- The business date: one row, forward only; in production it follows the calendar.
create table platform.business_clock (
  only_row boolean primary key default true check (only_row),
  today date not null
);
create function platform.forward_only() returns trigger language plpgsql as $$
begin
  if new.today < old.today then raise exception '业务日期只能向前' using errcode = 'JQ010'; end if;
  return new;
end $$;
create trigger forward_only before update on platform.business_clock
  for each row execute function platform.forward_only();
call scope.share('platform.business_clock');

-- Working days by year: seeded, then edited by an administrator; an unknown year is an error.
create table platform.calendar_year (
  year integer primary key,
  holidays date[] not null,
  workdays date[] not null,
  source text not null
);
call scope.share('platform.calendar_year');

-- The first answer to a key is the answer for ever.
create table platform.idempotency_key (
  user_id uuid not null,
  key text not null,
  endpoint text not null,
  body_hash text not null,
  status integer not null,
  reply jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
-- An answer may show what its asker may see, so nobody else reads it.
call scope.keep_to_system('platform.idempotency_key');
create policy own on platform.idempotency_key using (scope.is_caller(user_id)) with check (scope.is_caller(user_id));
grant select, insert on platform.idempotency_key to jq_app;

create table platform.outbox_event (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  -- Every listener has it; what is settled is never looked at again.
  settled_at timestamptz
);
create index outbox_waiting on platform.outbox_event (name, id) where settled_at is null;
create table platform.outbox_delivery (
  event_id uuid not null references platform.outbox_event,
  listener text not null,
  delivered_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  -- A listener that failed is asked again, each time later, never given up.
  retry_at timestamptz,
  primary key (event_id, listener)
);
grant select, insert, update (settled_at) on platform.outbox_event to jq_app;
grant select, insert, update on platform.outbox_delivery to jq_app;

create table platform.file (
  id uuid primary key,
  name text not null,
  type text not null,
  bytes bytea not null,
  sha256 text not null,
  region_code text not null,
  organization_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now()
);
call scope.protect('platform.file');
