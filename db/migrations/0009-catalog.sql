-- 职业（工种）与培训项目目录。
call scope.open_room('catalog');
create table catalog.trade (
  code text primary key,
  name text not null,
  nationally_listed boolean not null,
  source text not null,
  -- 大典的版次；目录条目没有版次。
  edition text check (edition in ('1999', '2015', '2022')),
  -- 同一职业在各版大典里编码不同：限额按这个身份计，不按编码计。
  identity text not null
);
create index trade_identity on catalog.trade (identity);
call scope.share('catalog.trade');

-- 判定能否列入项目制的三个目录（柳政规〔2019〕63号 五（五））：国家职业资格目录、专项职业能力、职业技能等级标准。每次发布
-- 是一个版本，旧版留存，判定用开班之日有效的一版。市导入的只管本市，自治区导入的管各市（七（二））。
create table catalog.list_version (
  id uuid primary key,
  list text not null check (list in ('national-qualifications', 'specific-competencies', 'skill-level-standards')),
  -- Whose bureau imported it: it says nothing of another city's trades.
  region_code text not null references regions.region,
  title text not null check (title <> ''),
  document text not null check (document <> ''),
  effective_from date not null,
  items integer not null check (items > 0),
  imported_on date not null,
  imported_by uuid,
  unique (list, region_code, effective_from)
);
create table catalog.list_item (
  version_id uuid not null references catalog.list_version,
  name text not null,
  -- 没有编码的为空文字。
  code text not null,
  primary key (version_id, name, code)
);
-- “市场需求较大”是一项判断：谁、对哪个工种、凭什么文件、从哪天到哪天。
create table catalog.demand_judgement (
  id uuid primary key,
  trade_code text not null references catalog.trade,
  region_code text not null references regions.region,
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  judged_by uuid,
  recorded_on date not null,
  -- 需求变了，或登记错了：从这一天起不再算数，此前按它受理的照旧；写明依据，只终止一次。
  ended_on date check (ended_on >= recorded_on),
  ended_reason text check (ended_reason <> ''),
  ended_by uuid,
  check (num_nonnulls(ended_on, ended_reason) in (0, 2)),
  check (ended_by is null or ended_on is not null)
);
create index judgement_trade on catalog.demand_judgement (trade_code, region_code);
call scope.share('catalog.list_version');
call scope.share('catalog.list_item');
call scope.share('catalog.demand_judgement');
revoke update, delete on catalog.list_version, catalog.list_item, catalog.demand_judgement from jq_app;
-- Everybody reads a list or a judgement; only the bureau of the region, or one above it, makes it.
create function catalog.within_reach() returns trigger language plpgsql as $$
begin
  if scope.reaches(new.region_code, null, null) is not true then
    raise exception '目录和市场需求判断只能由所辖地区的人社部门登记' using errcode = 'JQ021';
  end if;
  return new;
end $$;
create trigger within_reach before insert on catalog.demand_judgement
  for each row execute function catalog.within_reach();
-- What was judged is not rewritten; it ends, once, by the bureau of the region or one above it.
grant update (ended_on, ended_reason, ended_by) on catalog.demand_judgement to jq_app;
create function catalog.judgement_only_ends() returns trigger language plpgsql as $$
begin
  if old.ended_on is not null or scope.reaches(old.region_code, null, null) is not true then
    raise exception '市场需求判断只由所辖地区的人社部门终止一次' using errcode = 'JQ021';
  end if;
  return new;
end $$;
create trigger judgement_only_ends before update on catalog.demand_judgement
  for each row execute function catalog.judgement_only_ends();
create trigger within_reach before insert on catalog.list_version
  for each row execute function catalog.within_reach();
-- A version is whole when it is imported; nothing is slipped into it afterwards.
create function catalog.list_is_whole() returns trigger language plpgsql as $$
begin
  if exists (select from catalog.list_version v where v.id in (select a.version_id from added a)
      and (scope.reaches(v.region_code, null, null) is not true
        or v.items < (select count(*) from catalog.list_item i where i.version_id = v.id))) then
    raise exception '目录各版导入后不改，更正的另行导入' using errcode = 'JQ021';
  end if;
  return null;
