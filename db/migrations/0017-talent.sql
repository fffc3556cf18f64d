-- 人才：竞赛与获奖、评选、认定、人才库、企业高等级岗位、研修项目、举办职业院校（柳政规〔2019〕63号 二（二）（三）、五（一）；
-- 桂人社发〔2022〕7号 三（七））。
call scope.open_room('talent');

-- Contests, their trades and the rounds of selection are everybody's to read; a bureau of the region or above it keeps them.
create function talent.own_region() returns trigger language plpgsql as $$
begin
  if scope.kind() not in ('bureau', 'system')
    or scope.kind() = 'bureau' and not starts_with(new.region_code, coalesce(scope.setting('region_prefix'), '?'))
  then raise exception '竞赛和评选只能由本地区或上级人社部门登记' using errcode = 'JQ020'; end if;
  return new;
end $$;

create table talent.contest (
  id uuid primary key,
  title text not null,
  level text not null check (level in ('world', 'national', 'autonomous-region', 'city', 'county')),
  organizer text not null,
  -- Whose bureau keeps it; whether it was held in that region decides if its items count there.
  region_code text not null references regions.region,
  held_here boolean not null,
  held_from date not null,
  held_until date not null check (held_until >= held_from),
  document_number text not null,
  document_title text not null,
  recorded_by uuid not null,
  recorded_on date not null,
  unique (region_code, document_number, title)
);
create index contest_held on talent.contest (held_until);
call scope.share('talent.contest');
revoke update, delete on talent.contest from jq_app;
create trigger own_region before insert on talent.contest for each row execute function talent.own_region();

-- “项目”是工种项目：一场竞赛有几个工种，就是几项。
create table talent.contest_item (
  id uuid primary key,
  contest_id uuid not null references talent.contest,
  region_code text not null,
  title text not null,
  trade_code text references catalog.trade,
  unique (contest_id, title)
);
call scope.share('talent.contest_item');
revoke update, delete on talent.contest_item from jq_app;
create trigger own_region before insert on talent.contest_item for each row execute function talent.own_region();

-- 评选：每一轮的文件、期限、名额、奖金税前税后；同一地区同一时间只有一轮在办。几年一轮由规则决定。
create table talent.round (
  id uuid primary key,
  initiative text not null check (initiative in ('skills-expert')),
  title text not null,
  region_code text not null references regions.region,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  quota integer not null check (quota > 0),
  tax text not null check (tax in ('gross', 'net')),
  document_number text not null,
  document_title text not null,
  previous_id uuid references talent.round,
  state text not null check (state in ('open', 'noticed', 'concluded')),
  list_hash text,
  notice_id uuid,
  opened_by uuid not null,
  concluded_by uuid,
  concluded_on date,
  -- 没有人被推荐的一轮不公示就结束。
  check (case state when 'open' then notice_id is null when 'noticed' then notice_id is not null else true end),
  check ((state = 'concluded') = (concluded_on is not null))
);
create unique index one_running_round on talent.round (region_code, initiative) where state <> 'concluded';
call scope.share('talent.round');
revoke update, delete on talent.round from jq_app;
grant update (state, list_hash, notice_id, concluded_by, concluded_on) on talent.round to jq_app;
create trigger own_region before insert or update on talent.round for each row execute function talent.own_region();

create table talent.candidate (
  id uuid primary key,
  round_id uuid not null references talent.round,
  person_id uuid not null references people.person,
  organization_id uuid references organizations.organization,
  region_code text not null,
  person_name text not null,
  township text not null,
  achievements text not null,
  applied_by uuid not null,
  applied_on date not null,
  state text not null check (state in ('applied', 'recommended', 'declined', 'awarded', 'struck', 'ended', 'missed')),
  reviewed_by uuid,
  reviewed_on date,
  review_note text,
  -- The recorded death that ended it before the list was published; undone when it is taken back in time, missed when not.
  death_id uuid references people.death,
  unique (round_id, person_id),
  check (reviewed_by <> applied_by),
  check (state in ('ended', 'missed') or (state = 'applied') = (reviewed_by is null)),
  check ((state in ('ended', 'missed')) = (death_id is not null))
);
create index candidate_region on talent.candidate (region_code, state);
call scope.protect('talent.candidate');
revoke update, delete on talent.candidate from jq_app;
grant update (state, reviewed_by, reviewed_on, review_note, death_id) on talent.candidate to jq_app;

