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
create index certificate_class on assessment.certificate (class_id);
create index certificate_person on assessment.certificate (person_id);

-- 职业技能等级认定机构登记簿（柳政规〔2019〕63号 二（四））：哪个机构、哪些职业的哪些等级、从哪天到哪天、凭什么文件。谁都可以读；
-- 录入与核实为两人，核实后不改写，只能提前终止。
create table assessment.body (
  id uuid primary key,
  organization_id uuid not null references organizations.organization,
  -- Whose bureau registered it.
  region_code text not null references regions.region,
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  document_number text not null check (document_number <> ''),
  document_title text not null check (document_title <> ''),
  state text not null check (state in ('entered', 'confirmed', 'rejected')),
  made_by uuid not null,
  made_on date not null,
  checked_by uuid,
  checked_on date,
  reject_reason text,
  -- The first day on which it may not issue any more.
  ended_on date,
  ended_by uuid,
  ended_reason text,
  check (checked_by <> made_by),
  check ((state = 'entered') = (checked_by is null)),
  check ((state = 'rejected') = (reject_reason is not null)),
  check (num_nonnulls(ended_on, ended_by, ended_reason) in (0, 3)),
  check (ended_on is null or state = 'confirmed'),
  unique (organization_id, document_number)
);
create table assessment.body_scope (
  body_id uuid not null references assessment.body,
  trade_code text not null references catalog.trade,
  levels text[] not null check (levels <> '{}'
    and levels <@ array['junior', 'intermediate', 'senior', 'technician', 'senior-technician']),
  primary key (body_id, trade_code)
);
call scope.share('assessment.body');
call scope.share('assessment.body_scope');
revoke update, delete on assessment.body, assessment.body_scope from jq_app;
grant update (state, checked_by, checked_on, reject_reason, ended_on, ended_by, ended_reason)
  on assessment.body to jq_app;
create function assessment.keeps_body() returns trigger language plpgsql as $$
begin
  if scope.kind() not in ('bureau', 'system')
    or scope.kind() = 'bureau' and not starts_with(new.region_code, coalesce(scope.setting('region_prefix'), '?'))
    or tg_op = 'INSERT' and new.state <> 'entered'
    or tg_op = 'UPDATE' and not (old.state = 'entered' and new.ended_on is null
      or old.state = 'confirmed' and new.state = 'confirmed' and old.ended_on is null)
  then raise exception '认定机构由本地区或上级人社部门登记，核实后只能终止' using errcode = 'JQ020'; end if;
  return new;
end $$;
create trigger keeps_body before insert or update on assessment.body
  for each row execute function assessment.keeps_body();
create function assessment.keeps_scope() returns trigger language plpgsql as $$
begin
  if not exists (select from assessment.body b where b.id = new.body_id and b.state = 'entered'
    and scope.kind() in ('bureau', 'system')) then
    raise exception '认定范围随登记一并录入，核实后不改' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger keeps_scope before insert on assessment.body_scope
  for each row execute function assessment.keeps_scope();

-- May an organization issue for a trade and level on a day?
create function assessment.may_issue(organization uuid, trade text, wanted text, on_day date) returns boolean
  language sql stable
  return exists (select from assessment.body b join assessment.body_scope s on s.body_id = b.id
    where b.organization_id = organization and b.state = 'confirmed' and wanted = any(s.levels)
      and s.trade_code in (select o.code from catalog.trade t join catalog.trade o on o.identity = t.identity where t.code = trade)
      and b.valid_from <= on_day and on_day <= b.valid_until and (b.ended_on is null or on_day < b.ended_on));

