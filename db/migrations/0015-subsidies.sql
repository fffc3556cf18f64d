-- 申领、核算、审核、支付（桂人社发〔2022〕7号（十），柳政规〔2019〕63号 四（一）、六）。
call scope.open_room('subsidies');
create sequence subsidies.batch_number;
grant usage on sequence subsidies.batch_number to jq_app;
-- 一个可申领的事项由管它的一方交来（结业的班、奖项、认定、安置……），这里只记它是哪一类、哪一件。
create function subsidies.matter_kinds() returns text[] language sql immutable
  return array['training', 'certificate', 'training-through-work', 'placement', 'award', 'recognition', 'joint-school', 'advance'];
-- 核算依据：事实、规则和计入的日子都相同的人，理由也相同，写一次，大家共用；写下的不再改。
create table subsidies.basis (
  id uuid primary key,
  matter_id uuid not null,
  region_code text not null,
  organization_id uuid,
  -- Null where an organization claims: there it is shared by everybody alike.
  person_id uuid,
  -- { decision, facts, days }: what explaining and replaying need.
  detail jsonb not null
);
create index basis_matter on subsidies.basis (matter_id);
-- 核算：每人（或单位）每条规则一行，符合与不符合都留下理由，可以重放；事实变了是新的一版，旧版留存。
create table subsidies.decision (
  id uuid primary key,
  matter_kind text not null check (matter_kind = any(subsidies.matter_kinds())),
  matter_id uuid not null,
  -- As printed when it was decided: 班级编号, 奖项编号 …
  matter_number text not null,
  matter_title text not null,
  -- Whom or what the rules decided about within the matter: an enrollment, a laureate, a studio.
  subject_id uuid not null,
  subject_name text not null,
  -- Null where the claim is about an organization.
  person_id uuid,
  township text not null,
  region_code text not null,
  -- Who claims; null where each person claims for themselves.
  organization_id uuid,
  rule_id text not null,
  pack_version text not null,
  revision integer not null check (revision > 0),
  entitled boolean not null,
  amount_fen bigint not null check (amount_fen >= 0),
  uncapped_fen bigint not null,
  basis_id uuid not null,
  decided_at timestamptz not null default now(),
  decided_on date not null,
  check (entitled or amount_fen = 0),
  check (amount_fen <= uncapped_fen),
  check (organization_id is not null or person_id is not null),
  unique (matter_id, subject_id, rule_id, revision)
);
create index decision_person on subsidies.decision (person_id);
create index decision_organization on subsidies.decision (organization_id);
create index decision_rule on subsidies.decision (rule_id, region_code);
call scope.refers('subsidies.decision', 'basis_id', 'subsidies.basis');
-- 处理决定（六（四））取消的应得：一个案件的一项措施，一个对象一规则一条；决定解除的另立一条，从不改写。核算读它。
create table subsidies.bar (
  id uuid primary key,
  -- Of a room below: its decision, by id and as printed.
  measure_id uuid not null,
  case_number text not null check (case_number <> ''),
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  cites text[] not null check (cardinality(cites) > 0),
  matter_kind text not null check (matter_kind = any(subsidies.matter_kinds())),
  matter_id uuid not null,
  subject_id uuid not null,
  rule_id text not null,
  -- As in the decision it bars: who may decide it again must see it.
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  barred_on date not null,
  unique (matter_id, subject_id, rule_id, measure_id)
);
create index bar_measure on subsidies.bar (measure_id);
create table subsidies.bar_lifting (
  bar_id uuid primary key references subsidies.bar,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  reason text not null check (reason <> ''),
  lifted_on date not null
);
-- 代为申领：本人委托单位申领的协议，一人一事项一份，没有协议的不能代为申领。
create table subsidies.agency_agreement (
  id uuid primary key,
  matter_kind text not null check (matter_kind = any(subsidies.matter_kinds())),
  matter_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  region_code text not null,
  organization_id uuid not null references organizations.organization,
  -- 协议编号和存放的卷宗。
  number text not null check (number <> ''),
  file_reference text not null check (file_reference <> ''),
  signed_on date not null,
  recorded_by uuid not null,
  recorded_on date not null,
  check (signed_on <= recorded_on),
  unique (matter_id, person_id, organization_id)
);
-- 先行拨付（五（一）、六（二））：批准开班以后、结业以前，办班单位申请先拨一部分培训补贴；按批准时预留的项目和来源分份，一份是一个申领对象。
create table subsidies.advance (
  id uuid primary key,
  number text not null unique,
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null references organizations.organization,
  asked_by uuid not null,
  asked_on date not null,
  -- 班级的补贴已全部申报、再没有待办的：多拨的由此算起。
  settled_on date,
  unique (class_id, organization_id)
);
create table subsidies.advance_part (
  id uuid primary key,
  advance_id uuid not null references subsidies.advance,
  region_code text not null,
  organization_id uuid not null,
  item text not null,
  source text not null,
  -- What the approval of the class gave for the item, and what of it the rule allows in advance.
  approved_fen bigint not null check (approved_fen > 0),
  most_fen bigint not null check (most_fen <= approved_fen),
  -- 没有为零的一份。
  asked_fen bigint not null check (asked_fen > 0),
  check (asked_fen <= most_fen),
  unique (advance_id, item, source)
);
create table subsidies.batch (
  id uuid primary key,
  number text not null unique,
  matter_kind text not null check (matter_kind = any(subsidies.matter_kinds())),
  matter_id uuid not null,
  -- As printed when it was claimed.
  matter_number text not null,
  matter_title text not null,
  region_code text not null,
  organization_id uuid,
  -- A person who claims for themselves.
  person_id uuid,
  claimant_name text not null,
  -- supplementary: 事实变了以后补发的差额，审批时另行预留。
  kind text not null default 'ordinary' check (kind in ('ordinary', 'supplementary')),
  fund_source text not null,
  -- The account is chosen when the amounts are booked.
  account_id uuid references funds.account,
  state text not null check (state in ('claimed', 'returned', 'lapsed', 'first-reviewed', 'second-reviewed', 'approved', 'published', 'paying', 'closed', 'rejected')),
  list_hash text not null,
  line_count integer not null,
  total_fen bigint not null,
  claimed_by uuid not null,
  claimed_on date not null,
  -- 进入现在这一步的日期，期限由此起算。
  since date not null,
  -- 第一次办结的日期：到账后退汇的批次重新付款，再办结时也不变。
  closed_on date,
  frozen_at timestamptz,
  version integer not null default 1,
  check ((organization_id is null) <> (person_id is null)),
  -- 退回后再申报时已没有应补款项的批次，以空清单终结。
  -- 各行全由先行拨付款抵付的，本次应付为零，照样申报、审核、公示。
  check (line_count > 0 and total_fen >= 0 or state = 'rejected' and line_count = 0 and total_fen = 0),
  check (frozen_at is not null or state in ('claimed', 'returned', 'lapsed', 'first-reviewed', 'rejected')),
  check (account_id is not null or state not in ('approved', 'published', 'paying', 'closed'))
);
create index batch_region on subsidies.batch (region_code, state);
create index batch_matter on subsidies.batch (matter_id);
create index batch_organization on subsidies.batch (organization_id);
create index batch_person on subsidies.batch (person_id) where person_id is not null;
create table subsidies.line (
  id uuid primary key,
  batch_id uuid not null,
  line_number integer not null check (line_number > 0),
  decision_id uuid not null,
  matter_kind text not null,
  matter_id uuid not null,
  subject_id uuid not null,
  subject_name text not null,
  person_id uuid,
  township text not null,
  region_code text not null,
  organization_id uuid,
  rule_id text not null,
  component text not null,
  item text not null,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  payee_name text not null,
  -- The batch's: what one source cannot give whole stands in two lines, one a source.
  fund_source text not null,
  service_from date not null,
  service_until date not null,
  due_revision integer not null,
  amount_fen bigint not null check (amount_fen >= 0),
  -- What earlier lines of the same due amount have paid: this line is the difference.
  posted_fen bigint not null default 0 check (posted_fen >= 0),
  -- The steps of the amount after the limits.
  trace jsonb not null,
  -- 这一行的补贴中已由先行拨付款抵付的，本次不再付。
  advance_fen bigint not null default 0 check (advance_fen >= 0),
  advance_part_id uuid,
  check (amount_fen + advance_fen > 0),
  check ((advance_fen > 0) = (advance_part_id is not null)),
  unique (batch_id, line_number)
);
-- 一人（一个对象）一规则一事项一服务期一个来源一次：同一笔钱同一来源不可能有两行。
create unique index one_line_per_due on subsidies.line
  (coalesce(person_id, subject_id), rule_id, component, matter_id, service_from, due_revision, fund_source);
