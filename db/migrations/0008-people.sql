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
  -- 毕业日期：离校未就业高校毕业生的期限从它起算（柳政规〔2019〕63号 三（二））；没有登记的为空，不推定。
  graduated_on date,
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
  -- Kept by the withdrawals below: a registration that was wrong counts on no day, and leaves its days free.
  withdrawn boolean not null default false,
  check (valid_until is null or valid_until >= valid_from),
  check ((ended_by is null) = (end_source is null)),
  exclude using gist (person_id with =, status with =, daterange(valid_from, valid_until, '[]') with &&) where (not withdrawn)
);
create index status_region on people.status (region_code, status);
create index status_person on people.status (person_id);
-- 录错的登记由另一人撤销：撤销另立一条，写明原因，原登记留着。
create table people.status_withdrawal (
  status_id uuid primary key references people.status,
  person_id uuid not null references people.person,
  region_code text not null,
  reason text not null check (reason <> ''),
  withdrawn_by uuid not null,
  withdrawn_on date not null,
  withdrawn_at timestamptz not null default now()
);
create index withdrawal_person on people.status_withdrawal (person_id);
create function people.withdraws() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update people.status s set withdrawn = true
    where s.id = new.status_id and s.person_id = new.person_id and s.entered_by <> new.withdrawn_by;
  if not found then
    raise exception '身份类别登记由录入人以外的另一人撤销' using errcode = 'JQ001';
  end if;
  return null;
end $$;
create trigger withdraws after insert on people.status_withdrawal
  for each row execute function people.withdraws();
-- 身份类别从不改写：只能登记终止，登记一次；撤销只随撤销记录而来。
create function people.status_only_ends() returns trigger language plpgsql as $$
begin
  if new.withdrawn and not old.withdrawn and to_jsonb(new) - 'withdrawn' = to_jsonb(old) - 'withdrawn'
    and exists (select from people.status_withdrawal w where w.status_id = new.id) then
    return new;
  end if;
  if old.withdrawn or old.ended_by is not null or new.ended_by is null
    or (to_jsonb(new) - array['valid_until', 'ended_by', 'end_source'])
      <> (to_jsonb(old) - array['valid_until', 'ended_by', 'end_source']) then
    raise exception '身份类别登记后不能改写，只能登记一次终止' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger status_only_ends before update on people.status for each row execute function people.status_only_ends();
-- 死亡由户籍县凭公安死亡信息、火化证明等登记；登记错的由另一人撤销，写明原因，原登记留着、不再算数。
create table people.death (
  id uuid primary key,
  person_id uuid not null references people.person,
  region_code text not null,
  died_on date not null,
  document text not null check (document <> ''),
  recorded_by uuid not null,
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  taken_back_by uuid,
  taken_back_on date,
  taken_back_reason text check (taken_back_reason <> ''),
  check (died_on <= recorded_on),
  check (taken_back_by <> recorded_by),
  check (num_nonnulls(taken_back_by, taken_back_on, taken_back_reason) in (0, 3))
);
create unique index one_death on people.death (person_id) where taken_back_by is null;
create index death_person on people.death (person_id);
create trigger kept_death before update on people.death for each row
  when (old.taken_back_by is not null) execute function scope.stays('死亡登记已撤销，不可改动');
-- 登记错的身份证号由一人提出、另一人对照证件更正：人还是那个人，钱和记录跟着人走；从前的号码密封留存（七（二）实名管理）。
create table people.identity_correction (
  id uuid primary key,
  person_id uuid not null references people.person,
  region_code text not null,
  before_sealed bytea not null,
  before_index bytea not null,
  before_tail text not null,
  resident_id_sealed bytea not null,
  resident_id_index bytea not null,
  resident_id_tail text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_date date not null,
  reason text not null check (reason <> ''),
  -- 所对照的证件或证明，和存放的卷宗。
  document text not null check (document <> ''),
  state text not null check (state in ('proposed', 'confirmed', 'declined')),
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  note text,
  check (before_index <> resident_id_index),
  check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'proposed') = (num_nonnulls(decided_by, decided_by_name, decided_on, note) = 0)),
  check (num_nonnulls(decided_by, decided_by_name, decided_on, note) in (0, 4))
);
create unique index one_open_identity on people.identity_correction (person_id) where state = 'proposed';
create index identity_person on people.identity_correction (person_id);
create trigger kept_identity before update on people.identity_correction for each row
  when (old.state <> 'proposed') execute function scope.stays('身份证号更正已有结论，不可改动');
