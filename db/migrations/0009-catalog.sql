-- 职业（工种）与培训项目目录。
call scope.open_room('catalog');
create table catalog.trade (
  code text primary key,
  name text not null,
  nationally_listed boolean not null,
  source text not null
);
call scope.share('catalog.trade');