create index line_matter on subsidies.line (matter_id);
create index line_person on subsidies.line (person_id);
create index line_decision on subsidies.line (decision_id);
create index line_payee on subsidies.line (payee_id);
create index line_advance on subsidies.line (advance_part_id) where advance_part_id is not null;
call scope.refers('subsidies.line', 'batch_id', 'subsidies.batch');
call scope.refers('subsidies.line', 'advance_part_id', 'subsidies.advance_part');
-- 限额削减：核算有、限额不许的那一部分，写明是哪一条限额。
create table subsidies.limit_cut (
  id uuid primary key,
  decision_id uuid not null unique references subsidies.decision,
  batch_id uuid references subsidies.batch,
  matter_id uuid not null,
  person_id uuid,
  region_code text not null,
  organization_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null,
  cites text[] not null
);
create index cut_matter on subsidies.limit_cut (matter_id);
create index cut_batch on subsidies.limit_cut (batch_id);
create table subsidies.review (
  id uuid primary key,
  batch_id uuid not null references subsidies.batch,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  step text not null check (step in ('claim', 'first-review', 'second-review', 'approve', 'return', 'reject', 'end', 'publish', 'bank-return', 'withdraw-order')),
  list_hash text not null,
  note text not null,
  reasons text[] not null default '{}',
  by_user uuid not null,
  by_person uuid not null,
  by_name text not null,
  on_day date not null,
  at timestamptz not null
);
create index review_batch on subsidies.review (batch_id, id);
-- 逐行看过：有异常的行须由办理那一步的人逐行看过，这一步才能办；清单变了就要重看。
create table subsidies.line_seen (
  id uuid primary key,
  line_id uuid not null references subsidies.line on delete cascade,
  batch_id uuid not null references subsidies.batch,
  region_code text not null,
  step text not null check (step in ('first-review', 'second-review', 'approve')),
  list_hash text not null,
  note text not null,
  by_person uuid not null,
  by_name text not null,
  on_day date not null,
  unique (line_id, step, by_person, list_hash)
);
create index seen_batch on subsidies.line_seen (batch_id);
-- 不予支付的行，写明原因；清单本身不动。
create table subsidies.rejection (
  -- 退回以后终结的批次重新申报时，随行一并撤去；别的不予支付从不撤去。
  line_id uuid primary key references subsidies.line on delete cascade,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  reason text not null,
  rejected_by uuid not null,
  rejected_on date not null
);
create table subsidies.hold (
  id uuid primary key,
  line_id uuid not null references subsidies.line,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  kind text not null check (kind in ('gate', 'manual', 'returned')),
  reason text not null,
  opened_by uuid,
  opened_on date not null,
  closed_by uuid,
  closed_on date,
  closed_note text,
  check ((closed_on is null) = (closed_note is null))
);
create unique index one_open_hold on subsidies.hold (line_id, kind) where closed_on is null;
-- 付款文件格式：银行批量代发、财政一卡通各要什么样的文件，回单怎么读；县、市、自治区各定各的，近的先用，都没有用随平台的。
-- 录入与复核两人；一版定了不再改，要改另录一版，从某日起用。
create table subsidies.pay_layout (
  id uuid primary key,
  -- Null: came with the platform, and holds wherever no region has set another.
  region_code text references regions.region,
  kind text not null check (kind in ('bank-transfer', 'one-card')),
  revision integer not null check (revision > 0),
  title text not null check (title <> ''),
  document_number text not null check (document_number <> ''),
  effective_from date not null,
  -- Columns, heading, total, file type and name, and how the bank's answer is read: see contract-layouts.ts.
  shape jsonb not null,
  state text not null check (state in ('entered', 'checked', 'rejected')),
  entered_by uuid,
  entered_by_name text not null,
  entered_on date not null,
  checked_by uuid,
  checked_by_name text,
  checked_on date,
  reject_reason text,
  unique nulls not distinct (region_code, kind, revision),
  check ((entered_by is null) = (region_code is null)),
  check (region_code is not null or state = 'checked'),
  check (checked_by is null or checked_by <> entered_by),
  check (region_code is null or (state = 'entered') = (checked_by is null)),
  check ((state = 'rejected') = (reject_reason is not null))
);
call scope.share('subsidies.pay_layout');
revoke update, delete on subsidies.pay_layout from jq_app;
grant update (state, checked_by, checked_by_name, checked_on, reject_reason) on subsidies.pay_layout to jq_app;
-- Everybody reads how money is ordered; only a bureau of the region or above says so, and once.
create function subsidies.layout_by_bureau() returns trigger language plpgsql as $$
begin
  if scope.kind() <> 'system' and not (scope.kind() = 'bureau'
      and starts_with(coalesce(new.region_code, ''), coalesce(scope.setting('region_prefix'), '?'))) then
    raise exception '付款文件格式只能由本地区或上级设定' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger layout_by_bureau before insert or update on subsidies.pay_layout
  for each row execute function subsidies.layout_by_bureau();
