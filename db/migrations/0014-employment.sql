-- 就业服务：登记、指导、推介不少于3个岗位、3个月内回访（桂人社发〔2022〕7号 三（五））。
call scope.open_room('employment');
create table employment.job_post (
  id uuid primary key,
  title text not null,
  employer text not null,
  organization_id uuid references organizations.organization,
  region_code text not null references regions.region,
  workplace text not null,
  pay_text text not null default '',
  heads integer not null check (heads > 0),
  open_from date not null,
  open_until date not null check (open_until >= open_from),
  published_on date not null,
  published_by uuid not null,
  -- 停招之日起不再推介；此前的推介仍算数。
  closed_on date,
  closed_by uuid,
  check ((closed_on is null) = (closed_by is null))
);
create index job_post_open on employment.job_post (open_until);
create index job_post_organization on employment.job_post (organization_id);
create index job_post_region on employment.job_post (region_code);
call scope.share('employment.job_post');
revoke delete on employment.job_post from jq_app;
-- Everybody reads a post; only its publisher or a bureau of its region writes it.
create function employment.own_post() returns trigger language plpgsql as $$
begin
  if scope.reaches(new.region_code, new.organization_id, null) is not true
    or tg_op = 'UPDATE' and scope.reaches(old.region_code, old.organization_id, null) is not true
  then raise exception '岗位只能由发布机构或所在地人社部门发布和停招' using errcode = 'JQ020'; end if;
  return new;
end $$;
create trigger own_post before insert or update on employment.job_post
  for each row execute function employment.own_post();
create table employment.employment_status (
  id uuid primary key,
  person_id uuid not null references people.person,
  region_code text not null,
  status text not null,
  valid_from date not null,
  employer text not null default '',
  source text not null,
  verified_on date not null,
  recorded_by uuid not null
);
create index employment_person on employment.employment_status (person_id, valid_from);
-- One matter per trained person without work and completed class, in the county that trained them.
create table employment.service_matter (
  id uuid primary key,
  person_id uuid not null references people.person,
  person_name text not null,
  township text not null,
  class_id uuid not null,
  class_title text not null,
  region_code text not null,
  opened_on date not null,
  referrals_done_on date,
  follow_up_due_on date,
  follow_up_done_on date,
  closed_on date,
  -- The recorded death that ended it; undone when it is taken back.
  death_id uuid references people.death check (death_id is null or closed_on is not null),
  closed_because text,
  unique (person_id, class_id),
  -- 回访期限从推介算起；没有推介就没有期限。
  check (referrals_done_on is null or follow_up_due_on is not null),
  check (follow_up_done_on is null or follow_up_due_on is not null),
  check (closed_on is null or follow_up_done_on is not null or death_id is not null),
  check ((death_id is null) = (closed_because is null))
);
create index matter_region on employment.service_matter (region_code, follow_up_due_on);
create table employment.service_record (
  id uuid primary key,
  matter_id uuid not null references employment.service_matter,
  region_code text not null,
  person_id uuid not null,
  kind text not null check (kind in ('registration', 'guidance', 'placement', 'follow-up')),
  note text not null,
  result text not null default '',
  recorded_on date not null,
  recorded_by uuid not null,
  recorded_name text not null
);
create index record_matter on employment.service_record (matter_id);
create table employment.referral (
  id uuid primary key,
  matter_id uuid not null references employment.service_matter,
  post_id uuid not null references employment.job_post,
  region_code text not null,
  person_id uuid not null,
  referred_on date not null,
  referred_by uuid not null,
  referred_name text not null,
  response text not null default '',
  responded_on date,
  -- 本人表示意向之后，经办与本人联系之日；改了意向，须重新联系。
  contacted_on date,
  unique (matter_id, post_id)
);
call scope.protect('employment.employment_status');
call scope.protect('employment.service_matter');
call scope.protect('employment.service_record');
call scope.protect('employment.referral');

-- 可据以申报补贴的名单：安置名单（桂人社发〔2022〕7号（十一）、柳政规〔2019〕63号 五（二））、以工代训名册（六（一））。
create table employment.claim_list (
  id uuid primary key,
  kind text not null check (kind in ('placement', 'training-through-work')),
  number text not null unique,
  organization_id uuid not null references organizations.organization,
  -- The county that checks the list, decides and pays.
  region_code text not null references regions.region,
  month_from text not null check (month_from ~ '^\d{4}-\d{2}$'),
  month_until text not null check (month_until ~ '^\d{4}-\d{2}$' and month_until >= month_from),
  pack_id text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'confirmed', 'cancelled')),
  return_reason text not null default '',
  created_on date not null,
  submitted_on date,
  submitted_by uuid,
  confirmed_on date,
  confirmed_by uuid,
  version integer not null default 1,
  check ((confirmed_on is null) = (confirmed_by is null)),
  check (confirmed_by is null or (submitted_by is not null and confirmed_by <> submitted_by)),
  check (state <> 'confirmed' or confirmed_on is not null)
);
create index claim_list_region on employment.claim_list (region_code, state);
create index claim_list_organization on employment.claim_list (organization_id);
create sequence employment.claim_list_serial;
grant usage on sequence employment.claim_list_serial to jq_app;
call scope.protect('employment.claim_list');
revoke delete on employment.claim_list from jq_app;
create table employment.list_person (
  id uuid primary key,
  list_id uuid not null references employment.claim_list,
  kind text not null check (kind in ('placement', 'training-through-work')),
  organization_id uuid not null,
  region_code text not null,
  person_id uuid not null references people.person,
  person_name text not null,
  township text not null,
  resident_id_tail text not null,
  employer_id uuid not null references organizations.organization,
  -- The beginning of the labor contract that the placement led to; its end is always read from the contract itself.
  contract_from date not null,
  jointly_trained boolean not null default false,
  level text,
  agreement text not null default '',
  removed_on date
);
-- One contract is placed once, whichever agency, school or county states it.
create unique index one_placement on employment.list_person (person_id, employer_id, contract_from)
  where kind = 'placement' and removed_on is null;