-- 证书种类（六（二）“等”，开放的清单）：编号样式、是否分等级。随文件增加，不删改。样式里 9 是数字，A 是字母，* 是数字或字母。
create table assessment.certificate_type (
  code text primary key,
  -- The kind the policy speaks of; null for what no rule asks for.
  kind text,
  title text not null unique check (title <> ''),
  title_en text not null check (title_en <> ''),
  leveled boolean not null,
  -- Entered by hand or by file; the others are issued by the classes, or carry a resident id in their number.
  entered boolean not null,
  masks text[] not null check (masks <> '{}'),
  note text not null default '',
  document_number text not null check (document_number <> ''),
  added_by uuid,
  added_on date
);
call scope.share('assessment.certificate_type');
revoke update, delete on assessment.certificate_type from jq_app;
insert into assessment.certificate_type
  (code, kind, title, title_en, leveled, entered, masks, note, document_number) values
  ('professional-qualification', 'professional-qualification', '职业资格证书', 'professional qualification certificate',
    true, true, array['9999999999999999'], '16位数字', '柳政规〔2019〕63号'),
  ('skill-level', 'skill-level', '职业技能等级证书', 'skill-level certificate',
    true, true, array['A999999999999999999999'], '1位字母加21位数字', '柳政规〔2019〕63号'),
  ('specific-competency', 'specific-competency', '专项职业能力证书', 'specific-competency certificate',
    false, true, array['9999999999999999'], '16位数字', '柳政规〔2019〕63号'),
  ('special-operation', 'special-operation', '特种作业操作证书', 'special-operation certificate',
    false, false, array['A99999999999999999*'], '证号含居民身份证号，只在全国平台查验，不在这里录入', '柳政规〔2019〕63号'),
  ('training-completion', 'training-completion', '培训合格证书', 'training-completion certificate',
    false, false, array['AA-999999-9999-9999999-*'], '结业时由系统编号颁发', '柳政规〔2019〕63号');
create function assessment.adds_type() returns trigger language plpgsql as $$
begin
  if scope.kind() not in ('bureau', 'system') then
    raise exception '证书种类由人社部门按文件增加' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger adds_type before insert on assessment.certificate_type
  for each row execute function assessment.adds_type();

-- 破格、越级参加考评（二（四））：申请写明理由和文件，另一人批准；批准后的考评才不受逐级的限制。
create table assessment.level_exception (
  id uuid primary key,
  person_id uuid not null references people.person,
  person_name text not null,
  -- The county of the person's register.
  region_code text not null references regions.region,
  -- The employer or assessment body that applies; null where the bureau does.
  organization_id uuid references organizations.organization,
  trade_code text not null references catalog.trade,
  level text not null check (level in ('intermediate', 'senior', 'technician', 'senior-technician')),
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  document_title text not null check (document_title <> ''),
  state text not null check (state in ('requested', 'approved', 'refused')),
  requested_by uuid not null,
  requested_on date not null,
  decided_by uuid,
  decided_on date,
  decision_note text,
  check (decided_by <> requested_by),
  check ((state = 'requested') = (decided_by is null))
);
create index level_exception_region on assessment.level_exception (region_code, state);
create unique index one_level_exception on assessment.level_exception (person_id, trade_code, level)
  where state <> 'refused';
call scope.protect('assessment.level_exception');
revoke update, delete on assessment.level_exception from jq_app;
grant update (state, decided_by, decided_on, decision_note) on assessment.level_exception to jq_app;
create function assessment.decides() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and (new.state <> 'requested' or scope.kind() = 'person')
    or tg_op = 'UPDATE' and (old.state <> 'requested' or scope.kind() not in ('bureau', 'system'))
  then raise exception '破格、越级先由单位或经办申请，再由另一人审批一次' using errcode = 'JQ020'; end if;
  return new;
end $$;
create trigger decides before insert or update on assessment.level_exception
  for each row execute function assessment.decides();

-- 个人的职业资格、职业技能等级、专项职业能力证书：由认定机构颁发时录入，或由县（区）经办照证录入，另一人查验后才算数。
create table assessment.credential (
  id uuid primary key,
  type_code text not null references assessment.certificate_type,
  number text not null check (number <> ''),
  person_id uuid not null references people.person,
  person_name text not null,
  township text not null,
  -- The county of the person's register: it verifies, and decides what is claimed.
  region_code text not null references regions.region,
  -- The registered body that issued it; null for issuers the register does not know.
  organization_id uuid references organizations.organization,
  issuer text not null check (issuer <> ''),
  trade_code text not null references catalog.trade,
  level text check (level in ('junior', 'intermediate', 'senior', 'technician', 'senior-technician')),
  issued_on date not null,
  -- 考试、考评合格之日；证书上没有写的为空，以发证之日为准。
  examined_on date check (examined_on <= issued_on),
  state text not null check (state in ('entered', 'verified', 'rejected', 'revoked')),
  made_by uuid not null,
  made_on date not null,
  checked_by uuid,
  checked_on date,
  verified_by_way text check (verified_by_way in ('national-query', 'original', 'issuer-reply')),
  verified_reference text,
  -- Why the level could be taken: it is the lowest, the one below is held, an exception was approved.
  level_ground text check (level_ground in ('lowest', 'below', 'exception')),
  exception_id uuid references assessment.level_exception,
  reject_reason text,
  revoked_by uuid,
  revoked_on date,
  revoked_reason text,
  check (checked_by <> made_by),
  check ((state = 'entered') = (checked_by is null)),
  check ((state = 'rejected') = (reject_reason is not null)),
  check ((state in ('verified', 'revoked')) = (verified_by_way is not null)),
  check (num_nonnulls(verified_by_way, verified_reference) in (0, 2)),
  check ((level_ground is not null) = (level is not null and state in ('verified', 'revoked'))),
  check ((exception_id is not null) = (level_ground is not distinct from 'exception')),
  check ((state = 'revoked') = (revoked_on is not null)),
  check (num_nonnulls(revoked_by, revoked_on, revoked_reason) in (0, 3))
);
create unique index one_number on assessment.credential (type_code, number) where state in ('entered', 'verified');
create index credential_region on assessment.credential (region_code, state);
-- Asked by everybody, without the type.
create index credential_number on assessment.credential (number);
create index credential_person on assessment.credential (person_id);
create index credential_organization on assessment.credential (organization_id);
call scope.protect('assessment.credential');
revoke update, delete on assessment.credential from jq_app;
grant update (state, checked_by, checked_on, verified_by_way, verified_reference, level_ground, exception_id,
  reject_reason, revoked_by, revoked_on, revoked_reason) on assessment.credential to jq_app;
