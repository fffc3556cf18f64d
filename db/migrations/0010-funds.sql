-- 资金：分账核算、专款专用（柳政规〔2019〕63号 六（三））。复式记账，只增不改，余额不得为负。
call scope.open_room('funds');
create table funds.account (
  id uuid primary key,
  source text not null,
  region_code text not null references regions.region,
  name text not null,
  opened_on date not null,
  closed_on date,
  unique (source, region_code),
  unique (id, source)
);
-- 批准开班即占用资金（桂人社发〔2022〕7号（十）保障培训资金安全）。left_fen: what lines may still draw, kept by the postings.
create table funds.reservation (
  id uuid primary key,
  account_id uuid not null,
  source text not null,
  region_code text not null references regions.region,
  organization_id uuid,
  matter_id uuid not null,
  item text not null,
  amount_fen bigint not null check (amount_fen > 0),
  left_fen bigint not null default 0 check (left_fen >= 0),
  released_at timestamptz,
  unique (id, account_id),
  foreign key (account_id, source) references funds.account (id, source)
);
-- 一个班一个项目一个来源只有一笔未退回的预留；退回以后又有应补的，另立一笔。
create unique index one_open_reservation on funds.reservation (matter_id, item, source) where released_at is null;
create index reservation_matter on funds.reservation (matter_id);
-- Budgets are asked by item, with the account locked.
create index reservation_item on funds.reservation (account_id, item);
-- One journal = one fact with its document: one amount from one ledger to another.
create table funds.journal (
  id uuid primary key,
  -- That it is there, and serves the region, `serves_region` asks once a set.
  account_id uuid not null,
  -- The matter's county; the account may be its city's.
  region_code text not null,
  kind text not null check (kind in ('allot', 'withdraw', 'hand-down', 'take-back', 'reserve', 'release', 'post', 'reverse',
    'send', 'confirm', 'return', 'send-back', 'recall', 'execute', 'overpay', 'take-over', 'recover')),
  from_ledger text not null,
  to_ledger text not null,
  amount_fen bigint not null check (amount_fen > 0),
  matter_id uuid not null,
  -- What makes this journal unique: a line's due revision, a payment item's outcome, a class's reservation.
  natural_key text collate "C" not null unique,
  -- That it is there and of this account, `post_journals` asks once a set; and what a reversal reverses.
  reservation_id uuid,
  document text not null check (document <> ''),
  cites text[] not null default '{}',
  responsible text not null,
  booked_on date not null,
  -- Null: the platform itself, on an event.
  booked_by uuid,
  booked_at timestamptz not null default now(),
  reverses uuid,
  -- The other half of a fact: what was handed down to this account, what is taken back from it, the posting money comes back of,
  -- the recall of what the bank paid all the same.
  answers uuid references funds.journal,
  check ((reservation_id is not null) = (kind in ('reserve', 'release', 'post', 'reverse'))),
  check ((reverses is not null) = (kind in ('reverse', 'send-back', 'execute', 'take-over'))),
  -- From where to where each kind moves money, and nowhere else.
  check ((kind, from_ledger, to_ledger) in (('allot', 'source', 'available'), ('withdraw', 'available', 'source'),
    ('hand-down', 'available', 'handed-down'), ('take-back', 'handed-down', 'available'),
    ('reserve', 'available', 'reserved'), ('release', 'reserved', 'available'), ('post', 'reserved', 'payable'),
    ('reverse', 'payable', 'reserved'), ('reverse', 'payable', 'available'), ('send', 'payable', 'in-transit'),
    ('confirm', 'in-transit', 'paid'), ('return', 'in-transit', 'payable'), ('recall', 'in-transit', 'payable'),
    ('execute', 'payable', 'paid'), ('overpay', 'available', 'payable'), ('take-over', 'payable', 'available'),
    ('send-back', 'paid', 'payable'), ('recover', 'paid', 'available'))),
  check (answers is null or kind in ('allot', 'withdraw', 'overpay', 'recover')),
  check (kind not in ('overpay', 'recover') or answers is not null)
);
create unique index reversed_once on funds.journal (reverses) where reverses is not null;
-- What is handed down arrives once; what is taken back leaves once.
create unique index answered_once on funds.journal (answers) where kind in ('allot', 'withdraw');
create index journal_answers on funds.journal (answers) where answers is not null;
create index journal_matter on funds.journal (matter_id);
-- What was paid twice, and what came back, is rare, and asked for with every month's figures and every reservation.
create index journal_twice on funds.journal (matter_id) where kind = 'overpay';
create index journal_recovered on funds.journal (account_id) where kind = 'recover';
create index journal_account on funds.journal (account_id, id);
-- The journal lies on disk in the order of its days: a period is found by its blocks, at next to no cost for a booking.
create index journal_days on funds.journal using brin (booked_on) with (autosummarize = on);
create index journal_reservation on funds.journal (reservation_id, kind);
-- A journal's two legs, written by the database from the journal: nobody can write one alone.
-- 去处：上级下达（来源）、已下达下级、可用、预留、应付、在途、已付。
create table funds.posting (
  journal_id uuid not null,
  region_code text not null,
  account_id uuid not null,
  ledger text not null check (ledger in ('source', 'handed-down', 'available', 'reserved', 'payable', 'in-transit', 'paid')),
  -- 借方为正，贷方为负。
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, ledger)
);
create index posting_account on funds.posting (account_id, ledger);
create table funds.balance (
  account_id uuid not null references funds.account,
  region_code text not null,
  ledger text not null,
  amount_fen bigint not null,
  primary key (account_id, ledger),
  check (case when ledger = 'source' then amount_fen <= 0 else amount_fen >= 0 end)
);
-- An organization sees that money is reserved for its class, not the account behind it.
call scope.protect('funds.account');
call scope.protect('funds.reservation', true);
call scope.protect('funds.journal', true);
call scope.protect('funds.posting', true);
call scope.protect('funds.balance', true);
revoke delete on funds.account from jq_app;
revoke insert on funds.balance, funds.posting from jq_app;
revoke insert on funds.reservation from jq_app;
grant insert (id, account_id, source, region_code, organization_id, matter_id, item, amount_fen)
  on funds.reservation to jq_app;