create trigger layout_decided before update on subsidies.pay_layout for each row
  when (old.state <> 'entered') execute function scope.stays('这一版付款文件格式已定，不可改动');
create table subsidies.payment_order (
  id uuid primary key,
  batch_id uuid not null references subsidies.batch,
  number text not null unique,
  -- 0: the first order of the batch; 1, 2, …: supplements, which name the batch and leave its list alone.
  supplement integer not null check (supplement >= 0),
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  account_id uuid not null references funds.account,
  list_hash text not null,
  -- Of what the order says, cell by cell; and of the file's bytes, which are made again and never kept.
  file_hash text not null,
  layout_id uuid references subsidies.pay_layout,
  export_hash text,
  total_fen bigint not null check (total_fen > 0),
  sent_by uuid not null,
  sent_on date not null,
  -- Every check with its result and evidence, as it stood when the order was sent.
  gate jsonb not null,
  unique (batch_id, supplement),
  check ((layout_id is null) = (export_hash is null))
);
-- 谁在何时导出过付款文件：再导出逐字节相同。
create table subsidies.order_export (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  region_code text not null,
  export_hash text not null,
  exported_by uuid not null,
  exported_by_name text not null,
  exported_on date not null,
  exported_at timestamptz not null
);
create index export_order on subsidies.order_export (order_id);
-- 撤回付款单，或其中几笔：文件没有导出过的由付款岗撤回，余下的重新生成文件；导出过的，银行书面答复没有执行的才撤回，由付款人以外的人办，
-- 这个付款单的文件不再导出。
create table subsidies.order_withdrawal (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  sequences integer[] not null check (cardinality(sequences) > 0),
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (reason <> ''),
  -- 银行答复没有执行的文件；空：文件没有导出过。
  bank_document text check (bank_document <> ''),
  -- Of what is left of the order, made anew; null: nothing is left, or nothing goes out any more.
  file_hash text,
  export_hash text,
  withdrawn_by uuid not null,
  withdrawn_by_person uuid not null,
  withdrawn_by_name text not null,
  withdrawn_on date not null,
  check ((file_hash is null) = (export_hash is null)),
  check (bank_document is null or export_hash is null)
);
create index withdrawal_order on subsidies.order_withdrawal (order_id, id);
-- One transfer to one payee; its lines stand below. An unknown outcome is never sent again by itself.
create table subsidies.payment_item (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  sequence integer not null check (sequence > 0),
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  payee_name text not null,
  payee_account_id uuid not null references organizations.payee_account,
  -- As they stood when the order was sent: the file can be made again, byte for byte.
  bank_name text not null,
  bank_code text,
  account_tail text not null,
  -- Only where the order's file asks for it (财政一卡通).
  resident_id_sealed bytea,
  purpose text not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- sent-back：银行答复成功以后又退汇；withdrawn：没有执行，撤回了。
  state text not null check (state in ('sent', 'confirmed', 'returned', 'unknown', 'sent-back', 'withdrawn')),
  bank_reason text,
  -- The day of the bank's answer; of what was sent back later that of its arrival.
  settled_on date,
  returned_on date,
  unique (order_id, sequence),
  check ((returned_on is not null) = (state = 'sent-back')),
  check (returned_on is null or settled_on is not null)
);
create index item_account on subsidies.payment_item (payee_account_id);
create table subsidies.payment_item_line (
  item_id uuid not null references subsidies.payment_item,
  line_id uuid not null references subsidies.line,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  amount_fen bigint not null,
  live boolean not null default true,
  primary key (item_id, line_id)
);
-- 一行钱同时只能在一笔支付里：付出去的永远不会再付。
create unique index line_paid_once on subsidies.payment_item_line (line_id) where live;
create index line_payments on subsidies.payment_item_line (line_id);
create index line_let_go on subsidies.payment_item_line (line_id) where not live;
create table subsidies.receipt_import (
  id uuid primary key,
  order_id uuid not null references subsidies.payment_order,
  region_code text not null,
  file_hash text not null,
  confirmed integer not null,
  returned integer not null,
  unknown integer not null,
  sent_back integer not null default 0,
  imported_by uuid not null,
  imported_on date not null,
  unique (order_id, file_hash)
);
-- 付款以后事实变了：只提出建议，不悄悄改动；由另一人接受或不接受，写明理由。
create table subsidies.adjustment (
  id uuid primary key,
  matter_kind text not null,
  matter_id uuid not null,
  subject_id uuid not null,
  subject_name text not null,
  person_id uuid,
  region_code text not null,
  organization_id uuid,
  rule_id text not null,
  -- The calculation that no longer agrees with what was paid.
  decision_id uuid not null references subsidies.decision,
  due_revision integer not null,
  -- ease: 已下达的追回减少或撤回。
  direction text not null check (direction in ('recover', 'top-up', 'ease')),
  due_fen bigint not null,
  -- Paid, less what was paid back.
  posted_fen bigint not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('open', 'accepted', 'rejected', 'superseded')),
  raised_by uuid,
  raised_on date not null,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  reason text,
  -- 不追回等于放弃这笔钱：一人提出，另一人确认。
  spared_by uuid,
  spared_by_name text,
  spared_on date,
  spared_reason text,
  check (num_nulls(spared_by, spared_by_name, spared_on, spared_reason) in (0, 4)),
  check (spared_by is null or direction = 'recover'),
  check (not (state = 'rejected' and direction = 'recover') or spared_by is not null and spared_by <> decided_by),
  check (state in ('open', 'superseded') or decided_by is not null and reason is not null),
  check (decided_by is null or raised_by is null or decided_by <> raised_by)
);
create unique index one_open_adjustment on subsidies.adjustment (matter_id, subject_id, rule_id, direction)
  where state = 'open';
