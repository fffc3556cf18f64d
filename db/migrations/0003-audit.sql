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
create policy readable on audit.event for select
  using (scope.reaches(region_code, organization_id, null) or scope.administers(region_code));
create policy recordable on audit.event for insert with check (true);
call scope.share('audit.seal', false);
grant insert on audit.seal to jq_app;

-- The end of a stream's chain, for whoever adds the next link: nobody else adds one until this transaction ends. What is read
-- was committed before the turn came, as a statement of a volatile function sees what its predecessor has waited for.
create function audit.take_end(of_stream text) returns table (seq bigint, hash text) language plpgsql
  set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended('audit:' || of_stream, 3));
  return query select s.seq, s.hash from audit.seal s where s.stream = of_stream order by s.seq desc limit 1;
end $$;

-- Events that wait for their place in the chain: the sealer looks here and never through the whole trail.
-- Filled and emptied by these triggers alone: the application can neither hide an event from the sealer nor take one
-- away unsealed.
create table audit.waiting (event_id uuid primary key);
call scope.keep_to_system('audit.waiting');
grant select on audit.waiting to jq_app;

create function audit.wait_for_seal() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into audit.waiting (event_id) values (new.id);
  return null;
end $$;
create trigger wait_for_seal after insert on audit.event for each row execute function audit.wait_for_seal();
create function audit.is_sealed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from audit.waiting where event_id = new.event_id;
  return null;
end $$;
create trigger is_sealed after insert on audit.seal for each row execute function audit.is_sealed();

-- The last link of every chain, found by one step of the index per chain.
create view audit.head with (security_invoker) as
  with recursive streams as (
    (select stream from audit.seal order by stream limit 1)
    union all
    select (select s.stream from audit.seal s where s.stream > streams.stream order by s.stream limit 1)
      from streams where streams.stream is not null)
  select l.stream, l.seq, l.hash from streams
    cross join lateral (select s.stream, s.seq, s.hash from audit.seal s
      where s.stream = streams.stream order by s.seq desc limit 1) l;
grant select on audit.head to jq_app, jq_auditor, jq_backup;