-- An account opens with every balance at nothing.
create function funds.open_balances() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  insert into funds.balance (account_id, region_code, ledger, amount_fen)
    select new.id, new.region_code, ledger, 0 from unnest(array['source', 'handed-down', 'available', 'reserved', 'payable', 'in-transit', 'paid']) ledger;
  return null;
end $$;
create trigger open_balances after insert on funds.account for each row execute function funds.open_balances();

-- `4502` of 450200: everything an account of that region may serve begins with it.
create function funds.prefix_of(region text) returns text language sql immutable
  return regexp_replace(region, '(00)+$', '');

-- What was just booked, set by set. Rows and legs depend on nothing but themselves, so sets of one account write theirs side
-- by side; the turn comes after them, and only what is left holds it: the period, what is answered, balances, reservations.
create function funds.write_legs() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  insert into funds.posting (journal_id, region_code, account_id, ledger, amount_fen)
    select b.id, b.region_code, b.account_id, leg.ledger, leg.amount_fen from booked b
      cross join lateral (values (b.from_ledger, -b.amount_fen), (b.to_ledger, b.amount_fen)) leg (ledger, amount_fen);
  return null;
end $$;
create trigger b_write_legs after insert on funds.journal
  referencing new table as booked for each statement execute function funds.write_legs();
-- One set of an account at a time, until its transaction ends; several accounts always in the same order.
create function funds.take_turn() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('funds:' || turn.account_id, 13))
    from (select distinct account_id from booked order by 1) turn;
  return null;
end $$;
create trigger c_take_turn after insert on funds.journal
  referencing new table as booked for each statement execute function funds.take_turn();

-- A journal that draws on a reservation draws on one of its account; one that answers another answers it whole, from the
-- same account; nothing goes below zero.
create type funds.moved as (
  account_id uuid, reservation_id uuid, kind text, from_ledger text, to_ledger text, amount_fen bigint
);
create function funds.post_journals() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare moved funds.moved[]; failed text;
begin
  -- A set moves much between few places: what follows asks the sums, not the rows.
  select array_agg((m.account_id, m.reservation_id, m.kind, m.from_ledger, m.to_ledger, m.amount_fen)::funds.moved) into moved
    from (select account_id, reservation_id, kind, from_ledger, to_ledger, sum(amount_fen)::bigint as amount_fen
        from booked group by 1, 2, 3, 4, 5) m;
  if exists (select from unnest(moved) b where b.reservation_id is not null
      and not exists (select from funds.reservation r where r.id = b.reservation_id and r.account_id = b.account_id)) then
    raise exception '本账户没有这笔预留' using errcode = 'foreign_key_violation';
  end if;
  if exists (select from unnest(moved) where kind in ('reverse', 'confirm', 'send-back', 'return', 'recall', 'execute', 'take-over')) then
    if exists (select from booked b where b.kind = 'reverse' and not exists (select from funds.journal o
          where o.id = b.reverses and o.kind = 'post' and o.account_id = b.account_id
            and o.reservation_id = b.reservation_id and o.amount_fen = b.amount_fen))
      or exists (select from booked b where b.kind = 'send-back' and not exists (select from funds.journal o
          where o.id = b.reverses and o.kind in ('confirm', 'execute') and o.matter_id = b.matter_id
            and o.account_id = b.account_id and o.amount_fen = b.amount_fen))
      or exists (select from booked b where b.kind = 'execute' and not exists (select from funds.journal o
          where o.id = b.reverses and o.kind = 'recall' and o.matter_id = b.matter_id and o.account_id = b.account_id
            and o.amount_fen = b.amount_fen))
      or exists (select from booked b where b.kind = 'take-over' and not exists (select from funds.journal o
          where o.id = b.reverses and o.kind = 'overpay' and o.matter_id = b.matter_id and o.account_id = b.account_id
            and o.amount_fen = b.amount_fen
            and not exists (select from funds.journal k where k.answers = o.id and k.kind = 'recover')))
      or exists (select from booked b where b.kind in ('confirm', 'return', 'recall') and not exists (select from funds.journal o
          where o.natural_key = 'send:' || b.matter_id and o.account_id = b.account_id and o.amount_fen = b.amount_fen)) then
      raise exception '与所对应的凭证不符' using errcode = 'JQ003';
    end if;
  end if;
  update funds.balance b set amount_fen = b.amount_fen + m.amount_fen
    from (select k.account_id, leg.ledger, sum(leg.amount_fen)::bigint as amount_fen from unnest(moved) k
        cross join lateral (values (k.from_ledger, -k.amount_fen), (k.to_ledger, k.amount_fen)) leg (ledger, amount_fen)
        group by 1, 2) m
    where b.account_id = m.account_id and b.ledger = m.ledger;
  if exists (select from unnest(moved) b join funds.reservation r on r.id = b.reservation_id
      where b.to_ledger = 'reserved' and r.released_at is not null) then
    raise exception '预留已退回，不能再转入' using errcode = 'JQ006';
  end if;
  update funds.reservation r set left_fen = r.left_fen + m.amount_fen,
      released_at = case when m.released then now() end
    from (select reservation_id, bool_or(kind = 'release') as released,
        sum(case 'reserved' when to_ledger then amount_fen when from_ledger then -amount_fen end)::bigint as amount_fen
        from unnest(moved) where 'reserved' in (from_ledger, to_ledger) group by 1) m
    where r.id = m.reservation_id;
  return null;