create index adjustment_matter on subsidies.adjustment (matter_id);
create index adjustment_region on subsidies.adjustment (region_code, state);
-- 追回：一行已付的钱一份追回通知；退回的钱逐笔入账，回到原来的来源。
create sequence subsidies.recovery_number;
grant usage on sequence subsidies.recovery_number to jq_app;
create table subsidies.recovery (
  id uuid primary key,
  number text not null unique,
  adjustment_id uuid not null references subsidies.adjustment,
  line_id uuid not null references subsidies.line,
  matter_id uuid not null,
  subject_id uuid not null,
  rule_id text not null,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  payee_kind text not null check (payee_kind in ('person', 'organization')),
  payee_id uuid not null,
  payee_name text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  repaid_fen bigint not null default 0 check (repaid_fen between 0 and amount_fen),
  state text not null check (state in ('ordered', 'partly-repaid', 'repaid', 'closed', 'written-off', 'withdrawn')),
  reason text not null,
  ordered_by uuid not null,
  ordered_on date not null,
  due_on date not null,
  settled_by uuid,
  settled_on date,
  settled_reason text,
  settled_document text,
  check ((state in ('closed', 'written-off')) = (settled_by is not null and settled_document is not null)),
  check (state not in ('repaid', 'closed') or repaid_fen = amount_fen)
);
create index recovery_matter on subsidies.recovery (matter_id);
create index recovery_line on subsidies.recovery (line_id);
create index recovery_region on subsidies.recovery (region_code, state);
create table subsidies.repayment (
  id uuid primary key,
  recovery_id uuid not null references subsidies.recovery,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  document_number text not null check (document_number <> ''),
  received_on date not null,
  recorded_by uuid not null,
  recorded_on date not null,
  unique (recovery_id, document_number)
);
-- 核销：追不回的余款由一人提出、另一人凭文书决定；提出以后又退了款、减了追回的，按新的余额另行提出。
create table subsidies.write_off (
  id uuid primary key,
  recovery_id uuid not null references subsidies.recovery,
  region_code text not null,
  organization_id uuid,
  person_id uuid,
  -- What was still to come back when it was proposed.
  left_fen bigint not null check (left_fen > 0),
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  state text not null check (state in ('proposed', 'agreed', 'declined')),
  -- Natural persons.
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_on date not null,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  note text,
  check (decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check (num_nonnulls(decided_by, decided_by_name, decided_on, note) in (0, 4))
);
create unique index one_open_write_off on subsidies.write_off (recovery_id) where state = 'proposed';
create index write_off_recovery on subsidies.write_off (recovery_id);
call scope.protect('subsidies.adjustment');
call scope.protect('subsidies.recovery');
call scope.protect('subsidies.write_off');
revoke update, delete on subsidies.write_off from jq_app;
grant update (state, decided_by, decided_by_name, decided_on, note) on subsidies.write_off to jq_app;
-- Whose debt it is neither asks nor decides.
create policy by_bureau on subsidies.write_off as restrictive for insert with check (scope.kind() in ('bureau', 'system'));
create policy decided_by_bureau on subsidies.write_off as restrictive for update using (scope.kind() in ('bureau', 'system'));
call scope.protect('subsidies.repayment', true);
revoke delete on subsidies.adjustment, subsidies.recovery from jq_app;
call scope.protect('subsidies.agency_agreement', true);
call scope.protect('subsidies.basis', true);
call scope.protect('subsidies.decision', true);
call scope.protect('subsidies.bar', true);
call scope.protect('subsidies.bar_lifting', true);
-- Who is paid neither bars nor lifts.
call scope.office_writes('subsidies.bar');
call scope.office_writes('subsidies.bar_lifting');
call scope.office_writes('subsidies.recovery');
call scope.office_writes('subsidies.repayment');
call scope.protect('subsidies.advance');
call scope.protect('subsidies.advance_part');
revoke update, delete on subsidies.advance, subsidies.advance_part from jq_app;
grant update (settled_on) on subsidies.advance to jq_app;
grant update (asked_fen) on subsidies.advance_part to jq_app;
call scope.protect('subsidies.batch');
call scope.protect('subsidies.line');
-- 清单的行写一次：随退回整批撤去另写，从不改写。
revoke update on subsidies.line from jq_app;
call scope.protect('subsidies.limit_cut');
call scope.protect('subsidies.review', true);
call scope.protect('subsidies.line_seen', true);
call scope.protect('subsidies.rejection', true);
call scope.protect('subsidies.hold');
call scope.protect('subsidies.payment_order', true);
call scope.protect('subsidies.order_export', true);
call scope.protect('subsidies.order_withdrawal', true);
call scope.protect('subsidies.payment_item');
call scope.protect('subsidies.payment_item_line');
call scope.protect('subsidies.receipt_import', true);
revoke delete on subsidies.batch, subsidies.hold, subsidies.payment_item, subsidies.payment_item_line from jq_app;
-- Who is paid claims; whether and when money leaves, an office writes.
call scope.office_writes('subsidies.rejection');
call scope.office_writes('subsidies.hold');
call scope.office_writes('subsidies.payment_order');
call scope.office_writes('subsidies.order_withdrawal');
call scope.office_writes('subsidies.payment_item');
call scope.office_writes('subsidies.payment_item_line');

-- An organization that claims for somebody reads what was decided about them in that matter.
create function subsidies.acts_for(matter uuid, person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select 1 from subsidies.agency_agreement a where a.matter_id = matter and a.person_id = person
      and a.organization_id = scope.setting('organization_id')::uuid) $$;
create policy agent on subsidies.decision for select
  using (scope.kind() = 'organization' and organization_id is null and subsidies.acts_for(matter_id, person_id));
-- Who may read a decision reads what it rests on, also where others rest on it. Asked with the reader's own rights, and out of
-- sight of the planner: an office, which it does not concern, would pay for planning it with every question.
create function subsidies.rests_on(matter uuid, basis uuid) returns boolean language sql stable
  return exists (select from subsidies.decision d where d.matter_id = matter and d.basis_id = basis);
create policy decided on subsidies.basis for select
  using (scope.kind() in ('organization', 'person') and subsidies.rests_on(matter_id, id));
-- A person sees the batch their own line stands in, whoever claimed it.
create function subsidies.stands_in(batch uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select 1 from subsidies.line l where l.batch_id = batch and l.person_id = scope.setting('person_id')::uuid) $$;
create policy trainee on subsidies.batch for select using (scope.kind() = 'person' and subsidies.stands_in(id));
-- And the transfer that carries it, also when it goes to the organizer.
create function subsidies.carries_mine(item uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select 1 from subsidies.payment_item_line l
      where l.item_id = item and l.person_id = scope.setting('person_id')::uuid) $$;
create policy trainee on subsidies.payment_item for select using (scope.kind() = 'person' and subsidies.carries_mine(id));

-- A frozen list never changes: no line is added, altered or taken away. What was refused stays refused: only what ended
-- with a returned list may be claimed again.
create function subsidies.frozen_list() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select 1 from subsidies.batch b where b.id = old.batch_id and b.frozen_at is not null) then
    raise exception '批次已冻结，清单不可改动' using errcode = 'JQ005';
  end if;
  if tg_op = 'DELETE' and exists (select 1 from subsidies.rejection x join subsidies.batch b on b.id = old.batch_id
      where x.line_id = old.id and b.state <> 'lapsed') then
    raise exception '已经否决或不予支付的行，不能撤去' using errcode = 'JQ005';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen_list before update or delete on subsidies.line
  for each row execute function subsidies.frozen_list();
