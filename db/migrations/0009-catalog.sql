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