create unique index once_on_a_list on employment.list_person (list_id, person_id) where removed_on is null;
create index list_person_list on employment.list_person (list_id);
call scope.protect('employment.list_person');
revoke delete on employment.list_person from jq_app;
create table employment.work_month (
  id uuid primary key,
  list_person_id uuid not null references employment.list_person,
  organization_id uuid not null,
  region_code text not null,
  person_id uuid not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  wage_fen bigint not null check (wage_fen > 0),
  wage_paid_on date not null,
  proof text not null check (proof <> ''),
  removed_on date
);
create unique index one_work_month on employment.work_month (person_id, organization_id, month) where removed_on is null;
create index work_month_person on employment.work_month (list_person_id);
call scope.protect('employment.work_month');
revoke delete on employment.work_month from jq_app;
-- A list is written by its organization while it is a draft or returned; afterwards its people stay as submitted.
create function employment.list_is_open() returns trigger language plpgsql as $$
begin
  if not exists (select from employment.claim_list l join employment.list_person p on p.list_id = l.id
      where p.id = coalesce((to_jsonb(new) ->> 'list_person_id')::uuid, new.id)
        and l.state in ('draft', 'returned', 'cancelled')) then
    raise exception '名单已提交，不能增减人员' using errcode = 'JQ020';
  end if;
  return null;
end $$;
create constraint trigger list_is_open after insert or update of list_id, kind, organization_id, person_id, person_name, employer_id,
    contract_from, jointly_trained, level, agreement, removed_on on employment.list_person
  for each row execute function employment.list_is_open();
create constraint trigger list_is_open after insert or update on employment.work_month
  for each row execute function employment.list_is_open();

-- 社会保险到账月份：社保经办机构的清单导入即算，手工录入的须另一人核对；到账才算，只申报没有到账的不算。
create table employment.insured_month (
  id uuid primary key,
  person_id uuid not null references people.person,
  person_name text not null,
  resident_id_tail text not null,
  -- Whose contribution; not `organization_id`, so that an employer never writes its own proof.
  employer_id uuid not null references organizations.organization,
  region_code text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  paid_on date,
  document text not null check (document <> ''),
  source text not null check (source in ('office-list', 'entered')),
  entered_by uuid not null,
  entered_on date not null,
  checked_by uuid,
  checked_on date,
  struck_by uuid,
  struck_on date,
  struck_reason text,
  check ((checked_by is null) = (checked_on is null)),
  check ((struck_by is null) = (struck_on is null) and (struck_by is null) = (struck_reason is null)),
  check (checked_by is null or checked_by <> entered_by),
  check (struck_by is null or struck_by <> entered_by)
);
-- Once by each way of knowing it: what waits for a check does not keep the office's own list out. What was only declared
-- gives way to what was paid.
create unique index one_insured_month on employment.insured_month (person_id, employer_id, month, source)
  where struck_by is null and paid_on is not null;
create unique index one_declared_month on employment.insured_month (person_id, employer_id, month)
  where struck_by is null and paid_on is null;
create index insured_region on employment.insured_month (region_code, month);
create index insured_person on employment.insured_month (person_id);
call scope.protect('employment.insured_month');
revoke update, delete on employment.insured_month from jq_app;
grant update (checked_by, checked_on, struck_by, struck_on, struck_reason) on employment.insured_month to jq_app;
-- The last two characters of a corrected number, for what is printed from then on; a submitted list keeps its people.
create function employment.tails_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update employment.list_person set resident_id_tail = new.resident_id_tail where person_id = new.id;
  update employment.insured_month set resident_id_tail = new.resident_id_tail where person_id = new.id;
  return null;
end $$;
create trigger tails_follow_in_employment after update on people.person
  for each row when (old.resident_id_tail <> new.resident_id_tail) execute function employment.tails_follow();
-- 应急、人社检查用的岗位证件名册：以最近一次导入为准。
create table employment.dangerous_post (
  id uuid primary key,
  import_id uuid not null references people.list_import deferrable initially deferred,
  organization_id uuid not null references organizations.organization,
  region_code text not null,
  worker_name text not null,
  worker_tail text not null,
  post text not null,
  pass_kind text,
  pass_number text not null default '',
  valid_until date,
  check (pass_kind is not null or valid_until is null)
);
create index dangerous_post_import on employment.dangerous_post (import_id);
create index dangerous_post_region on employment.dangerous_post (region_code);
call scope.protect('employment.dangerous_post', true);

-- Months that count for people at employers, whoever entered them: paid, and from the office or checked by a second person.
create function employment.insured_paid(persons uuid[], on_day date)
  returns table (person_id uuid, employer_id uuid, month text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select distinct i.person_id, i.employer_id, i.month from employment.insured_month i
      where i.person_id = any(persons) and i.struck_by is null and i.paid_on <= on_day
        and (i.source = 'office-list' or i.checked_by is not null)
      order by i.person_id, i.employer_id, i.month $$;
revoke execute on function employment.insured_paid from public;
grant execute on function employment.insured_paid to jq_app;
