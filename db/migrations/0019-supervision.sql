-- 督查：风险提示、核查、问题与整改、案件（桂人社发〔2022〕7号（十）防止虚假无效培训；柳政规〔2019〕63号 六（四））。
call scope.open_room('supervision');
create sequence supervision.case_number;
grant usage on sequence supervision.case_number to jq_app;

-- One look over a region's records: with which thresholds, what was found, what of it was new.
create table supervision.risk_run (
  id uuid primary key,
  region_code text not null references regions.region,
  since date not null,
  run_on date not null,
  run_by uuid not null,
  thresholds jsonb not null,
  found integer not null,
  fresh integer not null
);
-- 风险提示：同一事实只有一条；是提示，不是认定。
create table supervision.signal (
  id uuid primary key,
  rule_id text not null,
  subject_key text not null,
  facts_hash text not null,
  severity text not null check (severity in ('low', 'medium', 'high')),
  region_code text not null references regions.region,
  -- Whom it points at is no scope: a hint is read by who checks it, not by whom it names.
  about_organization uuid references organizations.organization,
  about_classes uuid[] not null,
  about_persons uuid[] not null,
  sentence text not null,
  details text[] not null,
  figures jsonb not null,
  state text not null check (state in ('open', 'dismissed', 'checking', 'settled')),
  found_on date not null,
  seen_on date not null,
  dismissed_by uuid,
  dismissed_reason text,
  settled_on date,
  version integer not null default 1,
  check ((state = 'dismissed') = (dismissed_reason is not null)),
  check ((state in ('dismissed', 'settled')) = (settled_on is not null)),
  unique (rule_id, region_code, subject_key, facts_hash)
);
create index signal_region on supervision.signal (region_code, state);
create index signal_organization on supervision.signal (about_organization);

-- 随机抽查：种子和总体的校验值存下来，任何人都能重抽出同样的样本。
create table supervision.sample (
  id uuid primary key,
  region_code text not null references regions.region,
  seed text not null,
  since date not null,
  population integer not null,
  population_hash text not null,
  drawn integer not null,
  drawn_by uuid not null,
  drawn_on date not null
);
-- 核查：两人到场，一人记录，另一人确认。
create table supervision.spot_check (
  id uuid primary key,
  region_code text not null references regions.region,
  class_id uuid not null references classes.training_class,
  signal_id uuid references supervision.signal,
  sample_id uuid references supervision.sample,
  state text not null check (state in ('planned', 'recorded', 'confirmed', 'cancelled')),
  checklist jsonb not null,
  due_on date not null,
  visited_on date,
  outcome text check (outcome in ('clean', 'problems')),
  note text not null default '',
  files uuid[] not null default '{}',
  opened_by uuid not null,
  opened_on date not null,
  recorded_by uuid,
  confirmed_by uuid,
  confirmed_on date,
  version integer not null default 1,
  check (num_nonnulls(signal_id, sample_id) = 1),
  -- 没有第一人，就没有第二人。
  check (confirmed_by is null or (recorded_by is not null and confirmed_by <> recorded_by)),
  check ((state = 'confirmed') = (num_nonnulls(confirmed_by, confirmed_on) = 2)),
  check ((state in ('recorded', 'confirmed')) = (num_nonnulls(recorded_by, outcome, visited_on) = 3))
);
create index check_region on supervision.spot_check (region_code, state);
create index check_signal on supervision.spot_check (signal_id);
-- 问题与整改：机构整改，另一人核销。
create table supervision.finding (
  id uuid primary key,
  number text not null unique,
  region_code text not null references regions.region,
  organization_id uuid not null references organizations.organization,
  class_id uuid references classes.training_class,
  check_id uuid references supervision.spot_check,
  -- 违反承诺：哪一份承诺，以及所违反的原文。
  commitment_id uuid references notices.commitment,
  promise text,
  title text not null,
  demand text not null,
  due_on date not null,
  state text not null check (state in ('open', 'rectified', 'closed')),
  opened_by uuid not null,
  opened_on date not null,
  rectification text,
  rectified_by uuid,
  rectified_on date,
  closed_by uuid,
  closed_on date,
  closing_note text,
  version integer not null default 1,
  check (state = 'open' or rectification is not null),
  check ((commitment_id is null) = (promise is null)),
  check (num_nonnulls(check_id, commitment_id) <= 1),
  check ((state = 'closed') = (closed_by is not null)),
  check (closed_by is null or (rectified_by is not null and closed_by not in (opened_by, rectified_by)))
);
create index finding_region on supervision.finding (region_code, state);
create index finding_organization on supervision.finding (organization_id, state);