exception when check_violation then
  get stacked diagnostics failed = table_name;
  if failed = 'reservation' then
    raise exception '超出本班预留，不能记账' using errcode = 'JQ006';
  end if;
  raise exception '账户余额不足，不能记账' using errcode = 'JQ002';
end $$;
create trigger post_journals after insert on funds.journal
  referencing new table as booked for each statement execute function funds.post_journals();

-- At commit the books of every account that moved add up to nothing.
create function funds.sums_to_zero() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if (select sum(b.amount_fen) from funds.balance b where b.account_id = new.account_id) <> 0 then
    raise exception '账户借贷不平：%', new.account_id using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger sums_to_zero after insert or update on funds.balance
  deferrable initially deferred for each row execute function funds.sums_to_zero();

-- The other account's half: the same amount from the same source one level up; money comes back only of what was paid out.
create function funds.answered() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare half record; back bigint;
begin
  if new.kind in ('hand-down', 'take-back') then
    if not exists (select from funds.journal j where j.answers = new.id) then
      raise exception '下达下级没有对应的下级凭证：%', new.natural_key using errcode = 'JQ003';
    end if;
    return null;
  end if;
  select j.kind, j.account_id, j.amount_fen, a.source, a.region_code,
      exists (select from funds.journal r where r.reverses = j.id) as reversed into half
    from funds.journal j join funds.account a on a.id = j.account_id where j.id = new.answers;
  if new.kind = 'recover' then
    select sum(j.amount_fen) into back from funds.journal j where j.answers = new.answers and j.kind = 'recover';
    if half.kind not in ('post', 'overpay') or half.account_id <> new.account_id or half.reversed or back > half.amount_fen then
      raise exception '追回超过当初所付：%', new.natural_key using errcode = 'JQ003';
    end if;
  elsif new.kind = 'overpay' then
    -- 重复付款：只为撤回以后银行仍付出的那一笔列支，合计不超过那一笔。
    select sum(j.amount_fen) into back from funds.journal j where j.answers = new.answers;
    if half.kind <> 'recall' or half.account_id <> new.account_id or back > half.amount_fen
        or not exists (select from funds.journal j where j.reverses = new.answers and j.kind = 'execute') then
      raise exception '没有这样的重复付款：%', new.natural_key using errcode = 'JQ003';
    end if;
  elsif (half.kind, half.amount_fen) is distinct from
      (case new.kind when 'allot' then 'hand-down' else 'take-back' end, new.amount_fen)
      or not exists (select from funds.account a where a.id = new.account_id and a.source = half.source
        and a.id <> half.account_id and starts_with(a.region_code, funds.prefix_of(half.region_code))) then
    raise exception '与上级账户的凭证不符：%', new.natural_key using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger answered after insert on funds.journal
  deferrable initially deferred for each row
  when (new.answers is not null or new.kind in ('hand-down', 'take-back')) execute function funds.answered();
-- A reservation without money is impossible: at commit its journal stands, for the whole amount.
create function funds.reserved_in_full() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select from funds.journal j
      where j.reservation_id = new.id and j.kind = 'reserve' and j.amount_fen = new.amount_fen) then
    raise exception '预留没有足额入账' using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger reserved_in_full after insert on funds.reservation
  deferrable initially deferred for each row execute function funds.reserved_in_full();

