-- 行政区划、重点帮扶县、易地安置区（桂人社发〔2022〕7号 一、附件1、附件2）。
call scope.open_room('regions');
create table regions.region (
  code text primary key check (code ~ '^\d{6}(\d{3})?$'),
  name text not null,
  level text not null check (level in ('autonomous-region', 'city', 'county', 'township')),
  parent_code text references regions.region,
  initials text not null default ''
);
create index region_parent on regions.region (parent_code);
create table regions.key_assisted_county (
  region_code text not null references regions.region,
  tier text not null check (tier in ('national-key', 'regional-key', 'by-reference')),
  cites text not null,
  row_number integer not null,
  printed_name text not null,
  correction text,
  valid_from date not null,
  valid_until date,
  primary key (region_code, valid_from)
);
create table regions.resettlement_site (
  id uuid primary key,
  name text not null,
  region_code text not null references regions.region,
  over_ten_thousand boolean not null,
  cites text not null,
  row_number integer not null,
  correction text
);
call scope.share('regions.region');
call scope.share('regions.key_assisted_county');
call scope.share('regions.resettlement_site');
