-- 结对关系（桂人社发〔2022〕7号 二、附件1、附件2）。
call scope.open_room('pairing');
create table pairing.pairing (
  id uuid primary key,
  school_id uuid not null references organizations.organization,
  region_code text not null references regions.region,
  site_id uuid references regions.resettlement_site,
  valid_from date not null,
  valid_until date,
  cites text not null,
  row_number integer not null,
  -- How the school was read from the document: printed, or inferred with the reason.
  basis text not null check (basis in ('printed', 'inferred')),
  note text,
  unique nulls not distinct (school_id, region_code, site_id, valid_from)
);
call scope.share('pairing.pairing');