-- One ledger of everything that was won, conferred, recognized or set up: what, at which level, for whom, on which day, by
-- which document. 录入、另一人核实后才算数；更正是写明理由的新的一条。
create table talent.record (
  id uuid primary key,
  kind text not null check (kind in
    ('award', 'honour', 'recognition', 'tag', 'post', 'programme', 'joint-school', 'promotion')),
  subject text not null,
  level text not null default '',
  rank text not null default '',
  -- As the certificate or the document prints it.
  number text not null check (number <> ''),
  title text not null,
  region_code text not null references regions.region,
  organization_id uuid references organizations.organization,
  item_id uuid references talent.contest_item,
  round_id uuid references talent.round,
  -- The award a promotion rests on.
  award_id uuid references talent.record,
  representing text not null default '',
  place text not null default '',
  on_day date not null,
  until_day date check (until_day >= on_day),
  newly boolean not null default false,
  -- 上级发放的奖金、上级支持的金额、项目预算。
  amount_fen bigint not null default 0 check (amount_fen >= 0),
  -- 奖金发放凭证、就业或实训证明：后到的凭证，登记一次。
  proof text,
  document_number text not null check (document_number <> ''),
  document_title text not null,
  state text not null check (state in ('entered', 'confirmed', 'rejected', 'replaced')),
  made_by uuid not null,
  made_on date not null,
  checked_by uuid,
  checked_on date,
  reject_reason text,
  corrects uuid references talent.record,
  correction_reason text,
  check (checked_by <> made_by),
  check ((state = 'entered') = (checked_by is null)),
  check ((state = 'rejected') = (reject_reason is not null)),
  check ((corrects is null) = (correction_reason is null)),
  check ((kind = 'award') = (item_id is not null)),
  check ((kind = 'honour') = (round_id is not null)),
  check ((kind = 'promotion') = (award_id is not null)),
  check (kind <> 'recognition' or organization_id is not null),
  check (kind <> 'joint-school' or organization_id is not null)
);
create index record_region on talent.record (region_code, kind, state);
create index record_organization on talent.record (organization_id);
create index record_item on talent.record (item_id);
create unique index one_confirmed on talent.record (kind, document_number, number) where state = 'confirmed';
create unique index one_new_recognition on talent.record (organization_id, subject, level, title)
  where state = 'confirmed' and newly;
call scope.protect('talent.record');
revoke update, delete on talent.record from jq_app;
grant update (state, proof, checked_by, checked_on, reject_reason) on talent.record to jq_app;

-- Whom a record names: a winner or a team with each part of the award, a holder, a participant, a graduate.
create table talent.member (
  record_id uuid not null references talent.record,
  person_id uuid not null references people.person,
  region_code text not null,
  -- Who employed the person on the day; an enterprise sees its own people.
  organization_id uuid references organizations.organization,
  kind text not null,
  item_id uuid,
  person_name text not null,
  township text not null,
  amount_fen bigint not null default 0 check (amount_fen >= 0),
  -- Stands in a confirmed record; kept by the trigger below.
  live boolean not null default false,
  -- 本人同意在光荣榜上公开姓名之日。
  consented_on date,
  primary key (record_id, person_id)
);
create index member_person on talent.member (person_id);
create index member_organization on talent.member (organization_id);
-- 同一人在同一竞赛项目只有一个名次；举办职业院校补助按两种依据合计只计一次。
create unique index one_rank_per_item on talent.member (item_id, person_id) where live and item_id is not null;
create unique index one_basis_per_person on talent.member (person_id) where live and kind = 'joint-school';
call scope.protect('talent.member');
revoke update, delete on talent.member from jq_app;
grant update (consented_on) on talent.member to jq_app;

-- Who is named in a record, or employed somebody who is, reads it.
create policy of_members on talent.record for select
  using (scope.kind() in ('person', 'organization')
    and exists (select from talent.member m where m.record_id = record.id));

