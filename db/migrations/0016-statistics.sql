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
  check (received_person is null or received_person <> submitted_person),
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
create function statistics.kept_report() returns trigger language plpgsql as $$
begin
  if old.state = 'received' or old.state = 'submitted'
    and (new.extracted_fen, new.wages_fen, new.evidence, new.year, new.version, new.organization_id, new.region_code)
      is distinct from
      (old.extracted_fen, old.wages_fen, old.evidence, old.year, old.version, old.organization_id, old.region_code)
  then raise exception '年报已报送，更正请另报一版' using errcode = 'JQ005'; end if;
  return new;
end $$;
create trigger kept_report before update on statistics.education_fund_report
  for each row execute function statistics.kept_report();
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