-- New lines come by the list, and are asked for once a list.
create function subsidies.added_to_frozen() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select 1 from subsidies.batch b where b.frozen_at is not null and b.id in (select batch_id from added)) then
    raise exception '批次已冻结，清单不可改动' using errcode = 'JQ005';
  end if;
  return null;
end $$;
create trigger added_to_frozen after insert on subsidies.line
  referencing new table as added for each statement execute function subsidies.added_to_frozen();

-- 一笔钱分几个来源的，各部分连同先行拨付抵付的相加不超过核算所得，没有这项核算的就是零；一行的来源就是批次的来源。
create function subsidies.parts_within_due() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare matter uuid;
begin
  if exists (select from added l join subsidies.batch b on b.id = l.batch_id where b.fund_source <> l.fund_source) then
    raise exception '行的资金来源与批次不符' using errcode = 'JQ007';
  end if;
  -- A matter at a time, its lines and its decisions read once and summed, not joined: a plan for a join would trust what the
  -- statistics say of a matter that they have not seen yet.
  for matter in select distinct matter_id from added loop
    if exists (select from (select l.decision_id as id, l.amount_fen + l.advance_fen as fen from subsidies.line l
            where l.matter_id = matter
          union all select d.id, -d.amount_fen from subsidies.decision d where d.matter_id = matter) both_sides
        group by id having sum(fen) > 0) then
      raise exception '各来源相加超过核算所得' using errcode = 'JQ007';
    end if;
  end loop;
  return null;