-- 案件：由问题、提示或举报立案；处理措施两人经手。
create table supervision.case_file (
  id uuid primary key,
  number text not null unique,
  region_code text not null references regions.region,
  about_organization uuid references organizations.organization,
  about_person uuid,
  about_class uuid references classes.training_class,
  source text not null check (source in ('finding', 'signal', 'complaint')),
  source_id uuid,
  title text not null,
  grounds text not null,
  state text not null check (state in ('open', 'closed')),
  opened_by uuid not null,
  opened_on date not null,
  closed_by uuid,
  closed_on date,
  conclusion text,
  version integer not null default 1,
  check (num_nonnulls(about_organization, about_person) = 1),
  check ((source = 'complaint') = (source_id is null)),
  check ((state = 'closed') = (num_nonnulls(closed_by, closed_on, conclusion) = 3))
);
create index case_region on supervision.case_file (region_code, state);
create table supervision.case_measure (
  id uuid primary key,
  case_id uuid not null references supervision.case_file,
  region_code text not null,
  kind text not null check (kind in ('freeze', 'recovery', 'blacklist', 'transfer')),
  state text not null check (state in ('proposed', 'decided', 'refused', 'lifted')),
  reason text not null,
  document text not null,
  authority text not null default '',
  valid_until date,
  -- 建议追回：已付的行与合计，提出时定下。
  lines jsonb not null default '[]',
  amount_fen bigint not null default 0 check (amount_fen >= 0),
  -- The order on the organization or person that the decision made.
  suspension_id uuid references organizations.suspension,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_name text,
  decided_on date,
  decision_note text,
  lifted_on date,
  lift_reason text,
  check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check ((state = 'lifted') = (lifted_on is not null)),
  check ((kind = 'transfer') = (authority <> '')),
  check (kind <> 'recovery' or amount_fen > 0)
);
create index measure_case on supervision.case_measure (case_id);
-- 解除措施同样两人经手：一人写明理由和文书提出，另一人决定；不予解除的也留下。
create table supervision.measure_lifting (
  id uuid primary key,
  measure_id uuid not null references supervision.case_measure,
  region_code text not null,
  state text not null check (state in ('proposed', 'decided', 'refused')),
  reason text not null check (reason <> ''),
  document text not null check (document <> ''),
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_name text,
  decided_on date,
  decision_note text,
  check (decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check (num_nonnulls(decided_by, decided_name, decided_on, decision_note) in (0, 4))
);
create unique index one_open_lifting on supervision.measure_lifting (measure_id) where state = 'proposed';
create index lifting_measure on supervision.measure_lifting (measure_id);

call scope.protect('supervision.risk_run', true);
call scope.protect('supervision.signal');
call scope.protect('supervision.sample', true);
call scope.protect('supervision.spot_check');
call scope.protect('supervision.finding');
call scope.protect('supervision.case_file');
call scope.protect('supervision.case_measure');
call scope.protect('supervision.measure_lifting');
revoke update, delete on supervision.measure_lifting from jq_app;
grant update (state, decided_by, decided_name, decided_on, decision_note) on supervision.measure_lifting to jq_app;
revoke delete on supervision.signal, supervision.spot_check, supervision.finding, supervision.case_file,
  supervision.case_measure from jq_app;
-- An organization reads its findings and answers them; it neither opens nor closes one.
create policy opened_by_bureau on supervision.finding as restrictive for insert
  with check (scope.kind() in ('bureau', 'system'));

-- What is closed or decided stays as it is.
create trigger kept before update on supervision.signal for each row
  when (old.state in ('dismissed', 'settled')) execute function scope.stays('已办结，不可改动');
create trigger kept before update on supervision.spot_check for each row
  when (old.state in ('confirmed', 'cancelled')) execute function scope.stays('已办结，不可改动');
create trigger kept before update on supervision.case_file for each row
  when (old.state = 'closed') execute function scope.stays('已办结，不可改动');
create trigger kept before update on supervision.case_measure for each row
  when (old.state in ('refused', 'lifted')) execute function scope.stays('已办结，不可改动');
create trigger kept before update on supervision.measure_lifting for each row
  when (old.state <> 'proposed') execute function scope.stays('解除已有结论，不可改动');
-- What a measure proposes stands from the first; a decision is made once, after it a measure is only lifted.
revoke update on supervision.case_measure from jq_app;
grant update (state, suspension_id, decided_by, decided_name, decided_on, decision_note, lifted_on, lift_reason)
  on supervision.case_measure to jq_app;
create function supervision.kept_measure() returns trigger language plpgsql as $$
begin
  if old.state = 'decided' and (new.state <> 'lifted'
      or (new.suspension_id, new.decided_by, new.decided_name, new.decided_on, new.decision_note)
        is distinct from (old.suspension_id, old.decided_by, old.decided_name, old.decided_on, old.decision_note)) then
    raise exception '措施已经决定，只能解除' using errcode = 'JQ005';
  end if;
  if new.state = 'lifted' and not exists (select from supervision.measure_lifting l
      where l.measure_id = new.id and l.state = 'decided') then
    raise exception '解除措施须一人提出、另一人决定' using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger kept_measure before update on supervision.case_measure
  for each row execute function supervision.kept_measure();
create function supervision.kept_finding() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' or (new.region_code, new.organization_id, new.title, new.demand, new.promise, new.opened_by)
      is distinct from (old.region_code, old.organization_id, old.title, old.demand, old.promise, old.opened_by) then
    raise exception '问题已核销，或只能填写整改' using errcode = 'JQ005';
  end if;
  if scope.kind() = 'organization' and new.state <> 'rectified' then
    raise exception '整改由另一人核销' using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger kept before update on supervision.finding for each row execute function supervision.kept_finding();
