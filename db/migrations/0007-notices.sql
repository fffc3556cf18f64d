-- 一次性告知、书面承诺、公示与异议（柳政规〔2019〕63号 七（二）告知承诺制度）。
call scope.open_room('notices');
create table notices.briefing (
  id uuid primary key,
  matter_kind text not null check (matter_kind in ('opening', 'training', 'assessment', 'claim')),
  version integer not null,
  pack_id text not null,
  text text not null,
  commitment_text text not null,
  cites text[] not null,
  effective_from date not null,
  published_by uuid,
  unique (matter_kind, pack_id, version)
);
call scope.share('notices.briefing');
create table notices.commitment (
  id uuid primary key,
  briefing_id uuid not null references notices.briefing,
  matter_kind text not null,
  matter_id uuid not null,
  region_code text not null,
  organization_id uuid,
  -- A person who claims for themselves.
  person_id uuid,
  signed_by uuid not null,
  signer_name text not null,
  signed_at timestamptz not null,
  hash text not null,
  check ((organization_id is null) <> (person_id is null))
);
create unique index one_signature on notices.commitment
  (matter_kind, matter_id, briefing_id, coalesce(organization_id, person_id));
call scope.protect('notices.commitment', true);
create table notices.public_notice (
  id uuid primary key,
  matter_id uuid not null,
  region_code text not null,
  title text not null,
  list_hash text not null,
  -- How many days of which kind, and whether the day of publication is the first of them: as it was when published.
  working_days integer not null check (working_days > 0),
  day_kind text not null check (day_kind in ('working', 'calendar')),
  first_day text not null check (first_day in ('next-day', 'same-day')),
  basis text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  published_by uuid not null,
  published_on date not null,
  published_at timestamptz not null,
  unique (matter_id, list_hash)
);
create index notice_of_region on notices.public_notice (region_code, id);
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
-- What was published stays as it was.
call scope.protect('notices.public_notice', true);
call scope.protect('notices.notice_line', true);
call scope.protect('notices.objection');
-- Everybody reads what is published and may raise an objection; nobody but the bureau reads one back.
create policy published on notices.public_notice for select using (scope.kind() <> 'nobody');
create policy published on notices.notice_line for select using (scope.kind() <> 'nobody');
create policy anyone_raises on notices.objection for insert with check (scope.kind() <> 'nobody' and state = 'open');

-- The receipt code opens the state of one objection, not its reason and not who raised it.
create function notices.objection_by_receipt(code text)
  returns table (notice_id uuid, title text, line_number integer, state text, raised_on date, reply text, replied_on date)
  language sql stable security definer set search_path = pg_catalog as $$
  select o.notice_id, n.title, o.line_number, o.state, o.raised_on, o.reply, o.replied_on
    from notices.objection o join notices.public_notice n on n.id = o.notice_id
    where o.receipt_code = code
$$;
revoke execute on function notices.objection_by_receipt from public;
grant execute on function notices.objection_by_receipt to jq_app;