-- An account serves its own region and those below it, no other.
create function funds.serves_region() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from (select distinct account_id, region_code from booked) b
      where not exists (select from funds.account a
        where a.id = b.account_id and starts_with(b.region_code, funds.prefix_of(a.region_code)))) then
    raise exception '账户不属于本地区或上级地区' using errcode = 'JQ007';
  end if;
  return null;
end $$;
create trigger a_serves_region after insert on funds.journal
  referencing new table as booked for each statement execute function funds.serves_region();
create trigger serves_region after insert on funds.reservation
  referencing new table as booked for each statement execute function funds.serves_region();

-- 专款专用（六（三））：一个项目可以从哪些来源列支。文件定死的写来源，留给标准文件的写标准表；平台启动时照政策规则写入。
create table funds.item_source (
  item text not null,
  -- Where the document holds: `4502`.
  territory text not null,
  source text,
  rate_table text,
  unique nulls not distinct (item, territory, source, rate_table),
  check ((source is null) <> (rate_table is null))
);
call scope.share('funds.item_source', false);
create function funds.say_item_sources(said jsonb) returns void language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if scope.kind() <> 'system' then
    raise exception '项目与来源的对应只由平台照政策规则写入' using errcode = 'JQ020';
  end if;
  delete from funds.item_source k where not exists (select from jsonb_to_recordset(said)
    as s(item text, territory text, source text, rate_table text)
    where (s.item, s.territory) = (k.item, k.territory)
      and (s.source, s.rate_table) is not distinct from (k.source, k.rate_table));
  insert into funds.item_source select * from jsonb_to_recordset(said)
    as s(item text, territory text, source text, rate_table text) on conflict do nothing;
end $$;
revoke execute on function funds.say_item_sources from public;
grant execute on function funds.say_item_sources to jq_app;
-- Whatever an action believes: money is reserved from a source only that a document names for the item in the region.
create function funds.allowed_source() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from booked b where not exists (select from funds.item_source k
      where k.item = b.item and starts_with(b.region_code, k.territory) and (k.source = b.source
        or exists (select from policy.rate_table t where t.key = k.rate_table and t.state = 'checked'
          and b.source = any(t.fund_sources) and starts_with(b.region_code, funds.prefix_of(t.region_code)))))) then
    raise exception '这个项目不得从这个来源列支' using errcode = 'JQ011';
  end if;
  return null;
end $$;
create trigger allowed_source after insert on funds.reservation
  referencing new table as booked for each statement execute function funds.allowed_source();

-- Which account pays for a region from a source: the county's own, else its city's, else the region's. No figures.
create function funds.account_for(wanted text, region text)
  returns table (id uuid, name text, source text, region_code text)
  language sql stable security definer set search_path = pg_catalog as $$
    select a.id, a.name, a.source, a.region_code from funds.account a
    where a.source = wanted and a.closed_on is null and starts_with(region, funds.prefix_of(a.region_code))
    order by length(funds.prefix_of(a.region_code)) desc limit 1 $$;
-- An account by id, without figures: a county names the city's account that serves it.
create function funds.account_of(account uuid) returns table (id uuid, name text, source text, region_code text)
  language sql stable security definer set search_path = pg_catalog as $$
    select a.id, a.name, a.source, a.region_code from funds.account a where a.id = account and a.closed_on is null $$;
-- The balances of one account, for who stands above it or is served by it; nobody else.
create function funds.balances_of(account uuid) returns table (ledger text, amount_fen bigint)
  language sql stable security definer set search_path = pg_catalog as $$
    select b.ledger, b.amount_fen from funds.account a join funds.balance b on b.account_id = a.id
    where a.id = account and (scope.kind() = 'system' or scope.kind() = 'bureau' and (
      starts_with(a.region_code, scope.setting('region_prefix'))
      or starts_with(scope.setting('region_prefix'), funds.prefix_of(a.region_code)))) $$;
revoke execute on function funds.account_for, funds.account_of, funds.balances_of from public;
grant execute on function funds.account_for, funds.account_of, funds.balances_of to jq_app;

