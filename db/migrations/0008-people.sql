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
  household_number text not null default '',
  person_id uuid generated always as (id) stored,
  registered_on date not null,
  -- 审核（柳政规〔2019〕63号 七（二））：内容一改，须重新审核。
  reviewed_on date,
  reviewed_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index person_region on people.person (region_code, township_code);
create index person_household on people.person (region_code, household_number) where household_number <> '';
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
  ended_by uuid,
  end_source text,
  check (valid_until is null or valid_until >= valid_from),
  check ((ended_by is null) = (end_source is null)),
  exclude using gist (person_id with =, status with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index status_region on people.status (region_code, status);
-- 身份类别从不改写：只能登记终止，登记一次。
create function people.status_only_ends() returns trigger language plpgsql as $$
begin
  if old.ended_by is not null or new.ended_by is null
    or (to_jsonb(new) - array['valid_until', 'ended_by', 'end_source'])
      <> (to_jsonb(old) - array['valid_until', 'ended_by', 'end_source']) then
    raise exception '身份类别登记后不能改写，只能登记一次终止' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger status_only_ends before update on people.status for each row execute function people.status_only_ends();
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
  first_stated_on date not null,
  last_confirmed_on date not null check (last_confirmed_on >= first_stated_on),
  closed_on date,
  unique (person_id, kind, trade)
);
create index intent_region on people.intent (region_code, kind, last_confirmed_on) where closed_on is null;
create table people.labor_contract (
  id uuid primary key,
  person_id uuid not null references people.person,
  organization_id uuid not null references organizations.organization,
  region_code text not null,
  -- 用人单位所填并与台账核对一致：单位看不到台账，仍看得到自己的合同。
  person_name text not null,
  resident_id_tail text not null,
  number text not null,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  check (ends_on is null or ends_on >= starts_on),
  exclude using gist (person_id with =, organization_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index contract_region on people.labor_contract (region_code);
create index contract_organization on people.labor_contract (organization_id);
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
  warnings jsonb not null,
  imported_on date not null,
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  unique (region_code, file_hash)
);
call scope.protect('people.person');
call scope.protect('people.status');
revoke delete on people.status from jq_app;
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
-- Whose register a person stands in: that county keeps the account their money goes to.
create function people.region_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.region_code from people.person p where p.id = person $$;
-- The snapshot an enrollment keeps: status codes on a day, the township to print, the id's last two characters.
create function people.snapshot(person uuid, on_day date)
  returns table (name text, tail text, township text, region_code text, urban boolean, statuses text[])
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.name, p.resident_id_tail, t.name, p.region_code, p.urban,
      coalesce((select array_agg(distinct s.status order by s.status) from people.status s
        where s.person_id = p.id and s.valid_from <= on_day and (s.valid_until is null or s.valid_until >= on_day)), '{}')
    from people.person p join regions.region t on t.code = p.township_code where p.id = person $$;
-- Contracts of one person with one organization (null: with any), for whoever decides on a class.
create function people.contracts_between(person uuid, organization uuid)
  returns table (number text, starts_on date, ends_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.number, c.starts_on, c.ends_on from people.labor_contract c
    where c.person_id = person and (organization is null or c.organization_id = organization) order by c.starts_on $$;
revoke execute on function people.registered_in, people.reference, people.region_of, people.snapshot,
  people.contracts_between from public;
grant execute on function people.registered_in, people.reference, people.region_of, people.snapshot,
  people.contracts_between to jq_app;
