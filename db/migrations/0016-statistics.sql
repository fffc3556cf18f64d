-- 月报：由记录算出，报送即冻结，每个数打开到人（柳政规〔2019〕63号 七（二）统计管理制度）。
call scope.open_room('statistics');
create table statistics.monthly_report (
  id uuid primary key,
  region_code text not null references regions.region,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  version integer not null,
  figures jsonb not null,
  hash text not null,
  query_version text not null,
  submitted_by uuid not null,
  submitted_name text not null,
  submitted_on date not null,
  submitted_at timestamptz not null,
  late boolean not null,
  correction_reason text,
  unique (region_code, month, version)
);
create table statistics.report_person (
  report_id uuid not null references statistics.monthly_report,
  -- Its place in the frozen list, which the hash covers.
  position integer not null,
  row_key text not null,
  column_key text not null,
  region_code text not null,
  person_id uuid not null,
  person_name text not null,
  matter text not null,
  amount_fen bigint not null default 0,
  primary key (report_id, position)
);
create index report_cell on statistics.report_person (report_id, row_key, column_key);
call scope.protect('statistics.monthly_report', true);
call scope.protect('statistics.report_person', true);

-- 院校的年度测算（柳政规〔2019〕63号 五（二），桂人社发〔2022〕7号（十二））：平台外到账的收入逐笔登记；当年核定基数只为说明增加的总量不计入下一年度。
create table statistics.school_receipt (
  id uuid primary key,
  organization_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  kind text not null check (kind in ('training', 'assessment')),
  received_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  payer text not null,
  document text not null check (document <> ''),
  -- 结对帮扶工作取得的，才计入（十二）的基数。
  in_pairing boolean not null,
  entered_by uuid not null,
  entered_on date not null,
  withdrawn_on date,
  withdrawn_reason text,
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index receipt_year on statistics.school_receipt (organization_id, received_on);
create table statistics.school_pay_base (
  organization_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  year integer not null check (year between 2019 and 2100),
  amount_fen bigint not null check (amount_fen >= 0),
  document text not null check (document <> ''),
  entered_by uuid not null,
  entered_on date not null,
  primary key (organization_id, year)
);
call scope.protect('statistics.school_receipt');
call scope.protect('statistics.school_pay_base');
-- 登记的收入不改不删，只能作废并写明原因。
revoke update, delete on statistics.school_receipt from jq_app;
grant update (withdrawn_on, withdrawn_reason) on statistics.school_receipt to jq_app;
revoke delete on statistics.school_pay_base from jq_app;

-- 企业职工教育经费年报（柳政规〔2019〕63号 六（三））：草稿→报送→接收；报送后不改，更正是新的一版。
create table statistics.education_fund_report (
  id uuid primary key,
  organization_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  year integer not null check (year between 2019 and 2100),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'submitted', 'received')),
  extracted_fen bigint not null check (extracted_fen >= 0),
  wages_fen bigint not null check (wages_fen >= 0),
  evidence text not null check (evidence <> ''),
  correction_reason text,
  drafted_by uuid not null,
  drafted_on date not null,
  submitted_by uuid,
  submitted_person uuid,
  submitted_on date,
  received_by uuid,
  received_person uuid,
  received_on date,
  check ((version = 1) = (correction_reason is null)),
  check ((state = 'draft') = (submitted_on is null)),
  check ((state = 'received') = (received_on is not null)),
  -- 接收的是另一个自然人。
  check (received_person is null or (submitted_person is not null and received_person <> submitted_person)),
  unique (organization_id, year, version)
);
create table statistics.education_fund_item (
  id uuid primary key,
  report_id uuid not null references statistics.education_fund_report,
  organization_id uuid not null,
  region_code text not null,
  position integer not null,
  kind text not null check (kind in ('front-line-training', 'mentor-allowance', 'management-training', 'facilities', 'other')),
  content text not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- 列支的班：与补贴性培训同一个班的，并排列出并提示。
  class_id uuid references classes.training_class,
  unique (report_id, position)
);
call scope.protect('statistics.education_fund_report');
call scope.protect('statistics.education_fund_item');
revoke delete on statistics.education_fund_report from jq_app;
create trigger kept_report before update on statistics.education_fund_report for each row
  when (old.state = 'received' or old.state = 'submitted' and (new.state = 'draft'
    or (new.extracted_fen, new.wages_fen, new.evidence, new.year, new.version, new.organization_id, new.region_code)
      is distinct from
      (old.extracted_fen, old.wages_fen, old.evidence, old.year, old.version, old.organization_id, old.region_code)))
  execute function scope.stays('年报已报送，更正请另报一版');
create function statistics.kept_items() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare report uuid := case when tg_op = 'INSERT' then new.report_id else old.report_id end;
begin
  if exists (select 1 from statistics.education_fund_report r where r.id = report and r.state <> 'draft') then
    raise exception '年报已报送，更正请另报一版' using errcode = 'JQ005';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger kept_items before insert or update or delete on statistics.education_fund_item
  for each row execute function statistics.kept_items();