-- 年度预算：一个账户一年一个项目批准占用多少；录入和复核是两个人，改动另立一行。
create table funds.budget (
  id uuid primary key,
  account_id uuid not null references funds.account,
  region_code text not null,
  year integer not null check (year between 2000 and 2100),
  item text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  document text not null check (document <> ''),
  entered_by uuid not null,
  entered_by_person uuid not null,
  entered_on date not null,
  checked_by uuid,
  checked_by_person uuid check (checked_by_person is distinct from entered_by_person),
  checked_on date,
  ended_on date,
  end_reason text,
  check ((checked_on is null) = (checked_by is null)),
  check ((ended_on is null) = (end_reason is null))
);
create unique index budget_in_force on funds.budget (account_id, year, item) where checked_on is not null and ended_on is null;
create unique index budget_proposed on funds.budget (account_id, year, item) where checked_on is null and ended_on is null;
-- 年终结转：一年的结余由两个人决定结转多少、交回多少；决定之后这一年不再记账，下一年才能预留。
create table funds.year_close (
  id uuid primary key,
  account_id uuid not null references funds.account,
  region_code text not null,
  year integer not null check (year between 2000 and 2100),
  available_fen bigint not null check (available_fen >= 0),
  carried_fen bigint not null check (carried_fen >= 0),
  returned_fen bigint not null check (returned_fen >= 0),
  document text not null check (document <> ''),
  state text not null check (state in ('proposed', 'closed', 'refused')),
  proposed_by uuid not null,
  proposed_by_person uuid not null,
  proposed_on date not null,
  decided_by uuid,
  decided_by_person uuid check (decided_by_person is distinct from proposed_by_person),
  decided_on date,
  note text,
  check (available_fen = carried_fen + returned_fen),
  check ((decided_on is null) = (state = 'proposed'))
);
create unique index year_closed_once on funds.year_close (account_id, year) where state <> 'refused';
-- 月结：控制总数相符才结；结账的月份不再记账，只有另一人写明原因才能重开。
create table funds.month_close (
  id uuid primary key,
  region_code text not null references regions.region,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- The ledgers' sums per account at the closing, and their hash.
  totals jsonb not null,
  hash text not null,
  closed_by uuid not null,
  closed_by_person uuid not null,
  closed_on date not null,
  reopened_by uuid,
  reopened_by_person uuid check (reopened_by_person is distinct from closed_by_person),
  reopened_on date,
  reopen_reason text,
  check ((reopened_on is null) = (reopen_reason is null))
);
create unique index month_closed_once on funds.month_close (region_code, month) where reopened_on is null;
call scope.protect('funds.budget');
call scope.protect('funds.year_close');
call scope.protect('funds.month_close');
revoke delete on funds.budget, funds.year_close, funds.month_close from jq_app;

-- 决定过的不再改写。
create function funds.kept_close() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - array['state', 'decided_by', 'decided_by_person', 'decided_on', 'note', 'checked_by', 'checked_by_person',
        'checked_on', 'ended_on', 'end_reason', 'reopened_by', 'reopened_by_person', 'reopened_on', 'reopen_reason'])
      <> (to_jsonb(new) - array['state', 'decided_by', 'decided_by_person', 'decided_on', 'note', 'checked_by', 'checked_by_person',
        'checked_on', 'ended_on', 'end_reason', 'reopened_by', 'reopened_by_person', 'reopened_on', 'reopen_reason'])
    or coalesce(to_jsonb(old) ->> 'decided_on', to_jsonb(old) ->> 'ended_on', to_jsonb(old) ->> 'reopened_on') is not null
    or to_jsonb(old) ->> 'checked_on' is distinct from to_jsonb(new) ->> 'checked_on'
      and to_jsonb(old) ->> 'checked_on' is not null then
    raise exception '已经决定的不可改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger kept_budget before update on funds.budget for each row execute function funds.kept_close();
create trigger kept_year before update on funds.year_close for each row execute function funds.kept_close();
create trigger kept_month before update on funds.month_close for each row execute function funds.kept_close();

-- Up to which year an account may reserve: the year it was opened in, then the one after the last that was closed.
create function funds.open_year(account uuid) returns integer language sql stable security definer set search_path = pg_catalog
  as $$ select greatest(extract(year from a.opened_on)::integer,
      (select max(y.year) + 1 from funds.year_close y where y.account_id = a.id and y.state = 'closed'))
    from funds.account a where a.id = account $$;
-- Whether a region's month is closed, by itself or by a region above it.
create function funds.month_closed(region text, wanted text) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select from funds.month_close m where m.month = wanted and m.reopened_on is null
      and starts_with(region, funds.prefix_of(m.region_code))) $$;
-- The first month before one that should be closed before it: since months were first closed for the region, booked in and open.
create function funds.month_left_open(region text, wanted text) returns text language sql stable security definer
  set search_path = pg_catalog
  as $$ select to_char(min(k.starts), 'YYYY-MM') from generate_series(
        (select to_date(min(m.month), 'YYYY-MM')::timestamp from funds.month_close m
          where starts_with(region, funds.prefix_of(m.region_code))), to_date(wanted, 'YYYY-MM')::timestamp - interval '1 month',
        interval '1 month') k (starts)
      where not funds.month_closed(region, to_char(k.starts, 'YYYY-MM')) and exists (select from funds.journal j
        where starts_with(j.region_code, funds.prefix_of(region))
          and j.booked_on >= k.starts and j.booked_on < k.starts + interval '1 month') $$;
revoke execute on function funds.open_year, funds.month_closed, funds.month_left_open from public;
grant execute on function funds.open_year, funds.month_closed, funds.month_left_open to jq_app;