end $$;
create trigger list_is_whole after insert on catalog.list_item
  referencing new table as added for each statement execute function catalog.list_is_whole();

-- 开放性的职业技能培训考核题库（柳政规〔2019〕63号 六（三））：一个职业（工种）、一个级别一套，整套导入，一版一版留存；导入的
-- 另由一人发布，发布以前公众读不到。保密的考核试卷不入本库。
create table catalog.question_set (
  id uuid primary key,
  region_code text not null references regions.region,
  trade_code text not null references catalog.trade,
  level text not null check (level <> ''),
  version integer not null check (version > 0),
  title text not null check (title <> ''),
  document text not null check (document <> ''),
  items integer not null check (items > 0),
  state text not null check (state in ('entered', 'released', 'replaced', 'withdrawn')),
  entered_by uuid not null,
  entered_on date not null,
  released_by uuid check (released_by is distinct from entered_by),
  released_on date,
  withdrawn_reason text,
  unique (region_code, trade_code, level, version),
  check ((released_by is null) = (released_on is null)),
  check (state not in ('released', 'replaced') or released_on is not null),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create unique index question_set_current on catalog.question_set (region_code, trade_code, level) where state = 'released';
create table catalog.question (
  set_id uuid not null references catalog.question_set,
  region_code text not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('single', 'multiple', 'judgement')),
  stem text not null check (stem <> ''),
  options text[] not null check (cardinality(options) between 2 and 6),
  -- 选项的字母：A、BD。
  answer text not null check (answer ~ '^[A-F]+$'),
  explanation text not null,
  primary key (set_id, number)
);
-- 公众对一道题的意见：任何人可提，人社部门答复。
create table catalog.question_proposal (
  id uuid primary key,
  set_id uuid not null references catalog.question_set,
  region_code text not null,
  number integer,
  words text not null check (words <> ''),
  proposed_on date not null,
  state text not null check (state in ('open', 'taken', 'declined')),
  answer text,
  settled_by uuid,
  settled_on date,
  check ((state = 'open') = (num_nonnulls(answer, settled_by, settled_on) = 0))
);
create index proposal_of_set on catalog.question_proposal (set_id);
call scope.protect('catalog.question_set');
call scope.protect('catalog.question', true);
call scope.protect('catalog.question_proposal');
revoke delete on catalog.question_set, catalog.question_proposal from jq_app;
create policy open_to_all on catalog.question_set for select using (scope.kind() <> 'nobody' and state in ('released', 'replaced'));
create policy open_to_all on catalog.question for select using (scope.kind() <> 'nobody' and exists (
  select from catalog.question_set s where s.id = set_id and s.state in ('released', 'replaced')));
create policy anyone_proposes on catalog.question_proposal for insert
  with check (scope.kind() <> 'nobody' and state = 'open');
-- A set changes its state alone, step by step; what was released is never entered again.
create function catalog.kept_set() returns trigger language plpgsql as $$
declare steps text := old.state || ' ' || new.state;
begin
  if steps not in ('entered released', 'entered withdrawn', 'released replaced', 'released withdrawn')
      or (to_jsonb(old) - array['state', 'released_by', 'released_on', 'withdrawn_reason'])
        <> (to_jsonb(new) - array['state', 'released_by', 'released_on', 'withdrawn_reason'])
      or old.released_on is not null and (old.released_by, old.released_on) is distinct from (new.released_by, new.released_on) then
    raise exception '题库各版导入后不改，更正的另行导入' using errcode = 'JQ021';
  end if;
  return new;
end $$;
create trigger kept before update on catalog.question_set for each row execute function catalog.kept_set();
-- A set is whole when it is imported; nothing is slipped into it afterwards.
create function catalog.set_is_whole() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from catalog.question_set s where s.id in (select a.set_id from added a)
      and (s.state <> 'entered' or s.items < (select count(*) from catalog.question q where q.set_id = s.id))) then
    raise exception '题库各版导入后不改，更正的另行导入' using errcode = 'JQ021';
  end if;
  return null;
end $$;
create trigger set_is_whole after insert on catalog.question
  referencing new table as added for each statement execute function catalog.set_is_whole();
