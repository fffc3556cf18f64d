-- 资金：分账核算、专款专用（柳政规〔2019〕63号 六（三））。复式记账，只增不改，余额不得为负。
call scope.open_room('funds');
create table funds.account (
  id uuid primary key,
  source text not null,
  region_code text not null references regions.region,
  name text not null,
  opened_on date not null,
  closed_on date,
  unique (source, region_code)
);
-- One journal = one fact with its document; its postings balance at commit.
create table funds.journal (
  id uuid primary key,
  account_id uuid not null references funds.account,
  region_code text not null,
  kind text not null check (kind in ('allot', 'reserve', 'release', 'post', 'reverse', 'send', 'confirm', 'return')),
  matter_id uuid not null,
  -- What makes this journal unique: a line's due revision, a payment item's outcome, a class's reservation.
  natural_key text not null unique,
  document text not null,
  cites text not null default '',
  responsible text not null,
  booked_on date not null,
  booked_by uuid not null,
  booked_at timestamptz not null default now(),
  reverses uuid unique references funds.journal
);
create index journal_matter on funds.journal (matter_id);
create index journal_account on funds.journal (account_id, booked_on);
-- 五个去处：上级下达（来源）、可用、预留、应付、在途、已付。
create table funds.posting (
  journal_id uuid not null references funds.journal,
  region_code text not null,
  account_id uuid not null references funds.account,
  ledger text not null check (ledger in ('source', 'available', 'reserved', 'payable', 'in-transit', 'paid')),
  -- 借方为正，贷方为负。
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, ledger)
);
create table funds.balance (
  account_id uuid not null references funds.account,
  region_code text not null,
  ledger text not null,
  amount_fen bigint not null,
  primary key (account_id, ledger),
  check (ledger = 'source' or amount_fen >= 0)
);
create table funds.reservation (
  id uuid primary key,
  account_id uuid not null references funds.account,
  region_code text not null,
  organization_id uuid,
  matter_id uuid not null,
  item text not null,
  amount_fen bigint not null check (amount_fen > 0),
  released_at timestamptz,
  unique (matter_id, item)
);
call scope.protect('funds.account');
call scope.protect('funds.journal', true);
call scope.protect('funds.posting', true);
call scope.protect('funds.balance', true);
call scope.protect('funds.reservation');
revoke insert on funds.balance from jq_app;
-- An organization sees that money is reserved for its class, not the account behind it.

create function funds.keep_balance() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  insert into funds.balance as b (account_id, region_code, ledger, amount_fen)
    values (new.account_id, new.region_code, new.ledger, new.amount_fen)
    on conflict (account_id, ledger) do update set amount_fen = b.amount_fen + excluded.amount_fen;
  return null;
exception when check_violation then
  raise exception '余额不足：账户 %，科目 %', new.account_id, new.ledger using errcode = 'JQ002';
end $$;
create trigger keep_balance after insert on funds.posting for each row execute function funds.keep_balance();

create function funds.balanced() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare total bigint; legs integer;
begin
  select coalesce(sum(amount_fen), 0), count(*) into total, legs from funds.posting where journal_id = new.id;
  if total <> 0 or legs < 2 then
    raise exception '分录不平：% 借贷差 % 分', new.natural_key, total using errcode = 'JQ003';
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