end $$;
create trigger parts_within_due after insert on subsidies.line
  referencing new table as added for each statement execute function subsidies.parts_within_due();

-- What of a part is under way or paid: its lines that were neither refused nor sent back to the organizer.
create function subsidies.advance_claimed(part uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select from subsidies.line l join subsidies.batch b on b.id = l.batch_id
      where l.subject_id = part and b.state <> 'returned'
        and not exists (select from subsidies.rejection x where x.line_id = l.id)) $$;
-- What of a part has arrived at the organizer, was not ordered back and has not been set against a line yet.
create function subsidies.advance_left(part uuid) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$ select (
      (select coalesce(sum(p.amount_fen), 0) from subsidies.line l
        join subsidies.payment_item_line p on p.line_id = l.id and p.live
        join subsidies.payment_item i on i.id = p.item_id and i.state = 'confirmed' where l.subject_id = part)
      - (select coalesce(sum(r.amount_fen), 0) from subsidies.recovery r where r.subject_id = part and r.state <> 'withdrawn')
      - (select coalesce(sum(l.advance_fen), 0) from subsidies.line l where l.advance_part_id = part
        and not exists (select from subsidies.rejection x where x.line_id = l.id)))::bigint $$;
revoke execute on function subsidies.advance_claimed, subsidies.advance_left from public;
grant execute on function subsidies.advance_claimed, subsidies.advance_left to jq_app;
create trigger kept_advance before update on subsidies.advance_part for each row
  when (subsidies.advance_claimed(old.id)) execute function scope.stays('先行拨付已经申报，申请的金额不可改动');
-- Nothing is set against a line that the organizer does not hold: each fen of an advance once.
create function subsidies.covered_by_advance() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from (select distinct advance_part_id from written where advance_part_id is not null) w
      where subsidies.advance_left(w.advance_part_id) < 0) then
    raise exception '抵付超过已到账的先行拨付款' using errcode = 'JQ003';
  end if;
  return null;
end $$;
create trigger covered_by_advance after insert on subsidies.line
  referencing new table as written for each statement execute function subsidies.covered_by_advance();

-- 冻结只在审批之前、随退回一并解除；审批之后清单、金额、账户不再变；办结或否决之后什么都不变。
create function subsidies.kept_batch() returns trigger language plpgsql as $$
begin
  -- 办结以后只有一件事：银行退汇，回到付款。
  if old.state in ('closed', 'rejected') and not (old.state = 'closed' and new.state = 'paying'
      and to_jsonb(old) - array['state', 'since', 'version'] = to_jsonb(new) - array['state', 'since', 'version']
      and exists (select from subsidies.payment_item i join subsidies.payment_order o on o.id = i.order_id
        where o.batch_id = old.id and i.state = 'sent-back')) then
    raise exception '批次已%，不可改动', case old.state when 'closed' then '办结' else '否决' end using errcode = 'JQ005';
  end if;
  if new.state = 'lapsed' and old.state not in ('returned', 'lapsed')
      or old.state = 'lapsed' and new.state not in ('lapsed', 'claimed', 'rejected') then
    raise exception '只有退回补正的批次可以终结，终结以后只能重新申报' using errcode = 'JQ005';
  end if;
  if old.closed_on is not null and new.closed_on is distinct from old.closed_on then
    raise exception '批次办结的日期不可改动' using errcode = 'JQ005';
  end if;
  if old.frozen_at is not null and (new.list_hash, new.total_fen, new.line_count) is distinct from
      (old.list_hash, old.total_fen, old.line_count) then
    raise exception '批次已冻结，清单不可改动' using errcode = 'JQ005';
  end if;
  if old.frozen_at is not null and new.frozen_at is null
      and not (old.state = 'second-reviewed' and new.state in ('returned', 'rejected')) then
    raise exception '批次已审批，不能解除冻结' using errcode = 'JQ005';
  end if;
  if old.account_id is not null and new.account_id is distinct from old.account_id then
    raise exception '批次的资金账户已定，不可改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger kept_batch before update on subsidies.batch for each row execute function subsidies.kept_batch();

-- A decided adjustment and a settled recovery stay as they are; a recovery is always of one line.
create function subsidies.kept_adjustment() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and not (old.state = 'accepted' and new.state = 'superseded') then
    raise exception '建议已有结论，不可改动' using errcode = 'JQ005';
  end if;
  if (new.decision_id, new.direction, new.amount_fen) is distinct from (old.decision_id, old.direction, old.amount_fen) then
    raise exception '建议的内容不可改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger kept_adjustment before update on subsidies.adjustment
  for each row execute function subsidies.kept_adjustment();
create function subsidies.kept_recovery() returns trigger language plpgsql as $$
begin
  if old.state in ('closed', 'written-off', 'withdrawn') then
    raise exception '追回已了结，不可改动' using errcode = 'JQ005';
  end if;
  if (new.line_id, new.payee_id, new.number) is distinct from (old.line_id, old.payee_id, old.number)
      or new.repaid_fen < old.repaid_fen or new.amount_fen > old.amount_fen then
    raise exception '追回只能减少、只能收回' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger kept_recovery before update on subsidies.recovery
  for each row execute function subsidies.kept_recovery();
create trigger kept_write_off before update on subsidies.write_off for each row
  when (old.state <> 'proposed') execute function scope.stays('核销已有结论，不可改动');
-- Nothing is written off but what another person has agreed to, to the fen.
create function subsidies.written_off_by_two() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select from subsidies.write_off w where w.recovery_id = new.id and w.state = 'agreed'
      and w.left_fen = new.amount_fen - new.repaid_fen) then
    raise exception '核销须一人提出、另一人决定' using errcode = 'JQ001';
  end if;
  return new;