-- A body enters what its registration covers on the day of issue; a bureau settles, once.
create function assessment.enters() returns trigger language plpgsql as $$
begin
  if new.state <> 'entered' or scope.kind() not in ('bureau', 'organization', 'system') then
    raise exception '证书先录入，再由另一人查验' using errcode = 'JQ020';
  end if;
  if scope.kind() = 'organization' and (new.type_code <> 'skill-level'
    or not assessment.may_issue(new.organization_id, new.trade_code, new.level, new.issued_on)) then
    raise exception '认定机构只颁发登记范围和期限以内的职业技能等级证书' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger enters before insert on assessment.credential for each row execute function assessment.enters();
create function assessment.settles() returns trigger language plpgsql as $$
begin
  if scope.kind() not in ('bureau', 'system') or (old.state, new.state) not in
    (('entered', 'verified'), ('entered', 'rejected'), ('verified', 'revoked')) then
    raise exception '这张证书不能这样办理' using errcode = 'JQ020';
  end if;
  return new;
end $$;
create trigger settles before update on assessment.credential for each row execute function assessment.settles();

-- Narrow questions across counties, for whoever enters or verifies: which levels of an occupation somebody holds, and
-- which exception was approved for the next; codes and a reference, never the row.
create function assessment.levels_held(person uuid, occupation text, on_day date) returns table (level text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select distinct c.level from assessment.credential c join catalog.trade t on t.code = c.trade_code
      where c.person_id = person and t.identity = occupation and c.state = 'verified' and c.level is not null
        and c.issued_on <= on_day $$;
create function assessment.exception_for(person uuid, occupation text, wanted text, on_day date) returns uuid
  language sql stable security definer set search_path = pg_catalog
  as $$ select e.id from assessment.level_exception e join catalog.trade t on t.code = e.trade_code
      where e.person_id = person and t.identity = occupation and e.level = wanted and e.state = 'approved'
        and e.decided_on <= on_day
      order by e.decided_on limit 1 $$;
revoke execute on function assessment.levels_held, assessment.exception_for from public;
grant execute on function assessment.levels_held, assessment.exception_for to jq_app;

-- The public check: number and name together; the answer is the certificate's face, nothing of the person.
create function assessment.check_certificate(given_number text, given_name text)
  returns table (number text, kind text, title text, trade_name text, level text, issued_on date, issuer text,
    revoked_on date)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.number, c.kind, y.title, c.trade_name, c.level, c.issued_on, o.name, c.revoked_on
      from assessment.certificate c join organizations.organization o on o.id = c.organization_id
      join assessment.certificate_type y on y.code = c.kind
      where c.number = given_number and c.person_name = given_name
    union all
    select c.number, c.type_code, y.title, t.name, c.level, c.issued_on, c.issuer, c.revoked_on
      from assessment.credential c join catalog.trade t on t.code = c.trade_code
      join assessment.certificate_type y on y.code = c.type_code
      where c.number = given_number and c.person_name = given_name and c.state in ('verified', 'revoked')
    order by revoked_on nulls first limit 1 $$;
revoke execute on function assessment.check_certificate from public;
grant execute on function assessment.check_certificate to jq_app;
