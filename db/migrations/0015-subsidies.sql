-- 申领、核算、审核、支付（桂人社发〔2022〕7号（十），柳政规〔2019〕63号 四（一）、六）。
call scope.open_room('subsidies');
create sequence subsidies.batch_number;
grant usage on sequence subsidies.batch_number to jq_app;
-- 核算：每人每条规则一行，符合与不符合都留下理由，可以重放。
create table subsidies.decision (
  id uuid primary key,
  class_id uuid not null references classes.training_class,
  enrollment_id uuid not null references classes.enrollment,
  person_id uuid not null,
  person_name text not null,
  region_code text not null,
  organization_id uuid not null,
  rule_id text not null,
  pack_version text not null,
  revision integer not null,
  entitled boolean not null,
  amount_fen bigint not null,
  uncapped_fen bigint not null,
  -- { trace, cites, reasons, facts }: what explain.ts and replay need.
  detail jsonb not null,
  decided_at timestamptz not null default now(),
  decided_on date not null,
  check (entitled or amount_fen = 0),
  check (amount_fen <= uncapped_fen),
  unique (enrollment_id, rule_id, revision)
);
create index decision_class on subsidies.decision (class_id);
create table subsidies.batch (
  id uuid primary key,
  number text not null unique,
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null,
  account_id uuid not null references funds.account,
  state text not null check (state in ('claimed', 'returned', 'first-reviewed', 'second-reviewed', 'approved', 'published', 'paying', 'closed', 'rejected')),
  list_hash text not null,
  total_fen bigint not null check (total_fen >= 0),
  claimed_by uuid not null,
  claimed_on date not null,
  frozen_at timestamptz,
  supplements uuid references subsidies.batch,
  version integer not null default 1
);
create table subsidies.line (
  id uuid primary key,
  batch_id uuid not null references subsidies.batch,
  line_number integer not null,
  decision_id uuid not null references subsidies.decision,
  class_id uuid not null,
  enrollment_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  township text not null,
  region_code text not null,
  organization_id uuid not null,
  rule_id text not null,
  component text not null,
  item text not null,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  service_from date not null,
  service_until date not null,
  due_revision integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  rejected_reason text,
  unique (batch_id, line_number),
  -- 一人一规则一班一服务期一次：同一笔钱不可能有两行。
  unique (person_id, rule_id, component, class_id, service_from, due_revision)
);
create index line_class on subsidies.line (class_id);
create table subsidies.review (
  id uuid primary key,
  batch_id uuid not null references subsidies.batch,
  region_code text not null,
  organization_id uuid not null,
  step text not null check (step in ('claim', 'first-review', 'second-review', 'approve', 'return', 'reject')),
  list_hash text not null,
  note text not null,
  by_user uuid not null,
  by_name text not null,
  on_day date not null,
  at timestamptz not null
);
create table subsidies.hold (
  id uuid primary key,
  line_id uuid not null references subsidies.line,
  region_code text not null,
  organization_id uuid not null,
  kind text not null check (kind in ('objection', 'manual', 'account')),
  reason text not null,
  opened_by uuid,
  opened_on date not null,
  closed_by uuid,
  closed_on date,
  closed_note text
);
create unique index one_open_hold on subsidies.hold (line_id, kind) where closed_on is null;
create table subsidies.payment_order (
  id uuid primary key,
  batch_id uuid not null references subsidies.batch,
  number text not null unique,
  region_code text not null,
  account_id uuid not null references funds.account,
  list_hash text not null,
  file_hash text not null,
  total_fen bigint not null check (total_fen > 0),
  sent_by uuid not null,
  sent_on date not null,
  gate jsonb not null,
  reconciled_by uuid,
  reconciled_on date
);
-- One transfer to one payee; its lines stand below. An unknown outcome is never sent again by itself.
create table subsidies.payment_item (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  sequence integer not null,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  payee_kind text not null,
  payee_id uuid not null,
  payee_name text not null,
  payee_account_id uuid not null references organizations.payee_account,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('sent', 'confirmed', 'returned', 'unknown')),
  bank_reference text,
  bank_reason text,
  settled_on date,
  unique (order_id, sequence)
);
create table subsidies.payment_item_line (
  item_id uuid not null references subsidies.payment_item,
  line_id uuid not null references subsidies.line,
  region_code text not null,
  amount_fen bigint not null,
  live boolean not null default true,
  primary key (item_id, line_id)
);
-- 一行钱同时只能在一笔支付里：付出去的永远不会再付。
create unique index line_paid_once on subsidies.payment_item_line (line_id) where live;
create table subsidies.receipt_import (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  region_code text not null,
  file_hash text not null unique,
  confirmed integer not null,
  returned integer not null,
  imported_by uuid not null,
  imported_on date not null
);
-- 限额的位次：同一键同一位次只有一个，全区范围（每人每年不超过3次、同一职业同一等级不重复、同一天生活费不重复）。
create table subsidies.limit_use (
  person_id uuid not null,
  limit_key text not null,
  slot text not null,
  line_id uuid not null references subsidies.line,
  region_code text not null,
  released_at timestamptz
);
create unique index one_use_per_slot on subsidies.limit_use (person_id, limit_key, slot) where released_at is null;
call scope.protect('subsidies.decision');
call scope.protect('subsidies.batch');
call scope.protect('subsidies.line');
call scope.protect('subsidies.review', true);
call scope.protect('subsidies.hold');
call scope.protect('subsidies.payment_order');
call scope.protect('subsidies.payment_item');
call scope.protect('subsidies.payment_item_line');
call scope.protect('subsidies.receipt_import');
call scope.protect('subsidies.limit_use');

-- A frozen list never changes.
create function subsidies.frozen_list() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select 1 from subsidies.batch b where b.id = old.batch_id and b.frozen_at is not null) then
    raise exception '批次已冻结，清单不可改动' using errcode = 'JQ005';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen_list before update or delete on subsidies.line
  for each row execute function subsidies.frozen_list();
create function subsidies.frozen_insert() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select 1 from subsidies.batch b where b.id = new.batch_id and b.frozen_at is not null) then
    raise exception '批次已冻结，清单不可增行' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger frozen_insert before insert on subsidies.line
  for each row execute function subsidies.frozen_insert();

-- How many slots of a limit a person has used, in all counties: numbers and slots, never the row.
create function subsidies.slots_used(person uuid, key text) returns setof text
  language sql stable security definer set search_path = pg_catalog
  as $$ select u.slot from subsidies.limit_use u where u.person_id = person and u.limit_key = key and u.released_at is null $$;
revoke execute on function subsidies.slots_used from public;
grant execute on function subsidies.slots_used to jq_app;
