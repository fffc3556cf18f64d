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
  left_fen bigint not null default 0 check (left_fen between 0 and amount_fen),
  released_at timestamptz,
  unique (id, account_id),
  foreign key (account_id, source) references funds.account (id, source)
);
-- 一个班一个项目一个来源只有一笔未退回的预留；退回以后又有应补的，另立一笔。
create unique index one_open_reservation on funds.reservation (matter_id, item, source) where released_at is null;
-- One journal = one fact with its document: one amount from one ledger to another.
create table funds.journal (
  id uuid primary key,
  account_id uuid not null references funds.account,
  -- The matter's county; the account may be its city's.
  region_code text not null,
  kind text not null check (kind in ('allot', 'reserve', 'release', 'post', 'reverse', 'send', 'confirm', 'return')),
  matter_id uuid not null,
  -- What makes this journal unique: a line's due revision, a payment item's outcome, a class's reservation.
  natural_key text not null unique,
  reservation_id uuid,
  document text not null check (document <> ''),
  cites text[] not null default '{}',
  responsible text not null,
  booked_on date not null,
  -- Null: the platform itself, on an event.
  booked_by uuid,
  booked_at timestamptz not null default now(),
  reverses uuid unique references funds.journal,
  unique (id, account_id, region_code),
  foreign key (reservation_id, account_id) references funds.reservation (id, account_id),
  check ((reservation_id is not null) = (kind in ('reserve', 'release', 'post', 'reverse'))),
  check ((reverses is not null) = (kind = 'reverse'))
);
create index journal_matter on funds.journal (matter_id);
create index journal_account on funds.journal (account_id, id);
create index journal_reservation on funds.journal (reservation_id, kind);
-- 五个去处：上级下达（来源）、可用、预留、应付、在途、已付。
create table funds.posting (
  journal_id uuid not null,
  region_code text not null,
  account_id uuid not null references funds.account,
  ledger text not null check (ledger in ('source', 'available', 'reserved', 'payable', 'in-transit', 'paid')),
  -- 借方为正，贷方为负。
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, ledger),
  foreign key (journal_id, account_id, region_code) references funds.journal (id, account_id, region_code)
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
revoke insert on funds.balance from jq_app;
revoke insert on funds.reservation from jq_app;
grant insert (id, account_id, source, region_code, organization_id, matter_id, item, amount_fen)
  on funds.reservation to jq_app;

-- `4502` of 450200: everything an account of that region may serve begins with it.
create function funds.prefix_of(region text) returns text language sql immutable
  return regexp_replace(region, '(00)+$', '');

-- Balances and reservations follow the postings, one update per statement however many lines it posts.
create function funds.keep_balance() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare failed text;
begin
  insert into funds.balance (account_id, region_code, ledger, amount_fen)
    select distinct p.account_id, a.region_code, p.ledger, 0
    from added p join funds.account a on a.id = p.account_id
    on conflict do nothing;
  update funds.balance b set amount_fen = b.amount_fen + moved.amount
    from (select account_id, ledger, sum(amount_fen)::bigint as amount from added group by 1, 2) moved
    where b.account_id = moved.account_id and b.ledger = moved.ledger;
  if exists (select from added p join funds.journal j on j.id = p.journal_id
      join funds.reservation r on r.id = j.reservation_id
      where p.ledger = 'reserved' and p.amount_fen > 0 and r.released_at is not null) then
    raise exception '预留已退回，不能再转入' using errcode = 'JQ006';
  end if;
  update funds.reservation r set left_fen = r.left_fen + moved.amount,
      released_at = case when moved.released then now() end
    from (select j.reservation_id, sum(p.amount_fen)::bigint as amount, bool_or(j.kind = 'release') as released
      from added p join funds.journal j on j.id = p.journal_id where p.ledger = 'reserved' group by 1) moved
    where r.id = moved.reservation_id;
  return null;
exception when check_violation then
  get stacked diagnostics failed = table_name;
  if failed = 'reservation' then
    raise exception '超出本班预留，不能记账' using errcode = 'JQ006';
  end if;
  raise exception '账户余额不足，不能记账' using errcode = 'JQ002';
end $$;
create trigger keep_balance after insert on funds.posting
  referencing new table as added for each statement execute function funds.keep_balance();

-- At commit every journal has its two legs, in the ledgers its kind says, and agrees with the journal it answers.
create function funds.balanced() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare total bigint; legs integer; came text; went text; amount bigint; answered bigint;
begin
  select coalesce(sum(p.amount_fen), 0), count(*), max(p.ledger) filter (where p.amount_fen < 0),
      max(p.ledger) filter (where p.amount_fen > 0), max(p.amount_fen)
    into total, legs, came, went, amount from funds.posting p where p.journal_id = new.id;
  if total <> 0 or legs <> 2 then
    raise exception '分录不平：% 借贷差 % 分', new.natural_key, total using errcode = 'JQ003';
  end if;
  if (new.kind, came, went) not in (('allot', 'source', 'available'), ('reserve', 'available', 'reserved'),
      ('release', 'reserved', 'available'), ('post', 'reserved', 'payable'), ('reverse', 'payable', 'reserved'),
      ('reverse', 'payable', 'available'), ('send', 'payable', 'in-transit'), ('confirm', 'in-transit', 'paid'),
      ('return', 'in-transit', 'payable')) then
    raise exception '凭证的去处不对：% 从 % 到 %', new.kind, came, went using errcode = 'JQ003';
  end if;
  if new.kind in ('reverse', 'confirm', 'return') then
    select p.amount_fen into answered from funds.journal j join funds.posting p on p.journal_id = j.id
      where p.amount_fen > 0 and j.account_id = new.account_id
        and case when new.kind = 'reverse' then j.id = new.reverses and j.kind = 'post'
            and j.reservation_id = new.reservation_id
          else j.natural_key = 'send:' || new.matter_id end;
    if answered is distinct from amount then
      raise exception '与所对应的凭证不符：%', new.natural_key using errcode = 'JQ003';
    end if;
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on funds.journal
  deferrable initially deferred for each row execute function funds.balanced();
-- A posting added later to an old journal would unbalance it unseen: the same question from the other side.
create function funds.posting_balanced() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if (select sum(amount_fen) from funds.posting where journal_id = new.journal_id) <> 0 then
    raise exception '分录不平：%', new.journal_id using errcode = 'JQ003';
  end if;
  return null;
end $$;
create constraint trigger posting_balanced after insert on funds.posting
  deferrable initially deferred for each row execute function funds.posting_balanced();

-- A reservation without money is impossible: at commit its journal stands, for the whole amount.
create function funds.reserved_in_full() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  if not exists (select from funds.journal j join funds.posting p on p.journal_id = j.id
      where j.reservation_id = new.id and j.kind = 'reserve' and p.ledger = 'reserved'
        and p.amount_fen = new.amount_fen) then
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
  if not exists (select from funds.account a
      where a.id = new.account_id and starts_with(new.region_code, funds.prefix_of(a.region_code))) then
    raise exception '账户不属于本地区或上级地区' using errcode = 'JQ007';
  end if;
  return new;
end $$;
create trigger serves_region before insert on funds.journal
  for each row execute function funds.serves_region();
create trigger serves_region before insert on funds.reservation
  for each row execute function funds.serves_region();

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