-- An organization enters what it sets up itself; everything else the bureau.
create function talent.enters() returns trigger language plpgsql as $$
begin
  if new.state <> 'entered' then raise exception '记录先录入，再由另一人核实' using errcode = 'JQ020'; end if;
  if scope.kind() = 'organization' and new.kind not in ('post', 'joint-school')
    and new.subject <> 'employee-training-centre' then
    raise exception '单位只登记自己的职工培训中心、高等级技师岗位和举办的院校' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger enters before insert on talent.record for each row execute function talent.enters();

-- entered → confirmed | rejected, by a bureau; confirmed → replaced, only with the correction that takes its place. The
-- parts of an award sum to it. A proof is registered once.
create function talent.settles() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = old.state then
    if old.proof is not null and new.proof is distinct from old.proof
      or (to_jsonb(new) - 'proof') <> (to_jsonb(old) - 'proof') then
      raise exception '记录不能改写，只能另立更正' using errcode = 'JQ020';
    end if;
    return new;
  end if;
  if new.state = 'replaced' and old.state = 'confirmed' and pg_trigger_depth() > 1 then return new; end if;
  if scope.kind() not in ('bureau', 'system') or old.state <> 'entered' or new.state not in ('confirmed', 'rejected') then
    raise exception '这条记录不能这样办理' using errcode = 'JQ020';
  end if;
  if new.state = 'rejected' then return new; end if;
  if new.kind = 'award' and new.amount_fen
    <> (select coalesce(sum(m.amount_fen), 0) from talent.member m where m.record_id = new.id) then
    raise exception '各人所得之和与奖项金额不符' using errcode = 'JQ020';
  end if;
  if new.corrects is not null then
    update talent.record r set state = 'replaced' where r.id = new.corrects and r.state = 'confirmed';
    if not found then raise exception '要更正的记录已不在用' using errcode = 'JQ020'; end if;
  end if;
  if exists (select from talent.record r where r.id <> new.id and r.state = 'confirmed' and r.kind = new.kind
    and r.document_number = new.document_number and r.number = new.number) then
    raise exception '同一文件的同一编号已有核实的记录' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger settles before update on talent.record for each row execute function talent.settles();

create function talent.settled() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update talent.member m set live = (new.state = 'confirmed') where m.record_id = new.id;
  return null;
exception when unique_violation then
  raise exception '其中有人已在另一条核实的记录里计过' using errcode = 'JQ020';
end $$;
create trigger settled after update of state on talent.record for each row execute function talent.settled();

-- 光荣榜：核实了的获奖、评选和认定；没有书面同意、也没有公示过的，只印姓。
create function talent.honour_roll()
  returns table (id uuid, kind text, subject text, level text, rank text, title text, item text, name text,
    region_code text, on_day date)
  language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.kind, r.subject, r.level, r.rank, r.title, coalesce(i.title, ''),
    coalesce(case when m.person_id is null then null
      when m.consented_on is not null or r.kind = 'honour' then m.person_name
      else left(m.person_name, 1) || repeat('*', greatest(char_length(m.person_name) - 1, 1)) end, o.name, ''),
    r.region_code, r.on_day
    from talent.record r
    left join talent.contest_item i on i.id = r.item_id
    left join talent.member m on m.record_id = r.id
    left join organizations.organization o on o.id = r.organization_id and m.person_id is null
    where r.state = 'confirmed' and (r.kind in ('award', 'honour')
      or r.kind = 'recognition' and r.subject in ('master-studio', 'training-base'))
    order by r.on_day desc, r.id, m.person_id
    limit 500 $$;
revoke execute on function talent.honour_roll from public;
grant execute on function talent.honour_roll to jq_app;

-- Who stands on a list of those to be honoured: whoever corrects it or answers an objection must not be theirs.
create function talent.concerned_by(lines uuid[]) returns table (organization_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$ select distinct c.organization_id, c.person_id from talent.candidate c
    where c.id = any(lines) and scope.kind() = 'bureau' and starts_with(c.region_code, scope.setting('region_prefix')) $$;
revoke execute on function talent.concerned_by from public;
grant execute on function talent.concerned_by to jq_app;
