-- 实名台账：人员、身份类别（有起止和依据）、意愿、劳动合同、导入批次。
call scope.open_room('people');
create table people.person (
  id uuid primary key,
  resident_id_sealed bytea not null,
  resident_id_index bytea not null unique,
  resident_id_tail text not null,
  name text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_date date not null,
  ethnicity text not null default '',
  education text not null default '',
  region_code text not null references regions.region,
  township_code text not null references regions.region,
  village text not null default '',
  site_id uuid references regions.resettlement_site,
  urban boolean not null default false,
  phone_sealed bytea,
  phone_index bytea,
  phone_tail text not null default '',
  person_id uuid generated always as (id) stored,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index person_region on people.person (region_code, township_code);
create table people.status (
  id uuid primary key,
  person_id uuid not null references people.person,
  region_code text not null,
  status text not null,
  valid_from date not null,
  valid_until date,
  source text not null,
  household_number text not null default '',
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  check (valid_until is null or valid_until >= valid_from),
  exclude using gist (person_id with =, status with =, daterange(valid_from, valid_until, '[]') with &&)
);
create table people.intent (
  id uuid primary key,
  person_id uuid not null references people.person,
  region_code text not null,
  kind text not null check (kind in ('training', 'schooling', 'job')),
  trade text not null default '',
  level text not null default '',
  time_window text not null default '',
  place text not null default '',
  job_wish text not null default '',
  last_confirmed_on date not null,
  closed_on date,
  unique (person_id, kind, trade)
);
create index intent_region on people.intent (region_code, kind);
create table people.labor_contract (
  id uuid primary key,
  person_id uuid not null references people.person,
  organization_id uuid not null references organizations.organization,
  region_code text not null,
  number text not null,
  starts_on date not null,
  ends_on date,
  check (ends_on is null or ends_on >= starts_on),
  unique (person_id, organization_id, starts_on)
);
create table people.register_import (
  id uuid primary key,
  region_code text not null,
  file_name text not null,
  file_hash text not null,
  file_id uuid not null references platform.file,
  rows_total integer not null,
  rows_added integer not null,
  rows_known integer not null,
  rows_wrong integer not null,
  errors jsonb not null,
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  unique (region_code, file_hash)
);
call scope.protect('people.person');
call scope.protect('people.status');
call scope.protect('people.intent');
call scope.protect('people.labor_contract');
call scope.protect('people.register_import');
-- A paired school sees who wants training in its counties (结对帮扶：调查摸底、台账).
create policy paired_school on people.person for select using (scope.granted(region_code));
create policy paired_school on people.intent for select using (scope.granted(region_code));

-- Narrow questions across counties: yes/no and a reference, never the row.
create function people.registered_in(id_index bytea) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select r.name from people.person p join regions.region r on r.code = p.region_code where p.resident_id_index = id_index $$;
create function people.reference(id_index bytea, given_name text) returns uuid
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.id from people.person p where p.resident_id_index = id_index and p.name = given_name $$;
-- The snapshot an enrollment keeps: status codes on a day, the township to print, the id's last two characters.
create function people.snapshot(person uuid, on_day date)
  returns table (name text, tail text, township text, region_code text, urban boolean, statuses text[])
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.name, p.resident_id_tail, t.name, p.region_code, p.urban,
      coalesce((select array_agg(distinct s.status order by s.status) from people.status s
        where s.person_id = p.id and s.valid_from <= on_day and (s.valid_until is null or s.valid_until >= on_day)), '{}')
    from people.person p join regions.region t on t.code = p.township_code where p.id = person $$;
grant execute on function people.registered_in, people.reference, people.snapshot to jq_app;
revoke execute on function people.registered_in, people.reference, people.snapshot from public;
