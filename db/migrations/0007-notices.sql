-- 一次性告知、书面承诺、公示与异议（柳政规〔2019〕63号 七（二）告知承诺制度）。
call scope.open_room('notices');
create table notices.briefing (
  id uuid primary key,
  matter_kind text not null check (matter_kind in ('opening', 'training', 'assessment', 'claim')),
  version integer not null,
  pack_id text not null,
  text text not null,
  commitment_text text not null,
  cites text[] not null,
  effective_from date not null,
  published_by uuid,
  unique (matter_kind, pack_id, version)
);
call scope.share('notices.briefing');
create table notices.commitment (
  id uuid primary key,
  briefing_id uuid not null references notices.briefing,
  matter_kind text not null,
  matter_id uuid not null,
  region_code text not null,
  organization_id uuid,
  -- A person who claims for themselves.
  person_id uuid,
  signed_by uuid not null,
  signer_name text not null,
  signed_at timestamptz not null,
  hash text not null,
  -- 违反承诺的认定，签署时还没有整改核销的：已当面写明。
  breaches_told uuid[] not null default '{}',
  check ((organization_id is null) <> (person_id is null))
);
create unique index one_signature on notices.commitment
  (matter_kind, matter_id, briefing_id, coalesce(organization_id, person_id));
call scope.protect('notices.commitment', true);
-- 违反承诺：哪一份承诺的哪几条、事实、由哪个问题跟踪整改；核销前，签署下一份承诺时写明。
create table notices.breach (
  id uuid primary key,
  commitment_id uuid not null references notices.commitment,
  region_code text not null,
  organization_id uuid not null,
  promise text not null check (promise <> ''),
  facts text not null check (facts <> ''),
  finding_id uuid not null unique,
  finding_number text not null,
  found_by uuid not null,
  found_on date not null,
  settled_on date
);
create index breach_organization on notices.breach (organization_id) where settled_on is null;
-- The same promise is not found broken twice while the first finding is under way.
create unique index breach_open on notices.breach (commitment_id, md5(promise)) where settled_on is null;
call scope.protect('notices.breach');
revoke delete on notices.breach from jq_app;
-- An organization reads what was found; it neither finds nor settles.
create policy found_by_bureau on notices.breach as restrictive for insert with check (scope.kind() in ('bureau', 'system'));
create policy settled_by_bureau on notices.breach as restrictive for update using (scope.kind() in ('bureau', 'system'));
create trigger kept before update on notices.breach for each row
  when (old.settled_on is not null or to_jsonb(old) - 'settled_on' <> to_jsonb(new) - 'settled_on')
  execute function scope.stays('违反承诺的认定不可改动，只能核销一次');
create table notices.public_notice (
  id uuid primary key,
  matter_id uuid not null,
  region_code text not null,
  title text not null,
  list_hash text not null,
  -- How many days of which kind, and whether the day of publication is the first of them: as it was when published.
  working_days integer not null check (working_days > 0),
  day_kind text not null check (day_kind in ('working', 'calendar')),
  first_day text not null check (first_day in ('next-day', 'same-day')),
  basis text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  published_by uuid not null,
  published_on date not null,
  published_at timestamptz not null,
  -- 更正：公示的写法有错（姓名、乡镇写错，漏列、误列），另发一份指名替换哪一份，并写明错在哪里；清单和金额不变。
  replaces uuid references notices.public_notice unique,
  fault text check (fault <> ''),
  check ((replaces is null) = (fault is null))
);
-- A list is published once; after that it is only replaced, each notice at most once.
create unique index notice_of_list on notices.public_notice (matter_id, list_hash) where replaces is null;
create index notice_of_region on notices.public_notice (region_code, id);
create table notices.notice_line (
  notice_id uuid not null references notices.public_notice,
  line_number integer not null,
  line_id uuid not null,
  region_code text not null,
  name text not null,
  township text not null,
  item text not null,
  amount_fen bigint not null,
  -- Each line has its own days: those that a replaced list leaves as they were keep theirs, the others start anew.
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (notice_id, line_number),
  unique (notice_id, line_id)
);
create index notice_line_of on notices.notice_line (line_id);
create table notices.objection (
  id uuid primary key,
  notice_id uuid not null references notices.public_notice,
  line_number integer not null,
  line_id uuid not null,
  region_code text not null,
  reason text not null,
  contact_sealed bytea,
  receipt_code text not null unique,
  raised_on date not null,
  state text not null check (state in ('open', 'upheld', 'dismissed')),
  reply text,
  replied_by uuid,
  replied_on date,
  check ((state = 'open') = (reply is null))
);
create index objection_line on notices.objection (line_id);
-- 异议和答复的附件：照片或 PDF，连名字一起密封；不进公用附件表，公众写不进、也读不出那张表。
create table notices.objection_file (
  id uuid primary key,
  objection_id uuid not null references notices.objection,
  region_code text not null,
  side text not null check (side in ('objection', 'reply')),
  name_sealed bytea not null,
  type text not null check (type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes_sealed bytea not null,
  size integer not null check (size > 0),
  sha256 text not null,
  attached_on date not null,
  -- Who answers; nobody is named for what the public attached.
  attached_by uuid,
  check ((side = 'reply') = (attached_by is not null)),
  unique (objection_id, side, sha256)
);
-- A notice replaces one of the same matter, list and region; no line of it says another amount or item than before.
create function notices.same_list() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from notices.public_notice o where o.id = new.replaces
      and (o.matter_id, o.list_hash, o.region_code) <> (new.matter_id, new.list_hash, new.region_code)) then
    raise exception '更正公示只能替换同一份清单的公示' using errcode = 'JQ007';
  end if;
  return new;