-- The turn of every account that may book for a region, its own, those below and those above: whoever closes its month waits
-- for what is being booked, and what comes after finds the month closed.
create function funds.take_turns(region text) returns void language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('funds:' || turn.id, 13))
    from (select a.id from funds.account a where starts_with(a.region_code, funds.prefix_of(region))
      or starts_with(region, funds.prefix_of(a.region_code)) order by a.id) turn;
end $$;
revoke execute on function funds.take_turns from public;
grant execute on function funds.take_turns to jq_app;
-- Nothing is booked into a closed month or year, and nothing is reserved before last year's rest has been decided.
create function funds.in_open_period() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare period record;
begin
  for period in select account_id, region_code, booked_on, bool_or(kind = 'reserve') as reserves from booked group by 1, 2, 3 loop
    if exists (select from funds.year_close y where y.account_id = period.account_id
        and y.year >= extract(year from period.booked_on) and y.state = 'closed') then
      raise exception '该年度已经结账，不能再记账' using errcode = 'JQ008';
    elsif funds.month_closed(period.region_code, to_char(period.booked_on, 'YYYY-MM')) then
      raise exception '该月份已经结账，不能再记账' using errcode = 'JQ008';
    elsif period.reserves and extract(year from period.booked_on) > funds.open_year(period.account_id) then
      raise exception '上一年度的结余还没有决定结转，不能预留' using errcode = 'JQ008';
    end if;
  end loop;
  return null;
end $$;
create trigger in_open_period after insert on funds.journal
  referencing new table as booked for each statement execute function funds.in_open_period();

-- What a year's approvals keep of an item's budget: reserved in it, less what was given back in it, also by a posting that was
-- reversed after its reservation had gone, or by a payee. What comes back of an earlier year's money is rest, and frees no
-- budget: of a reservation that an earlier year began, what this year committed again counts as far as this year has drawn on
-- it, whatever else comes back. So the figure of a year that is over stays.
create function funds.budget_used(account uuid, for_year integer, for_item text) returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select coalesce(sum(case when earlier.begun then greatest(kept.reserved - kept.back, least(kept.reserved,
        (select coalesce(sum(p.amount_fen), 0) from funds.journal p where p.reservation_id = kept.reservation_id and p.kind = 'post'
          and p.booked_on between make_date(for_year, 1, 1) and make_date(for_year, 12, 31)
          and not exists (select from funds.journal v where v.reverses = p.id))))
      else kept.reserved - kept.back - kept.repaid end), 0)::bigint
    from (select moved.reservation_id, coalesce(sum(moved.fen) filter (where moved.kind = 'reserve'), 0) as reserved,
        coalesce(sum(moved.fen) filter (where moved.kind in ('release', 'reverse')), 0) as back,
        coalesce(sum(moved.fen) filter (where moved.kind = 'recover'), 0) as repaid
      from (select j.reservation_id, j.kind, j.amount_fen as fen
          from funds.reservation r join funds.journal j on j.reservation_id = r.id
            and (j.kind in ('reserve', 'release') or j.kind = 'reverse' and j.to_ledger = 'available')
          where r.account_id = account and r.item = for_item
            and j.booked_on between make_date(for_year, 1, 1) and make_date(for_year, 12, 31)
        union all select p.reservation_id, b.kind, b.amount_fen
          from funds.journal b join funds.journal p on p.id = b.answers join funds.reservation r on r.id = p.reservation_id
          where b.account_id = account and b.kind = 'recover' and r.item = for_item
            and b.booked_on between make_date(for_year, 1, 1) and make_date(for_year, 12, 31)) moved
      group by 1) kept
    cross join lateral (select exists (select from funds.journal f where f.reservation_id = kept.reservation_id
      and f.kind = 'reserve' and f.booked_on < make_date(for_year, 1, 1)) as begun) earlier $$;
revoke execute on function funds.budget_used from public;
grant execute on function funds.budget_used to jq_app;
create function funds.within_budget() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if exists (select from funds.reservation r join funds.budget b on b.account_id = r.account_id and b.item = r.item
        and b.year = extract(year from new.booked_on) and b.checked_on is not null and b.ended_on is null
      where r.id = new.reservation_id and funds.budget_used(b.account_id, b.year, b.item) > b.amount_fen) then
    raise exception '超出本年预算，不能预留' using errcode = 'JQ009';
  end if;
  return null;
end $$;
create constraint trigger within_budget after insert on funds.journal
  deferrable initially deferred for each row when (new.kind = 'reserve') execute function funds.within_budget();
-- What an account can still commit for an item: available, within the year's checked budget. Who claims asks it, too, so that a
-- list is made from what there is: one figure, no row.
create function funds.can_commit(account uuid, for_year integer, for_item text) returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select greatest(0, least(
      coalesce((select b.amount_fen from funds.balance b where b.account_id = account and b.ledger = 'available'), 0),
      (select b.amount_fen - funds.budget_used(account, for_year, for_item) from funds.budget b
        where b.account_id = account and b.year = for_year and b.item = for_item
          and b.checked_on is not null and b.ended_on is null))) $$;