end $$;
create trigger written_off_by_two before insert or update on subsidies.recovery
  for each row when (new.state = 'written-off') execute function subsidies.written_off_by_two();

-- Money is sent only for an approved, frozen list, and under its very hash.
create function subsidies.order_binds() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select 1 from subsidies.batch b where b.id = new.batch_id and b.frozen_at is not null
      and b.state in ('published', 'paying') and b.list_hash = new.list_hash and b.account_id = new.account_id) then
    raise exception '付款指令与已审批的清单不符' using errcode = 'JQ007';
  end if;
  return new;
end $$;
create trigger order_binds before insert on subsidies.payment_order
  for each row execute function subsidies.order_binds();
-- 导出过的付款单，只凭银行的答复、由没有经手这次付款的人撤回；凭答复撤回以后，文件不再导出：哪一步都不能使钱付两次。
create function subsidies.not_paid_twice() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if tg_table_name = 'order_export' then
    if exists (select from subsidies.order_withdrawal w where w.order_id = new.order_id and w.bank_document is not null) then
      raise exception '付款单已凭银行答复撤回，不能再导出' using errcode = 'JQ007';
    end if;
  elsif exists (select from subsidies.order_export e where e.order_id = new.order_id) <> (new.bank_document is not null) then
    raise exception '导出过的付款单凭银行答复撤回，没有导出的不用' using errcode = 'JQ007';
  -- Whoever it is, not with which account.
  elsif new.bank_document is not null and exists (select from subsidies.payment_order o
      left join subsidies.order_export e on e.order_id = o.id where o.id = new.order_id
      and (new.withdrawn_by in (o.sent_by, e.exported_by) or exists (select from auth.user_account a
        join auth.user_account b using (natural_person_id)
        where a.id = new.withdrawn_by and b.id in (o.sent_by, e.exported_by)))) then
    raise exception '付款、导出的人不能说银行没有执行' using errcode = 'JQ007';
  end if;
  return new;
end $$;
create trigger not_paid_twice before insert on subsidies.order_export
  for each row execute function subsidies.not_paid_twice();
create trigger not_paid_twice before insert on subsidies.order_withdrawal
  for each row execute function subsidies.not_paid_twice();
-- A settled transfer stays settled; a line that was refused is in no transfer.
-- The bank has paid what was withdrawn, and it is booked so.
create function subsidies.executed(item uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select from funds.journal where natural_key = 'execute:' || item) $$;
revoke execute on function subsidies.executed from public;
grant execute on function subsidies.executed to jq_app;
create function subsidies.kept_item() returns trigger language plpgsql as $$
begin
  if new is distinct from old and (old.state in ('returned', 'sent-back')
      or old.state = 'withdrawn' and not (new.state = 'confirmed' and subsidies.executed(old.id))
      or old.state = 'confirmed' and not (new.state = 'sent-back' and new.settled_on = old.settled_on)) then
    raise exception '银行结果已入账，不可改动' using errcode = 'JQ005';
  end if;
  if new.state = 'sent-back' and old.state not in ('confirmed', 'sent-back') then
    raise exception '没有到账的，不能记为到账后退汇' using errcode = 'JQ005';
  end if;
  if new.state = 'withdrawn' and old.state not in ('sent', 'unknown', 'withdrawn') then
    raise exception '银行已经答复的，不能撤回' using errcode = 'JQ005';
  end if;
  if (new.order_id, new.sequence, new.payee_id, new.payee_account_id, new.amount_fen) is distinct from
      (old.order_id, old.sequence, old.payee_id, old.payee_account_id, old.amount_fen) then
    raise exception '付款指令已发出，不可改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger kept_item before update on subsidies.payment_item for each row execute function subsidies.kept_item();
create function subsidies.payable_line() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select 1 from subsidies.rejection r where r.line_id = new.line_id)
    or (select l.amount_fen from subsidies.line l where l.id = new.line_id) <> new.amount_fen then
    raise exception '这一行不能支付' using errcode = 'JQ007';
  end if;
  return new;
end $$;
create trigger payable_line before insert on subsidies.payment_item_line
  for each row execute function subsidies.payable_line();
-- A transfer is as much as its lines; a line comes out of it only where the bank has sent it back or never had it, and is
-- refused only then.
create function subsidies.sum_of_lines() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from (select distinct item_id from written) w join subsidies.payment_item i on i.id = w.item_id
      where i.amount_fen <> (select sum(p.amount_fen) from subsidies.payment_item_line p where p.item_id = i.id)) then
    raise exception '一笔付款与其中各行之和不符' using errcode = 'JQ003';
  end if;
  return null;
end $$;
create trigger sum_of_lines after insert on subsidies.payment_item_line
  referencing new table as written for each statement execute function subsidies.sum_of_lines();
create function subsidies.let_go() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.live and to_jsonb(old) - 'live' = to_jsonb(new) - 'live' and subsidies.executed(new.item_id)
      and exists (select from subsidies.payment_item i where i.id = new.item_id and i.state = 'confirmed')
      and not exists (select from subsidies.rejection r where r.line_id = new.line_id) then
    return new;
  end if;
  if to_jsonb(old) - 'live' <> to_jsonb(new) - 'live' or new.live
      or not exists (select from subsidies.payment_item i where i.id = new.item_id
        and i.state in ('returned', 'sent-back', 'withdrawn')) then
    raise exception '只有银行退回的、没有执行而撤回的，才能另行支付' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger let_go before update on subsidies.payment_item_line
  for each row execute function subsidies.let_go();
create function subsidies.unpaid_lines() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from refused r join subsidies.payment_item_line p on p.line_id = r.line_id and p.live) then
    raise exception '已发出的款项不能再不予支付' using errcode = 'JQ007';
  end if;
  return null;
