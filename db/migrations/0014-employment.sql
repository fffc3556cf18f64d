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
  unique (person_id, class_id),
  -- 回访期限从推介算起；没有推介就没有期限。
  check (referrals_done_on is null or follow_up_due_on is not null),
  check (follow_up_done_on is null or follow_up_due_on is not null),
  check (closed_on is null or follow_up_done_on is not null)
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
