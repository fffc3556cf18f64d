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
  recorded_on date not null
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
