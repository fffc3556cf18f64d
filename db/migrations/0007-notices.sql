-- 一次性告知、书面承诺、公示与异议（柳政规〔2019〕63号 七（二）告知承诺制度）。
call scope.open_room('notices');
create table notices.briefing (
  id uuid primary key,
  matter_kind text not null check (matter_kind in ('opening', 'training', 'assessment', 'claim')),
  version integer not null,
  pack_id text not null,
  text text not null,
  commitment_text text not null,
  effective_from date not null,
  unique (matter_kind, pack_id, version)
);
call scope.share('notices.briefing');
create table notices.commitment (
  id uuid primary key,
  briefing_id uuid not null references notices.briefing,
  matter_kind text not null,
  matter_id uuid not null,
  region_code text not null,
  organization_id uuid not null,
  signed_by uuid not null,
  signer_name text not null,
  signed_at timestamptz not null,
  hash text not null,
  unique (matter_kind, matter_id, briefing_id)
);
call scope.protect('notices.commitment', true);
create table notices.public_notice (
  id uuid primary key,
  matter_id uuid not null,
  region_code text not null,
  title text not null,
  list_hash text not null,
  working_days integer not null check (working_days > 0),
  basis text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  published_by uuid not null,
  published_at timestamptz not null,
  replaced_by uuid references notices.public_notice
);
create unique index one_live_notice on notices.public_notice (matter_id, list_hash) where replaced_by is null;
create table notices.notice_line (
  notice_id uuid not null references notices.public_notice,
  line_number integer not null,
  line_id uuid not null,
  region_code text not null,
  name text not null,
  township text not null,
  item text not null,
  amount_fen bigint not null,
  primary key (notice_id, line_number)
);
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
call scope.protect('notices.public_notice');
call scope.protect('notices.notice_line');
call scope.protect('notices.objection');
-- The public reads what is published and may raise an objection; it reads back none.
create policy public_reads on notices.public_notice for select using (scope.kind() = 'public');
create policy public_reads on notices.notice_line for select using (scope.kind() = 'public');
create policy public_raises on notices.objection for insert with check (scope.kind() = 'public' and state = 'open');
