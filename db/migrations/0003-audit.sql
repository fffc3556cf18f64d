-- 审计：事件与业务同一事务写入，只增不改；每条流一根哈希链。
call scope.open_room('audit');

create table audit.event (
  id uuid primary key,
  stream text not null,
  at timestamptz not null,
  user_id uuid,
  role text,
  region_code text not null,
  organization_id uuid,
  act text not null,
  matter_id text,
  -- Facts without personal data: figures, states, hashes.
  facts jsonb not null
);
create index event_matter on audit.event (matter_id, at);
create index event_at on audit.event (at);
-- The chain stands beside the events: adding a seal never touches an event.
create table audit.seal (
  stream text not null,
  seq bigint not null check (seq > 0),
  event_id uuid not null unique references audit.event,
  prev_hash text not null,
  hash text not null unique,
  primary key (stream, seq)
);
call scope.protect('audit.event', true);
-- Everybody's act is recorded, also what is done outside any region; reading it back is scoped.
drop policy scoped on audit.event;
create policy readable on audit.event for select using (scope.reaches(region_code, organization_id, null));
create policy recordable on audit.event for insert with check (true);
call scope.share('audit.seal', false);
grant insert on audit.seal to jq_app;
