-- 证书与公开核验。
call scope.open_room('assessment');
create sequence assessment.certificate_number;
grant usage on sequence assessment.certificate_number to jq_app;
create table assessment.certificate (
  id uuid primary key,
  number text not null unique,
  kind text not null,
  class_id uuid not null references classes.training_class,
  enrollment_id uuid not null unique references classes.enrollment,
  person_id uuid not null,
  region_code text not null,
  organization_id uuid not null,
  person_name text not null,
  trade_name text not null,
  level text,
  issued_on date not null,
  issued_by uuid not null,
  revoked_on date,
  revoked_reason text,
  check ((revoked_on is null) = (revoked_reason is null))
);
call scope.protect('assessment.certificate');
-- The public check: number and name together; the answer is the certificate's face, nothing of the person.
create function assessment.check_certificate(given_number text, given_name text)
  returns table (number text, kind text, trade_name text, level text, issued_on date, issuer text, revoked_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.number, c.kind, c.trade_name, c.level, c.issued_on, o.name, c.revoked_on
      from assessment.certificate c join organizations.organization o on o.id = c.organization_id
      where c.number = given_number and c.person_name = given_name $$;
revoke execute on function assessment.check_certificate from public;
grant execute on function assessment.check_certificate to jq_app;