end $$;
create trigger unpaid_lines after insert on subsidies.rejection
  referencing new table as refused for each statement execute function subsidies.unpaid_lines();
-- No more is ordered back of a line than has arrived of it, by its payment and by any that should not have been.
create function subsidies.within_line() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select sum(r.amount_fen) from subsidies.recovery r where r.line_id = new.line_id and r.state <> 'withdrawn')
      > (select coalesce(sum(p.amount_fen), 0) from subsidies.payment_item_line p
        join subsidies.payment_item i on i.id = p.item_id and i.state = 'confirmed' where p.line_id = new.line_id) then
    raise exception '追回超过这一行所付' using errcode = 'JQ003';
  end if;
  return null;
end $$;
create trigger within_line after insert on subsidies.recovery for each row execute function subsidies.within_line();

-- 跨县收款：人在别县的台账上，钱由本县付。付钱的县看得到、也可以更正要付去的那个账户；台账所在的县看得到全部经过。
-- A county that owes a payee money: a line that has neither left nor been refused. The county's code, nothing of the line.
create function subsidies.owing_county(paid_to text, payee uuid, prefix text) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select min(l.region_code) from subsidies.line l join subsidies.batch b on b.id = l.batch_id
      where l.payee_id = payee and l.payee_kind = paid_to and starts_with(l.region_code, prefix)
        and b.state not in ('closed', 'rejected')
        and not exists (select 1 from subsidies.rejection x where x.line_id = l.id)
        and not exists (select 1 from subsidies.payment_item_line p where p.line_id = l.id and p.live) $$;
-- Whose money some lines are: whoever corrects their notice or answers an objection must not be theirs. References
-- alone, within reach: nobody else does either.
create function subsidies.concerned_by(lines uuid[]) returns table (organization_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$ select distinct l.organization_id, l.person_id from subsidies.line l
    where l.id = any(lines) and scope.kind() = 'bureau' and starts_with(l.region_code, scope.setting('region_prefix')) $$;
revoke execute on function subsidies.concerned_by from public;
grant execute on function subsidies.concerned_by to jq_app;
-- Whether a county's transfer went to an account: its order can be printed again.
create function subsidies.sent_to(account uuid, prefix text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$ select exists (select 1 from subsidies.payment_item i
      where i.payee_account_id = account and starts_with(i.region_code, prefix)) $$;
revoke execute on function subsidies.owing_county, subsidies.sent_to from public;
grant execute on function subsidies.owing_county, subsidies.sent_to to jq_app;
create policy paying_county on organizations.payee_account for select using (scope.kind() = 'bureau' and (
  replaced_at is null and subsidies.owing_county(payee_kind, payee_id, scope.setting('region_prefix')) is not null
  or subsidies.sent_to(id, scope.setting('region_prefix'))));
create policy home_county on organizations.payee_account for select using (scope.kind() = 'bureau'
  and starts_with(people.region_of(person_id), scope.setting('region_prefix')));
-- Whose account may be entered at all: a person's by the register's county or one that owes them money, an organization's
-- by its own region or itself.
create policy own_payee on organizations.payee_account as restrictive for insert with check (
  scope.kind() = 'system' or case payee_kind
    when 'person' then scope.kind() = 'bureau'
      and region_code in (people.region_of(payee_id), subsidies.owing_county('person', payee_id, region_code))
    else region_code = (select o.region_code from organizations.organization o where o.id = payee_id)
  end);

-- —— 付款一侧：放行、银行对账单、对账差异的处理 ——
-- 支付前核查的一项由审批人放行：只有这几项可以，只对那一行、那一个账户、到那一天为止。
create table subsidies.gate_override (
  id uuid primary key,
  line_id uuid not null references subsidies.line,
  batch_id uuid not null references subsidies.batch,
  region_code text not null,
  payee_account_id uuid not null references organizations.payee_account,
  gate_check text not null check (gate_check in ('account-settled', 'account-not-shared', 'account-corrected',
    'payee-living')),
  reason text not null check (reason <> ''),
  valid_until date not null,
  made_by uuid not null,
  made_by_person uuid not null,
  made_by_name text not null,
  made_on date not null,
  check (valid_until >= made_on)
);
create index override_batch on subsidies.gate_override (batch_id);
-- 银行对账单：一个地区一个月一个账户以最后一次导入的为准，从前的留底。
create table subsidies.bank_statement (
  id uuid primary key,
  region_code text not null references regions.region,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  bank_account text not null check (bank_account <> ''),
  -- Counted on: the highest number counts.
  revision integer not null check (revision > 0),
  file_hash text not null,
  entries integer not null check (entries > 0),
  imported_by uuid not null,
  imported_by_name text not null,
  imported_on date not null,
  unique (region_code, month, bank_account, revision)
);
create table subsidies.bank_entry (
  id uuid primary key,
  statement_id uuid not null references subsidies.bank_statement,
  region_code text not null,
  row_number integer not null,
  on_day date not null,
  -- 支出为正，退汇收回为负。
  amount_fen bigint not null check (amount_fen <> 0),
  counterparty text not null,
  account_tail text not null,
  order_number text not null,
  sequence integer,
  unique (statement_id, row_number)
);
-- 差异由对账会计写明处理结果；金额或结果变了就是另一个差异，须重新处理。
create table subsidies.difference_note (
  id uuid primary key,
  region_code text not null references regions.region,
  month text not null,
  difference_key text not null,
  note text not null check (note <> ''),
  noted_by uuid not null,
  noted_by_name text not null,
  noted_on date not null,
  unique (region_code, month, difference_key)
);
call scope.protect('subsidies.gate_override', true);
call scope.protect('subsidies.bank_statement', true);
call scope.protect('subsidies.bank_entry', true);
call scope.protect('subsidies.difference_note', true);