-- What lines have drawn from each reservation, and neither they nor their payees have given back; who claims for a class sees
-- its reservations, not the books.
create function funds.spent_from(reservations uuid[]) returns table (reservation_id uuid, fen bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$ select j.reservation_id, sum(case j.kind when 'post' then j.amount_fen - (select coalesce(sum(b.amount_fen), 0)
        from funds.journal b where b.answers = j.id and b.kind = 'recover') else -j.amount_fen end)::bigint
    from funds.journal j where j.reservation_id = any(reservations) and j.kind in ('post', 'reverse') group by 1 $$;
revoke execute on function funds.can_commit, funds.spent_from from public;
grant execute on function funds.can_commit, funds.spent_from to jq_app;
-- What a matter has left of an item and has spent is never more than its approval, the first reservation, committed; that only
-- what is committed again can have passed.
create function funds.within_approval() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare own uuid[]; approved bigint; unspent bigint;
begin
  select array_agg(k.id), (array_agg(k.amount_fen order by k.id))[1], sum(k.left_fen) into own, approved, unspent
    from funds.reservation r join funds.reservation k on (k.matter_id, k.item, k.account_id) = (r.matter_id, r.item, r.account_id)
    where r.id = new.reservation_id;
  if (select sum(j.amount_fen) from funds.journal j where j.reservation_id = any(own) and j.kind = 'reserve') <= approved then
    return null;
  end if;
  if unspent + (select coalesce(sum(s.fen), 0) from funds.spent_from(own) s) > approved then
    raise exception '预留超过所批准的，不能记账' using errcode = 'JQ006';
  end if;
  return null;
end $$;
create constraint trigger within_approval after insert on funds.journal
  deferrable initially deferred for each row when (new.kind = 'reserve') execute function funds.within_approval();

-- 基础工作支持（六（三））：教材开发、师资培训、教学改革、职业技能竞赛、考核题库。一人提出，另一人批准即预留；成果经另一人验收才记应付，才付款。
create table funds.basic_work (
  id uuid primary key,
  region_code text not null references regions.region,
  item text not null,
  title text not null check (title <> ''),
  -- Who is supported, and is paid.
  organization_id uuid not null references organizations.organization,
  account_id uuid not null,
  source text not null,
  amount_fen bigint not null check (amount_fen > 0),
  document text not null check (document <> ''),
  purpose text not null check (purpose <> ''),
  -- 谁使用、谁负责。
  responsible_unit text not null check (responsible_unit <> ''),
  responsible_person text not null check (responsible_person <> ''),
  starts_on date not null,
  due_on date not null,
  state text not null check (state in ('proposed', 'refused', 'withdrawn', 'approved', 'delivered', 'accepted', 'sent',
    'returned', 'paid')),
  proposed_on date not null,
  proposed_by uuid not null,
  approved_on date,
  approved_by uuid check (approved_by <> proposed_by),
  result_title text,
  result_document text,
  result_on date,
  delivered_by uuid,
  -- What the result is worth: never more than was approved.
  accepted_fen bigint check (accepted_fen between 1 and amount_fen),
  accepted_by uuid check (accepted_by <> delivered_by),
  foreign key (account_id, source) references funds.account (id, source),
  check (due_on >= starts_on),
  check ((approved_on is null) = (approved_by is null)),
  check (state in ('proposed', 'refused', 'withdrawn') or approved_on is not null),
  -- 钱跟着成果走。
  check (num_nulls(result_title, result_document, result_on, delivered_by) in (0, 4)),
  check ((accepted_fen is null) = (accepted_by is null)),
  check (accepted_fen is null or result_document is not null),
  check (state <> 'delivered' or result_document is not null),
  check (state not in ('accepted', 'sent', 'returned', 'paid') or accepted_fen is not null)
);
create index basic_work_region on funds.basic_work (region_code, id);
-- Every act on a work, as it was done.
create table funds.basic_work_step (
  id uuid primary key,
  work_id uuid not null references funds.basic_work,
  region_code text not null,
  organization_id uuid not null,
  act text not null,
  note text not null default '',
  by_user uuid not null,
  by_person uuid not null,
  by_name text not null,
  on_day date not null
);
create index basic_work_step_work on funds.basic_work_step (work_id, id);
-- One order of the treasury to one account; what comes back is paid by another.
create table funds.basic_work_payment (
  id uuid primary key,
  work_id uuid not null references funds.basic_work,
  region_code text not null references regions.region,
  organization_id uuid not null,
  payee_account uuid not null references organizations.payee_account,
  payee_name text not null,
  bank_name text not null,
  account_tail text not null,
  amount_fen bigint not null check (amount_fen > 0),
  order_number text not null check (order_number <> ''),
  sent_on date not null,
  sent_by uuid not null,
  -- sent-back: 到账以后银行又退汇，到账的回单和日期不变。
  state text not null default 'sent' check (state in ('sent', 'confirmed', 'returned', 'sent-back')),
  bank_number text,
  bank_reason text,
  settled_on date,
  settled_by uuid check (settled_by <> sent_by),
  back_number text,
  returned_on date,
  returned_by uuid check (returned_by <> sent_by),
  check (num_nulls(back_number, returned_on, returned_by) = case state when 'sent-back' then 0 else 3 end),
  check (num_nulls(bank_number, settled_on, settled_by) = case state when 'sent' then 3 else 0 end),
  check ((bank_reason is not null) = (state in ('returned', 'sent-back'))),
  unique (region_code, order_number)
);
create unique index basic_work_paid_once on funds.basic_work_payment (work_id)
  where state not in ('returned', 'sent-back');
call scope.protect('funds.basic_work');
call scope.protect('funds.basic_work_step', true);
call scope.protect('funds.basic_work_payment');
-- Who is supported neither proposes nor accepts.
call scope.office_writes('funds.basic_work');
call scope.office_writes('funds.basic_work_step');
call scope.office_writes('funds.basic_work_payment');
revoke update, delete on funds.basic_work, funds.basic_work_payment from jq_app;
grant update (state, approved_on, approved_by, result_title, result_document, result_on, delivered_by, accepted_fen, accepted_by)
  on funds.basic_work to jq_app;
grant update (state, bank_number, bank_reason, settled_on, settled_by, back_number, returned_on, returned_by)
  on funds.basic_work_payment to jq_app;

-- From which state to which, and what was decided stays.
create function funds.basic_work_follows() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in (('proposed', 'approved'), ('proposed', 'refused'), ('proposed', 'withdrawn'),
      ('approved', 'delivered'), ('approved', 'withdrawn'), ('delivered', 'accepted'), ('delivered', 'approved'),
      ('delivered', 'withdrawn'), ('accepted', 'sent'), ('accepted', 'withdrawn'), ('sent', 'paid'), ('sent', 'returned'),
      ('paid', 'returned'), ('returned', 'sent'), ('returned', 'withdrawn'))
    or old.approved_on is not null and (old.approved_on, old.approved_by) is distinct from (new.approved_on, new.approved_by)
    or old.accepted_fen is not null and (old.accepted_fen, old.accepted_by, old.result_document, old.delivered_by)
      is distinct from (new.accepted_fen, new.accepted_by, new.result_document, new.delivered_by) then
    raise exception '基础工作支持事项不能这样改动' using errcode = 'JQ005';
  end if;
  return new;
end $$;
create trigger follows before update on funds.basic_work for each row execute function funds.basic_work_follows();
create trigger follows before update on funds.basic_work_payment for each row
  when (case old.state when 'sent' then new.state = 'sent-back'
    when 'confirmed' then new.state <> 'sent-back' or (new.bank_number, new.settled_on, new.settled_by)
      is distinct from (old.bank_number, old.settled_on, old.settled_by) else true end)
  execute function scope.stays('银行已经答复的付款不能改动');

-- What the books have of works: by ledger, the work's own journals and those of its payments.
create function funds.basic_work_books(works uuid[]) returns table (work_id uuid, ledger text, amount_fen bigint)
  language sql stable set search_path = pg_catalog as $$
    select m.work_id, p.ledger, sum(p.amount_fen)::bigint
    from (select w.id as work_id, w.id as matter_id from unnest(works) w (id)
        union all select b.work_id, b.id from funds.basic_work_payment b where b.work_id = any(works)) m
      join funds.journal j on j.matter_id = m.matter_id join funds.posting p on p.journal_id = j.id
    where p.ledger in ('reserved', 'payable', 'in-transit', 'paid') group by 1, 2 $$;
-- At commit a work stands in the books as its state says, to the fen: in one place, or in none.
create function funds.basic_work_booked() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare work funds.basic_work;
begin
  select * into work from funds.basic_work w where w.id = coalesce(to_jsonb(new) ->> 'work_id', to_jsonb(new) ->> 'id')::uuid;
  if exists (select from (values ('reserved', case when work.state in ('approved', 'delivered') then work.amount_fen end),
        ('payable', case when work.state in ('accepted', 'returned') then work.accepted_fen end),
        ('in-transit', case when work.state = 'sent' then work.accepted_fen end),
        ('paid', case when work.state = 'paid' then work.accepted_fen end)) k (ledger, amount_fen)
      left join funds.basic_work_books(array[work.id]) b on b.ledger = k.ledger
      where coalesce(k.amount_fen, 0) <> coalesce(b.amount_fen, 0))
    or (select sum(p.amount_fen) from funds.basic_work_payment p where p.work_id = work.id
        and p.state not in ('returned', 'sent-back'))
      is distinct from (case when work.state in ('sent', 'paid') then work.accepted_fen end) then
    raise exception '基础工作支持事项与资金账不符：%', work.title using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger booked after insert or update on funds.basic_work
  deferrable initially deferred for each row execute function funds.basic_work_booked();
create constraint trigger booked after insert or update on funds.basic_work_payment
  deferrable initially deferred for each row execute function funds.basic_work_booked();