-- 教职工参与帮扶工作台账（桂人社发〔2022〕7号（十二））：人×班×角色×天数，由学校登记、另一自然人核对；只供参考，不评分。
create sequence statistics.participation_number;
grant usage on sequence statistics.participation_number to jq_app;
create table statistics.participation (
  id uuid primary key,
  class_id uuid not null references classes.training_class,
  region_code text not null references regions.region,
  organization_id uuid not null references organizations.organization,
  staff_number text not null,
  staff_name text not null,
  duty text not null check (duty in ('teaching', 'class-head', 'assessment', 'outreach', 'administration')),
  days integer not null check (days > 0),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  entered_by uuid not null,
  entered_person uuid not null,
  entered_on date not null,
  confirmed_by uuid,
  confirmed_person uuid,
  confirmed_on date,
  check ((confirmed_person is null) = (confirmed_on is null)),
  check (confirmed_person <> entered_person),
  unique (class_id, staff_number, duty)
);
create index participation_staff on statistics.participation (organization_id, staff_number);
create table statistics.participation_certificate (
  id uuid primary key,
  number text not null unique,
  organization_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  staff_number text not null,
  staff_name text not null,
  from_on date not null,
  until_on date not null,
  -- As they stood when it was issued: class, duty, days.
  entries jsonb not null,
  days integer not null check (days > 0),
  issued_by uuid not null,
  issued_on date not null
);
call scope.protect('statistics.participation');
call scope.protect('statistics.participation_certificate', true);
-- 核对过的不改；没核对的可以撤去重登。
revoke update on statistics.participation from jq_app;
grant update (confirmed_by, confirmed_person, confirmed_on) on statistics.participation to jq_app;
create trigger kept_participation before update or delete on statistics.participation for each row
  when (old.confirmed_on is not null) execute function scope.stays('已核对的参与记录不能改动');
-- Whoever is shown a certificate checks it by number and name together, wherever the school sits.
create function statistics.check_participation(given_number text, given_name text)
  returns table (number text, staff_name text, school text, from_on date, until_on date, days integer, issued_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.number, c.staff_name, o.name, c.from_on, c.until_on, c.days, c.issued_on
      from statistics.participation_certificate c join organizations.organization o on o.id = c.organization_id
      where c.number = given_number and c.staff_name = given_name $$;
revoke execute on function statistics.check_participation from public;
grant execute on function statistics.check_participation to jq_app;

-- 学员满意度（柳政规〔2019〕63号 六（四）结果考核）：结业后本人答一次；办班单位看不到谁怎么答。
create table statistics.satisfaction (
  enrollment_id uuid primary key references classes.enrollment,
  class_id uuid not null references classes.training_class,
  region_code text not null references regions.region,
  person_id uuid not null,
  score integer not null check (score between 1 and 5),
  remark text not null,
  answered_on date not null
);
create index satisfaction_class on statistics.satisfaction (class_id);
call scope.protect('statistics.satisfaction', true);

-- 与广西职业技能培训信息系统交换（桂人社发〔2022〕7号（十））：接口未公布，按对应表交换文件，对账留不一致清单。
create table statistics.exchange_mapping (
  region_code text not null references regions.region,
  kind text not null check (kind in ('classes', 'trainees', 'payments')),
  field text not null,
  column_title text not null check (column_title <> ''),
  primary key (region_code, kind, field)
);
call scope.share('statistics.exchange_mapping');
create function statistics.own_mapping() returns trigger language plpgsql as $$
begin
  if scope.reaches(new.region_code, null, null) is not true
    or tg_op = 'UPDATE' and scope.reaches(old.region_code, null, null) is not true then
    raise exception '对应表只能由本地区设定' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger own_mapping before insert or update on statistics.exchange_mapping
  for each row execute function statistics.own_mapping();
revoke delete on statistics.exchange_mapping from jq_app;
create table statistics.exchange_import (
  id uuid primary key,
  region_code text not null references regions.region,
  kind text not null,
  from_on date not null,
  until_on date not null,
  file_hash text not null,
  row_count integer not null,
  matched integer not null,
  mismatches jsonb not null,
  imported_by uuid not null,
  imported_on date not null
);
create table statistics.exchange_link (
  kind text not null,
  our_id uuid not null,
  region_code text not null,
  their_id text not null,
  -- 先逐条对上、再记下这次导入的结果。
  import_id uuid not null references statistics.exchange_import deferrable initially deferred,
  primary key (kind, our_id),
  unique (kind, their_id)
);
call scope.protect('statistics.exchange_import', true);
call scope.protect('statistics.exchange_link', true);

-- 资金使用情况主动公开（柳政规〔2019〕63号 六（四））：由账簿算出，一人拟稿、另一人核对公布，公布即冻结；更正是新的一版，旧版留存。
create table statistics.disclosure (
  id uuid primary key,
  region_code text not null references regions.region,
  from_on date not null,
  until_on date not null check (until_on > from_on),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'returned')),
  -- As published: accounts and items, small counts folded; the hash covers it with the period and the note.
  figures jsonb not null,
  hash text not null,
  note text not null,
  correction_reason text,
  drafted_by uuid not null,
  drafted_person uuid not null,
  drafted_on date not null,
  checked_by uuid,
  -- 核对公布的是另一个自然人。
  checked_person uuid check (checked_person <> drafted_person),
  checked_on date,
  return_reason text,
  check ((version = 1) = (correction_reason is null)),
  check ((state = 'draft') = (checked_person is null)),
  check ((state = 'draft') = (checked_on is null)),
  check ((state = 'returned') = (return_reason is not null))
);
create unique index one_disclosure on statistics.disclosure (region_code, from_on, until_on, version)
  where state <> 'returned';
call scope.protect('statistics.disclosure');
revoke update, delete on statistics.disclosure from jq_app;
grant update (state, checked_by, checked_person, checked_on, return_reason) on statistics.disclosure to jq_app;
create policy published on statistics.disclosure for select using (scope.kind() <> 'nobody' and state = 'published');
create trigger kept_disclosure before update on statistics.disclosure for each row
  when (old.state <> 'draft') execute function scope.stays('已公布或退回的公开表不能改动');
