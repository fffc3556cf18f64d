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
