-- 目标分解（柳政规〔2019〕63号 一（二）、七（二）目标责任制度）与资金因素法分配（桂人社发〔2022〕7号 四（九））。
call scope.open_room('targets');
-- 一个目标的一次分解：拟订一版，另一人复核后生效，前一版留存。
create table targets.breakdown (
  id uuid primary key,
  target text not null,
  region_code text not null references regions.region,
  version integer not null check (version > 0),
  document_number text not null check (document_number <> ''),
  state text not null check (state in ('waiting', 'in-force', 'returned', 'superseded')),
  made_by uuid not null,
  made_person uuid not null,
  made_name text not null,
  made_on date not null,
  checked_by uuid,
  checked_person uuid,
  checked_name text,
  checked_on date,
  return_reason text,
  unique (target, region_code, version),
  check (checked_person is null or checked_person <> made_person),
  check ((state = 'waiting') = (checked_by is null)),
  check ((state = 'returned') = (return_reason is not null))
);
create unique index one_breakdown_in_force on targets.breakdown (target, region_code) where state = 'in-force';
create unique index one_breakdown_waiting on targets.breakdown (target, region_code) where state = 'waiting';
-- A part: a county's (or the city's own), of a department where one is named, of a year or of the whole period (0).
create table targets.part (
  breakdown_id uuid not null references targets.breakdown,
  region_code text not null references regions.region,
  department text not null default '',
  year integer not null default 0,
  number integer not null check (number >= 0),
  primary key (breakdown_id, region_code, department, year)
);
call scope.protect('targets.breakdown');
revoke update, delete on targets.breakdown from jq_app;
grant update (state, checked_by, checked_person, checked_name, checked_on, return_reason) on targets.breakdown to jq_app;
call scope.protect('targets.part', true);
-- A version is decided once and keeps its parts; it only steps back for the next one.
create trigger decided_once before update on targets.breakdown for each row
  when ((old.state, new.state) not in (('waiting', 'in-force'), ('waiting', 'returned'), ('in-force', 'superseded')))
  execute function scope.stays('这版分解已经办结，不能改动');
create function targets.parts_before() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from targets.breakdown b where b.id = new.breakdown_id and b.state <> 'waiting') then
    raise exception '这版分解已经办结，不能增加' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger parts_before before insert on targets.part for each row execute function targets.parts_before();
-- What the level above has given a region to do, as checked; nothing of its neighbours.
create function targets.assigned_to(region text)
  returns table (target text, year integer, department text, number integer, document_number text)
  language sql stable security definer set search_path = pg_catalog as $$
    select b.target, p.year, p.department, p.number, b.document_number
    from targets.breakdown b join targets.part p on p.breakdown_id = b.id
    where b.state = 'in-force' and p.region_code = region
      and (scope.kind() = 'system' or scope.kind() = 'bureau' and starts_with(region, scope.setting('region_prefix'))) $$;
revoke execute on function targets.assigned_to from public;
grant execute on function targets.assigned_to to jq_app;

-- 因素法分配：指标、权重（万分之几，合计一万）、各县的数；复核即冻结，连同输入和名单。
create table targets.allocation (
  id uuid primary key,
  region_code text not null references regions.region,
  title text not null,
  source text not null,
  period_from date not null,
  period_until date not null check (period_until >= period_from),
  amount_fen bigint not null check (amount_fen > 0),
  -- The document that sets the weights.
  document_number text not null check (document_number <> ''),
  -- The factors with their weights, sources and values, and how many person-times stand in both computed ones.
  inputs jsonb not null,
  state text not null check (state in ('draft', 'returned', 'frozen')),
  version integer not null default 1,
  made_by uuid not null,
  made_person uuid not null,
  made_name text not null,
  made_on date not null,
  return_reason text,
  frozen_by uuid,
  frozen_person uuid,
  frozen_name text,
  frozen_on date,
  hash text,
  check (frozen_person is null or frozen_person <> made_person),
  check ((state = 'frozen') = (hash is not null)),
  check ((hash is null) = (frozen_by is null)),
  check ((state = 'returned') = (return_reason is not null))
);
create table targets.allocation_share (
  allocation_id uuid not null references targets.allocation,
  region_code text not null references regions.region,
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (allocation_id, region_code)
);
-- Everybody behind the two indicators that are computed, in the order the hash covers.
create table targets.allocation_person (
  allocation_id uuid not null references targets.allocation,
  position integer not null,
  factor text not null,
  region_code text not null,
  person_id uuid not null,
  person_name text not null,
  matter text not null,
  completed_on date not null,
  primary key (allocation_id, position)
);
-- 下达：每县一次，与冻结的数相同，记在资金专账。
create table targets.handover (
  allocation_id uuid not null,
  region_code text not null,
  amount_fen bigint not null check (amount_fen > 0),
  document_number text not null check (document_number <> ''),
  account_id uuid not null,
  journal_id uuid not null unique,
  handed_by uuid not null,
  handed_name text not null,
  handed_on date not null,
  primary key (allocation_id, region_code),
  foreign key (allocation_id, region_code) references targets.allocation_share (allocation_id, region_code)
);
call scope.protect('targets.allocation');
revoke delete on targets.allocation from jq_app;
call scope.protect('targets.allocation_share', true);
call scope.protect('targets.allocation_person', true);
call scope.protect('targets.handover', true);

create trigger frozen_stays before update on targets.allocation for each row
  when (old.state = 'frozen') execute function scope.stays('分配已复核冻结，不能改动');
-- The list and its people are written before the freeze, none after it.
create function targets.written_before() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from targets.allocation a where a.id = new.allocation_id and a.state = 'frozen') then
    raise exception '分配已复核冻结，不能增加' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger written_before before insert on targets.allocation_share
  for each row execute function targets.written_before();
create trigger written_before before insert on targets.allocation_person
  for each row execute function targets.written_before();
-- 各县之和就是总额，一分不差。
create function targets.parts_equal_total() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare parts bigint;
begin
  select coalesce(sum(s.amount_fen), 0) into parts from targets.allocation_share s where s.allocation_id = new.id;
  if new.state = 'frozen' and parts <> new.amount_fen then
    raise exception '各县之和与总额相差 % 分', parts - new.amount_fen using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger parts_equal_total after insert or update on targets.allocation
  deferrable initially deferred for each row execute function targets.parts_equal_total();
create function targets.as_frozen() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select from targets.allocation a join targets.allocation_share s on s.allocation_id = a.id
      where a.id = new.allocation_id and a.state = 'frozen' and s.region_code = new.region_code
        and s.amount_fen = new.amount_fen) then
    raise exception '只能按冻结的分配下达' using errcode = 'JQ003';
  end if;
  return new;
end $$;
create trigger as_frozen before insert on targets.handover for each row execute function targets.as_frozen();