end $$;
create trigger same_list before insert on notices.public_notice
  for each row when (new.replaces is not null) execute function notices.same_list();
create function notices.same_money() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from added a join notices.public_notice n on n.id = a.notice_id and n.replaces is not null
      join notices.notice_line o on o.line_id = a.line_id
      where (o.item, o.amount_fen) <> (a.item, a.amount_fen)) then
    raise exception '更正公示不能改动项目和金额' using errcode = 'JQ007';
  end if;
  return null;
end $$;
create trigger same_money after insert on notices.notice_line
  referencing new table as added for each statement execute function notices.same_money();
-- What was published stays as it was.
call scope.protect('notices.public_notice', true);
call scope.protect('notices.notice_line', true);
call scope.protect('notices.objection');
call scope.protect('notices.objection_file');
revoke update on notices.objection_file from jq_app;
-- Everybody reads what is published and may raise an objection; nobody but the bureau reads one back.
create policy published on notices.public_notice for select using (scope.kind() <> 'nobody');
create policy published on notices.notice_line for select using (scope.kind() <> 'nobody');
create policy anyone_raises on notices.objection for insert with check (scope.kind() <> 'nobody' and state = 'open');

-- The receipt code opens the state of one objection, not its reason and not who raised it.
create function notices.objection_by_receipt(code text)
  returns table (notice_id uuid, title text, line_number integer, state text, raised_on date, reply text, replied_on date,
    attached integer)
  language sql stable security definer set search_path = pg_catalog as $$
  select o.notice_id, n.title, o.line_number, o.state, o.raised_on, o.reply, o.replied_on,
      (select count(*)::integer from notices.objection_file f where f.objection_id = o.id and f.side = 'objection')
    from notices.objection o join notices.public_notice n on n.id = o.notice_id
    where o.receipt_code = code
$$;
-- Whoever holds the receipt of an open objection adds a file to it, within the limits given; the answer is one word.
create function notices.attach_by_receipt(code text, file uuid, file_name bytea, file_type text, content bytea,
    file_size integer, hash text, most integer, most_bytes bigint)
  returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  told record;
  held record;
begin
  select * into told from notices.objection where receipt_code = code for update;
  if told.id is null then return 'unknown'; end if;
  if told.state <> 'open' then return 'answered'; end if;
  select count(*) as files, coalesce(bool_or(f.sha256 = hash), false) as twice into held
    from notices.objection_file f where f.objection_id = told.id and f.side = 'objection';
  if held.twice then return 'attached'; end if;
  if held.files >= most then return 'many'; end if;
  if file_size + (select coalesce(sum(f.size), 0) from notices.objection_file f join notices.objection o on o.id = f.objection_id
      where o.notice_id = told.notice_id and f.side = 'objection') > most_bytes then return 'full'; end if;
  insert into notices.objection_file (id, objection_id, region_code, side, name_sealed, type, bytes_sealed, size, sha256,
      attached_on)
    values (file, told.id, told.region_code, 'objection', file_name, file_type, content, file_size, hash,
      (select today from platform.business_clock));
  return 'attached';
end $$;
-- The files of the answer, for the same receipt, once it is given; with the content of the one that is wanted.
create function notices.reply_files(code text, wanted uuid)
  returns table (id uuid, name_sealed bytea, type text, size integer, bytes_sealed bytea)
  language sql stable security definer set search_path = pg_catalog as $$
  select f.id, f.name_sealed, f.type, f.size, case when f.id = wanted then f.bytes_sealed end
    from notices.objection o join notices.objection_file f on f.objection_id = o.id and f.side = 'reply'
    where o.receipt_code = code and o.state <> 'open' order by f.id
$$;
revoke execute on function notices.objection_by_receipt, notices.attach_by_receipt, notices.reply_files from public;
grant execute on function notices.objection_by_receipt, notices.attach_by_receipt, notices.reply_files to jq_app;
-- What was attached stays; a file of the answer may be taken back until the answer is given.
create function notices.answer_given() returns trigger language plpgsql as $$
begin
  if (tg_op = 'DELETE' and old.side = 'objection') or exists (select from notices.objection o
      where o.id = coalesce(new.objection_id, old.objection_id) and o.state <> 'open') then
    raise exception '异议已答复，附件不能再改' using errcode = 'JQ005';
  end if;
  return coalesce(new, old);
end $$;
create trigger answer_given before insert or delete on notices.objection_file
  for each row execute function notices.answer_given();