-- The number on the register changes with a confirmed correction and in no other way.
create function people.identity_by_correction() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select from people.identity_correction c where c.person_id = new.id and c.state = 'confirmed'
      and c.before_index = old.resident_id_index and c.resident_id_index = new.resident_id_index
      and c.resident_id_sealed = new.resident_id_sealed) then
    raise exception '身份证号只能由两人更正' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger identity_by_correction before update on people.person
  for each row when (old.resident_id_index <> new.resident_id_index or old.resident_id_sealed <> new.resident_id_sealed)
  execute function people.identity_by_correction();
-- Who of some people is or was registered with a number.
create function people.bearers(number bytea, persons uuid[]) returns table (name text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.name from people.person p where p.resident_id_index = number and p.id = any(persons)
    union all
    select p.name from people.identity_correction c join people.person p on p.id = c.person_id
      where c.before_index = number and c.person_id = any(persons) and c.state = 'confirmed' $$;
revoke execute on function people.bearers from public;
-- What follows a corrected number: the person's own accounts stand for the human being with that number, who is known once;
-- where another account is known by the old number, that one is not theirs to change. A payee's account is checked again.
create function people.follows_identity() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare was uuid; now_is uuid; own uuid[];
begin
  perform organizations.take_check_back(new.id, 'identity-corrected');
  select n.id into was from auth.natural_person n where n.resident_id_index = old.resident_id_index;
  select n.id into now_is from auth.natural_person n where n.resident_id_index = new.resident_id_index;
  own := array(select u.id from auth.user_account u where u.natural_person_id = was and (u.person_id = new.id
    or exists (select from auth.post t where t.user_id = u.id and t.person_id = new.id)));
  if cardinality(own) = 0 then
    return null;
  end if;
  if now_is is null and not exists (select from auth.user_account u where u.natural_person_id = was and u.id <> all(own)) then
    update auth.natural_person set resident_id_index = new.resident_id_index where id = was;
    return null;
  end if;
  if now_is is null then
    insert into auth.natural_person (id, resident_id_index, name) values (gen_random_uuid(), new.resident_id_index, new.name)
      returning id into now_is;
  end if;
  update auth.user_account set natural_person_id = now_is where id = any(own);
  update organizations.interest_declaration set natural_person_id = now_is where user_id = any(own);
  return null;
end $$;
create trigger follows_identity after update on people.person
  for each row when (old.resident_id_index <> new.resident_id_index) execute function people.follows_identity();
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
  -- The recorded death that closed it; undone when it is taken back.
  death_id uuid references people.death check (death_id is null or closed_on is not null),
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
-- The last two characters beside a name, so that the person is found: they follow a corrected number; files that were made
-- before stay as they are.
create function people.tails_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update people.labor_contract set resident_id_tail = new.resident_id_tail where person_id = new.id;
  update people.other_benefit set resident_id_tail = new.resident_id_tail where person_id = new.id;
  update people.student set resident_id_tail = new.resident_id_tail where person_id = new.id;
  return null;
end $$;
create trigger tails_follow after update on people.person
  for each row when (old.resident_id_tail <> new.resident_id_tail) execute function people.tails_follow();
call scope.protect('people.person');
call scope.protect('people.status');
-- 服刑、强制隔离戒毒、社区矫正、刑满释放：只有登记的县（区）经办、本人和审计看得到（柳政规〔2019〕63号 三（三））。
create policy restricted on people.status as restrictive for select to jq_app using (
  status not in ('serving-sentence', 'compulsory-rehabilitation', 'community-correction', 'released-from-prison')
  or scope.kind() in ('system', 'person') or scope.setting('role') in ('county-clerk', 'auditor'));
revoke delete on people.status from jq_app;
call scope.protect('people.status_withdrawal', true);
call scope.protect('people.death');
call scope.office_writes('people.death');
revoke update, delete on people.death from jq_app;
grant update (taken_back_by, taken_back_on, taken_back_reason) on people.death to jq_app;
call scope.protect('people.identity_correction');
call scope.office_writes('people.identity_correction');
call scope.office_writes('people.status');
call scope.office_writes('people.status_withdrawal');
revoke update, delete on people.identity_correction from jq_app;
grant update (state, decided_by, decided_by_name, decided_on, note) on people.identity_correction to jq_app;
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
-- Whose register a person stands in: that county keeps the account their money goes to.
create function people.region_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.region_code from people.person p where p.id = person $$;
-- The phone's last digits, for the notice that an account was changed.
create function people.phone_tail_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select nullif(p.phone_tail, '') from people.person p where p.id = person $$;
revoke execute on function people.phone_tail_of from public;
grant execute on function people.phone_tail_of to jq_app;
-- The snapshot an enrollment keeps: status codes on a day, the township to print, the id's last two characters.
create function people.snapshot(person uuid, on_day date)
  returns table (name text, tail text, township text, region_code text, urban boolean, graduated_on date,
    employer_kind text, statuses text[])
  language sql stable security definer set search_path = pg_catalog
  as $$ select p.name, p.resident_id_tail, t.name, p.region_code, p.urban, p.graduated_on,
      -- The kind of whom the person works for that day; nothing where contracts name several kinds.
      (select min(o.kind) from people.labor_contract c join organizations.organization o on o.id = c.organization_id
        where c.person_id = p.id and c.starts_on <= on_day and (c.ends_on is null or c.ends_on >= on_day)
        having count(distinct o.kind) = 1),
      coalesce((select array_agg(distinct s.status order by s.status) from people.status s
        where s.person_id = p.id and not s.withdrawn
          and s.valid_from <= on_day and (s.valid_until is null or s.valid_until >= on_day)), '{}')
    from people.person p join regions.region t on t.code = p.township_code where p.id = person $$;
-- Which statuses of a day have been withdrawn since and are not held otherwise: codes and the day, never the reason.
create function people.withdrawn_statuses(persons uuid[], on_day date)
  returns table (person_id uuid, status text, withdrawn_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select s.person_id, s.status, max(w.withdrawn_on) from people.status s
      join people.status_withdrawal w on w.status_id = s.id
    where s.person_id = any(persons) and daterange(s.valid_from, s.valid_until, '[]') @> on_day
      and not exists (select from people.status o where o.person_id = s.person_id and o.status = s.status
        and not o.withdrawn and daterange(o.valid_from, o.valid_until, '[]') @> on_day)
    group by s.person_id, s.status $$;
-- Who of these people is recorded as dead, and the day: never the document.
create function people.died_on(persons uuid[]) returns table (person_id uuid, died_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select d.person_id, d.died_on from people.death d
    where d.person_id = any(persons) and d.taken_back_by is null $$;
-- Contracts of one person with one organization (null: with any), for whoever decides on a class.
create function people.contracts_between(person uuid, organization uuid)
  returns table (number text, starts_on date, ends_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.number, c.starts_on, c.ends_on from people.labor_contract c
    where c.person_id = person and (organization is null or c.organization_id = organization) order by c.starts_on $$;
revoke execute on function people.registered_in, people.region_of, people.snapshot,
  people.withdrawn_statuses, people.died_on, people.contracts_between from public;
grant execute on function people.registered_in, people.region_of, people.snapshot,
  people.withdrawn_statuses, people.died_on, people.contracts_between to jq_app;

-- 享受账户：每人在每条限额下占用的位次，全区范围（柳政规〔2019〕63号六（二））。入班时预占，申报时占用，付款后用去；
-- 退班、未通过、不予支付时退还，留有记录。
create table people.limit_use (
  id uuid primary key,
  -- Null: a place of an organization, of a class or of an award, not of a person.
  person_id uuid,
  -- A key, not words: compared byte by byte.
  slot text collate "C" not null,
  -- The slot as people read it, where a code alone would not say it: `育婴员（初级工）`.
  slot_words text not null,
  place integer not null,
  at_most integer not null,
  state text not null check (state in ('held', 'reserved', 'consumed')),
  -- The enrollment that holds it, or the line that reserves it.
  matter_id uuid not null,
  matter_name text not null,
  region_code text not null,
  organization_id uuid,
  taken_on date not null,
  released_on date,
  released_because text,
  check (place between 1 and at_most),
  check ((released_on is null) = (released_because is null))
);
create unique index one_use_per_place on people.limit_use (slot, place) where released_on is null;
create index use_person on people.limit_use (person_id) where released_on is null;
create index use_matter on people.limit_use (matter_id);
call scope.protect('people.limit_use');
revoke delete on people.limit_use from jq_app;
-- “原则上”的例外：一次例外在一个键下多开一个位次，申请与审批为两人，写明依据。
create table people.limit_exception (
  id uuid primary key,
  person_id uuid not null,
  slot text collate "C" not null,
  reason text not null,
  document_number text not null,
  state text not null check (state in ('requested', 'approved', 'refused', 'ended')),
  requested_by uuid not null,
  requested_on date not null,
  decided_by uuid,
  decided_on date,
  decision_note text,
  -- The recorded death that ended the request; undone when it is taken back.
  death_id uuid references people.death,
  region_code text not null,
  organization_id uuid,
  check ((state in ('requested', 'ended')) = (decided_by is null)),
  check ((state = 'ended') = (death_id is not null)),
  check (decided_by is null or decided_by <> requested_by)
);
create unique index one_open_exception on people.limit_exception (slot) where state = 'requested';
create index exception_person on people.limit_exception (person_id);
call scope.protect('people.limit_exception');
revoke delete on people.limit_exception from jq_app;
-- Nothing is left to decide for the dead: what was asked for them, in any county, ends with the record of the death, and
-- waits for its decision again when that was a mistake.
create function people.ends_exceptions() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update people.limit_exception e set state = 'ended', death_id = d.id
    from recorded d where e.person_id = d.person_id and e.state = 'requested';
  return null;
end $$;
create trigger ends_exceptions after insert on people.death
  referencing new table as recorded for each statement execute function people.ends_exceptions();
create function people.reopens_exceptions() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update people.limit_exception e set state = 'requested', death_id = null where e.death_id = new.id;
  return null;
end $$;
create trigger reopens_exceptions after update on people.death for each row
  when (old.taken_back_by is null and new.taken_back_by is not null) execute function people.reopens_exceptions();
-- A released place stays released; a place never changes its slot or its person.
create trigger kept_use before update on people.limit_use for each row
  when (old.released_on is not null
    or (new.person_id, new.slot, new.place, new.matter_id) is distinct from (old.person_id, old.slot, old.place, old.matter_id))
  execute function scope.stays('享受账户的记录只能退还，不能改写');

-- The places people have taken, in all counties, and the exceptions approved for them: slots and places, never the row.
create function people.places_taken(persons uuid[], but_matters uuid[])
  returns table (person_id uuid, slot text, slot_words text, place integer, state text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select u.person_id, u.slot, u.slot_words, u.place, u.state from people.limit_use u
      where u.person_id = any(persons) and u.released_on is null
        and not exists (select from unnest(but_matters) own where own = u.matter_id) $$;
create function people.slot_places(wanted text) returns table (place integer)
  language sql stable security definer set search_path = pg_catalog
  as $$ select u.place from people.limit_use u where u.slot = wanted and u.released_on is null $$;
create function people.exceptions_of(persons uuid[]) returns table (slot text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select e.slot from people.limit_exception e where e.person_id = any(persons) and e.state = 'approved' $$;
revoke execute on function people.places_taken, people.slot_places, people.exceptions_of from public;
grant execute on function people.places_taken, people.slot_places, people.exceptions_of to jq_app;

-- 各类名单的导入回执：原文件整份密封，表头和全部错误随回执留存。
create table people.list_import (
  id uuid primary key,
  kind text not null,
  region_code text not null,
  organization_id uuid references organizations.organization,
  -- What the list was read into, where that is one of several: a list to be claimed for.
  subject_id uuid,
  file_name text not null,
  file_hash text not null,
  file_id uuid not null references platform.file,
  columns jsonb not null,
  rows_total integer not null,
  rows_added integer not null,
  rows_known integer not null,
  rows_wrong integer not null,
  errors jsonb not null,
  imported_on date not null,
  imported_by uuid not null,
  imported_at timestamptz not null default now()
);
create index list_owner on people.list_import (region_code, kind, organization_id, subject_id);
create index list_organization on people.list_import (organization_id, kind);
call scope.protect('people.list_import', true);

-- 其他部门的补助（雨露计划、残联、农业）、中职免学费和助学金、技工教育家庭补助：登记后从不改写，录错的由另一人撤销
-- （桂人社发〔2022〕7号 三（四）、柳政规〔2019〕63号 四（二））。
create table people.other_benefit (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- As the list states them and the register confirms: a school sees its own records and no register.
  person_name text not null,
  resident_id_tail text not null,
  region_code text not null,
  -- The school that recorded it; null for a list of another department.
  organization_id uuid references organizations.organization,
  import_id uuid not null references people.list_import deferrable initially deferred,
  initiative text not null,
  item text not null,
  status text not null check (status in ('entitled', 'applied', 'granted', 'not-granted')),
  term text not null default '',
  period_from date not null,
  period_until date not null check (period_until >= period_from),
  household_number text not null default '',
  -- As the document states it; never computed here.
  amount_fen bigint check (amount_fen >= 0),
  document text not null check (document <> ''),
  as_of date not null,
  entered_by uuid not null,
  entered_on date not null,
  withdrawn boolean not null default false
);
create unique index one_benefit on people.other_benefit
  (person_id, initiative, item, period_from, period_until, status, organization_id) nulls not distinct
  where not withdrawn;
create index benefit_person on people.other_benefit (person_id);
create index benefit_region on people.other_benefit (region_code, initiative);
create index benefit_household on people.other_benefit (region_code, household_number) where household_number <> '';
create index benefit_school on people.other_benefit (organization_id, term) where organization_id is not null;
call scope.protect('people.other_benefit', true);
create table people.benefit_withdrawal (
  benefit_id uuid primary key references people.other_benefit,
  person_id uuid not null,
  region_code text not null,
  organization_id uuid,
  reason text not null check (reason <> ''),
  withdrawn_by uuid not null,
  withdrawn_on date not null
);
call scope.protect('people.benefit_withdrawal', true);
create function people.withdraws_benefit() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update people.other_benefit b set withdrawn = true
    where b.id = new.benefit_id and not b.withdrawn and b.entered_by <> new.withdrawn_by
      and (b.person_id, b.region_code, b.organization_id)
        is not distinct from (new.person_id, new.region_code, new.organization_id);
  if not found then
    raise exception '其他补助登记由录入人以外的另一人撤销' using errcode = 'JQ001';
  end if;
  return null;
end $$;
create trigger withdraws_benefit after insert on people.benefit_withdrawal
  for each row execute function people.withdraws_benefit();
-- 在校学生名册：哪名学生在哪段时间就读，缺哪一学期的资助记录由此看出。
create table people.student (
  id uuid primary key,
  organization_id uuid not null references organizations.organization,
  person_id uuid not null references people.person,
  person_name text not null,
  resident_id_tail text not null,
  region_code text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  import_id uuid not null references people.list_import deferrable initially deferred,
  unique (organization_id, person_id, starts_on)
);
create index student_region on people.student (region_code);
call scope.protect('people.student', true);

-- Which benefits of other programmes overlap a period, in any county: what may stop double funding, never an amount.
create function people.benefit_overlaps(persons uuid[], from_day date, until_day date)
  returns table (person_id uuid, initiative text, item text, status text, period_from date, period_until date,
    document text, as_of date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select b.person_id, b.initiative, b.item, b.status, b.period_from, b.period_until, b.document, b.as_of
      from people.other_benefit b
      where b.person_id = any(persons) and not b.withdrawn and b.status <> 'not-granted'
        and b.period_from <= until_day and b.period_until >= from_day
      order by b.period_from, b.id $$;
-- References of a whole list at once: id and register county of those whose number and name are both right.
create function people.references_of(id_indexes bytea[], given_names text[])
  returns table (place bigint, person_id uuid, region_code text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select g.place, p.id, p.region_code
      from unnest(id_indexes, given_names) with ordinality as g(id_index, given_name, place)
      join people.person p on p.resident_id_index = g.id_index and p.name = g.given_name $$;
revoke execute on function people.benefit_overlaps, people.references_of from public;
grant execute on function people.benefit_overlaps, people.references_of to jq_app;
