-- 政策：外部标准表（文件交给各地的标准，录入与复核两人）、读法设置。
call scope.open_room('policy');
create table policy.rate_table (
  id uuid primary key,
  key text not null,
  region_code text not null references regions.region,
  document_number text not null,
  document_title text not null,
  -- 会同确定标准的部门，照文件抬头（柳政规〔2019〕63号 六（二）：有关部门同财政局、人力资源社会保障局确定）。
  issued_by text[] not null default '{}',
  clause text not null default '',
  effective_from date not null,
  effective_until date,
  -- [{ "kind", "occupation", "level": code or null (fits all), "unit": "day" | "person", "rateFen": n }]
  lines jsonb not null,
  fund_sources text[] not null,
  -- 例表：给什么、应得多少；复核时逐例核算，有一例不符就不能生效。
  examples jsonb not null default '[]',
  state text not null check (state in ('entered', 'checked', 'rejected')),
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  checked_by uuid,
  checked_at timestamptz,
  reject_reason text,
  check (checked_by is null or checked_by <> entered_by),
  check ((state = 'entered') = (checked_by is null)),
  check ((state = 'rejected') = (reject_reason is not null)),
  check (effective_until is null or effective_until >= effective_from)
);
create index rate_table_key on policy.rate_table (key, region_code);
call scope.share('policy.rate_table');
-- A reading the bureau sees differently; without a row the pack's own reading holds.
create table policy.setting (
  id uuid primary key,
  key text not null,
  region_code text not null,
  value jsonb not null,
  effective_from date not null,
  document_number text not null,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  unique (key, region_code, effective_from)
);
call scope.share('policy.setting');

-- Everybody reads what is in force; only a bureau of the region or above it writes.
create function policy.own_region() returns trigger language plpgsql as $$
begin
  if scope.kind() not in ('bureau', 'system')
    or scope.kind() = 'bureau' and not starts_with(new.region_code, coalesce(scope.setting('region_prefix'), '?'))
  then raise exception '标准和读法只能由本地区或上级人社部门设定' using errcode = 'JQ020'; end if;
  return new;
end $$;
create trigger own_region before insert or update on policy.rate_table
  for each row execute function policy.own_region();
create trigger own_region before insert or update on policy.setting
  for each row execute function policy.own_region();
