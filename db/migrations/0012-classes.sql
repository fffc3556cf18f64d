-- 开班、名册、考勤、结业（桂人社发〔2022〕7号（十）：严格执行开班申报和培训考勤制度）。
call scope.open_room('classes');
create sequence classes.class_number;
grant usage on sequence classes.class_number to jq_app;
create table classes.training_class (
  id uuid primary key,
  number text not null unique,
  title text not null,
  mode text not null,
  kind text not null,
  pack_id text not null,
  region_code text not null references regions.region,
  township_code text references regions.region,
  organization_id uuid not null references organizations.organization,
  trade_code text not null references catalog.trade,
  level text,
  place text not null,
  -- 培训地点类型（柳政规〔2019〕63号 四（一））和专项行动（四（二））；没有填的为空。
  place_kind text,
  programme text,
  -- 粤桂协作的方式和选定的领款方（四（三））。
  cooperation text check (cooperation in ('partner-provider', 'in-guangdong')),
  paid_to text check (paid_to in ('organizer', 'person')),
  -- 向学员收取的费用，含押金和材料费；没有申明的为空，不是零（三（三））。
  tuition_fen bigint check (tuition_fen >= 0),
  deposit_fen bigint check (deposit_fen >= 0),
  materials_fen bigint check (materials_fen >= 0),
  fee_fen bigint generated always as (tuition_fen + deposit_fen + materials_fen) stored,
  -- 同一班另在职工教育经费列支的数额：只提示，不拦截（六（三））。
  education_fund_fen bigint check (education_fund_fen >= 0),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  planned_heads integer not null check (planned_heads > 0),
  budget_fen bigint not null check (budget_fen >= 0),
  state text not null check (state in ('draft', 'applied', 'returned', 'approved', 'teaching-only', 'under-way', 'completed', 'cancelled')),
  applied_at timestamptz,
  applied_on date,
  approved_on date,
  decided_by uuid,
  decision_note text not null default '',
  -- 迟报的班可以上，不能补（G-051）。
  subsidised boolean not null default false,
  completed_on date,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  check (not subsidised or approved_on < starts_on),
  check (num_nulls(tuition_fen, deposit_fen, materials_fen) in (0, 3))
);
create index class_region on classes.training_class (region_code, state);
create index class_organization on classes.training_class (organization_id);
-- 预算按资金项目分列：每一项从哪种资金列支，批准时逐项预留。
create table classes.budget_item (
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null,
  item text not null,
  source text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (class_id, item)
);
create table classes.session (
  id uuid primary key,
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null,
  held_on date not null,
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  class_hours integer not null check (class_hours > 0),
  content text not null,
  teacher_name text not null,
  teacher_user_id uuid,
  unique (class_id, held_on, starts_at)
);
create table classes.enrollment (
  id uuid primary key,
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null,
  person_id uuid not null references people.person,
  person_name text not null,
  resident_id_tail text not null,
  township text not null,
  -- 决定日（开班申报批准后的首日）的身份快照与劳动合同，之后的变化不改写它（G-006）。
  decisive_on date not null,
  statuses text[] not null,
  contract_from date,
  contract_until date,
  has_contract boolean not null default false,
  -- 同一快照里的其余事实；没有登记的为空。
  urban boolean,
  graduated_on date,
  employer_kind text,
  -- 户籍地、常住地、求职就业地，任一即可（柳政规〔2019〕63号 六（二））。
  place_link text check (place_link in ('registered-residence', 'usual-residence', 'work')),
  -- 向本人收取的费用；应免费培训的人只能是零（三（三））。
  fee_fen bigint check (fee_fen >= 0),
  free_of_charge boolean not null default false,
  agreement_signed_on date,
  period daterange not null,
  enrolled_by uuid not null,
  enrolled_at timestamptz not null default now(),
  withdrawn_on date,
  withdrawn_reason text,
  -- The recorded death that took the person off the roll; undone when it is taken back.
  death_id uuid references people.death check (death_id is null or withdrawn_on is not null),
  passed boolean,
  tested_on date,
  score integer check (score between 0 and 100),
  unique (class_id, person_id),
  unique (id, class_id, person_id, region_code),
  constraint free_takes_nothing check (not free_of_charge or coalesce(fee_fen, 0) = 0),
  -- 同一人不能同时在两个班，外县的班也算。
  exclude using gist (person_id with =, period with &&) where (withdrawn_on is null)
);
create index enrollment_person on classes.enrollment (person_id);
create index enrollment_ended on classes.enrollment (death_id) where death_id is not null;
create table classes.attendance_event (
  id uuid primary key,
  session_id uuid not null references classes.session,
  enrollment_id uuid not null references classes.enrollment,
  class_id uuid not null references classes.training_class,
  region_code text not null,
  organization_id uuid not null,
  person_id uuid not null,
  mark text not null check (mark in ('present', 'late', 'leave', 'absent')),
  recorded_by uuid not null,
  recorder_person uuid not null,
  recorded_at timestamptz not null,
  -- 更正是新的一条，由另一个自然人写，写明原因。
  corrects uuid unique references classes.attendance_event,
  reason text,
  -- 结业以后的更正凭核查文书。
  document text check (document <> ''),
  check ((corrects is null) = (reason is null)),
  check (document is null or corrects is not null)
);
create unique index first_mark on classes.attendance_event (session_id, enrollment_id) where corrects is null;
create index attendance_class on classes.attendance_event (class_id);
create index attendance_session on classes.attendance_event (session_id);
-- 学员本人的说法：没有收过费（零），或者收过多少。只增不改；培训单位看不到是谁说的。先收后退也是收。
create table classes.fee_statement (
  id uuid primary key,
  enrollment_id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  charged_fen bigint not null check (charged_fen >= 0),
  charge text check (charge in ('tuition', 'deposit', 'materials', 'other')),
  refunded boolean not null default false,
  note text not null default '',
  stated_on date not null,
  check ((charged_fen = 0) = (charge is null)),
  foreign key (enrollment_id, class_id, person_id, region_code)
    references classes.enrollment (id, class_id, person_id, region_code)
);
create index fee_statement_enrollment on classes.fee_statement (enrollment_id);
create index fee_statement_class on classes.fee_statement (class_id);
create index fee_statement_region on classes.fee_statement (region_code) where charged_fen > 0;
-- 县（区）核查的结论，一次。
create table classes.fee_finding (
  statement_id uuid primary key references classes.fee_statement,
  region_code text not null,
  upheld boolean not null,
  note text not null check (note <> ''),
  decided_by uuid not null,
  decided_on date not null
);
-- The last two characters of a corrected number, for what is printed from then on.
create function classes.tails_follow() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  update classes.enrollment set resident_id_tail = new.resident_id_tail where person_id = new.id;
  return null;
end $$;
create trigger tails_follow_in_classes after update on people.person
  for each row when (old.resident_id_tail <> new.resident_id_tail) execute function classes.tails_follow();
call scope.protect('classes.training_class');
call scope.protect('classes.fee_statement', true);
call scope.protect('classes.fee_finding', true);
call scope.protect('classes.budget_item');
call scope.protect('classes.session');
call scope.protect('classes.enrollment');
call scope.protect('classes.attendance_event', true);
-- A trainee sees the class and the sessions of their own enrollment.
create function classes.attends(class uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select 1 from classes.enrollment e where e.class_id = class and e.person_id = scope.setting('person_id')::uuid) $$;
create policy trainee on classes.training_class for select using (scope.kind() = 'person' and classes.attends(id));
create policy trainee on classes.session for select using (scope.kind() = 'person' and classes.attends(class_id));

create function classes.second_person() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare first classes.attendance_event;
begin
  if new.corrects is null then return new; end if;
  select * into first from classes.attendance_event where id = new.corrects;
  if first.recorder_person = new.recorder_person then
    raise exception '考勤更正须由另一人作出' using errcode = 'JQ001';
  end if;
  if (first.session_id, first.enrollment_id) <> (new.session_id, new.enrollment_id) then
    raise exception '更正与原记录不是同一人同一课次' using errcode = 'JQ004';
  end if;
  return new;
end $$;
create trigger second_person before insert on classes.attendance_event
  for each row execute function classes.second_person();

-- 结业即锁定：此后数据库只收经办机构凭核查文书所作的更正，办班单位的一概不收。
create function classes.locked_at_close() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare stands text := (select c.state from classes.training_class c where c.id = new.class_id);
begin
  if stands = 'cancelled' or stands = 'completed' and (new.document is null or scope.kind() <> 'bureau') then
    raise exception '班级已结业或取消，考勤已锁定' using errcode = 'JQ005';
  end if;
  if stands <> 'completed' and new.document is not null then
    raise exception '结业以前的更正不凭核查文书' using errcode = 'JQ004';
  end if;
  return new;
end $$;
create trigger locked_at_close before insert on classes.attendance_event
  for each row execute function classes.locked_at_close();

-- The mark that counts: the last of each chain of corrections.
create view classes.current_mark with (security_invoker = true) as
  select e.* from classes.attendance_event e
  where not exists (select 1 from classes.attendance_event c where c.corrects = e.id);
grant select on classes.current_mark to jq_app, jq_auditor;

-- Is the person in another class in these days, in any county? A reference, never the row.
create function classes.busy_in(person uuid, days daterange, except_class uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select r.name || ' ' || c.number from classes.enrollment e
      join classes.training_class c on c.id = e.class_id join regions.region r on r.code = c.region_code
      where e.person_id = person and e.withdrawn_on is null and e.period && days and e.class_id <> except_class limit 1 $$;
revoke execute on function classes.busy_in from public;
grant execute on function classes.busy_in to jq_app;

-- What was said of fees in a class, for whoever decides or claims for it: sums and yes/no by enrollment, never the words; a
-- trainee learns of their own.
create function classes.fee_standings(class uuid)
  returns table (enrollment_id uuid, confirmed boolean, charged_fen bigint, open boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$ select s.enrollment_id, bool_or(s.charged_fen = 0),
      max(s.charged_fen) filter (where s.charged_fen > 0 and coalesce(f.upheld, true)),
      bool_or(s.charged_fen > 0 and f.statement_id is null)
    from classes.fee_statement s left join classes.fee_finding f on f.statement_id = s.id
    where s.class_id = class and case scope.kind()
      when 'person' then s.person_id = scope.setting('person_id')::uuid
      when 'organization' then exists (select from classes.training_class c
        where c.id = class and c.organization_id = scope.setting('organization_id')::uuid)
      else scope.kind() in ('bureau', 'system') end
    group by s.enrollment_id $$;
revoke execute on function classes.fee_standings from public;
grant execute on function classes.fee_standings to jq_app;
-- What came of a report its trainee may read; nobody else of the class.
create function classes.said(statement uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$ select exists (select 1 from classes.fee_statement s where s.id = statement and s.person_id = scope.setting('person_id')::uuid) $$;
create policy trainee on classes.fee_finding for select using (scope.kind() = 'person' and classes.said(statement_id));
