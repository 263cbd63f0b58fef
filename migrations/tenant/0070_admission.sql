-- What a selection stands on: programmes, semesters, the rooms and sessions of its exams. All four are books.

create table programmes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- The code that grants of programme admins name; it does not change while somebody applies for it.
  code text not null check (code ~ '^[A-Za-z0-9-]{1,20}$'),
  name text not null check (length(name) between 3 and 120),
  degree text not null check (degree in ('S2', 'S3')),
  faculty text,
  is_open boolean not null default true,
  search_text text generated always as (lower(code || ' ' || name || ' ' || coalesce(faculty, ''))) stored,
  primary key (tenant_id, id)
);

create table semesters (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- Year of entry and half, as the national database of higher education writes it: 20261.
  code text not null check (code ~ '^20[0-9]{2}[12]$'),
  name text not null check (length(name) between 3 and 60),
  starts_on date not null,
  ends_on date not null,
  is_active boolean not null default false,
  search_text text generated always as (lower(code || ' ' || name)) stored,
  primary key (tenant_id, id),
  check (ends_on >= starts_on)
);

create table exam_rooms (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  building text not null check (length(building) between 1 and 80),
  floor text,
  -- Chairs in the room, and those an exam uses.
  capacity integer not null check (capacity between 1 and 500),
  exam_seats integer not null check (exam_seats between 1 and 500),
  -- Seats nobody is placed on: "3, 7, 12".
  broken_seats text check (broken_seats ~ '^[0-9]+(, *[0-9]+)*$'),
  is_step_free boolean not null default false,
  search_text text generated always as (lower(name || ' ' || building || ' ' || coalesce(floor, ''))) stored,
  primary key (tenant_id, id),
  check (exam_seats <= capacity)
);

create table exam_sessions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  semester_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  test text not null check (test in ('aptitude', 'english', 'subject', 'interview')),
  -- Day and hours in the time of the organisation.
  held_on date not null,
  starts_at time not null,
  ends_at time not null,
  search_text text generated always as (lower(name)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, semester_id) references semesters (tenant_id, id),
  check (ends_at > starts_at)
);

-- A session that names no semester is one of the active semester.
create function take_active_semester() returns trigger language plpgsql as $$
begin
  new.semester_id := coalesce(new.semester_id,
    (select id from semesters where tenant_id = new.tenant_id and is_active and deleted_at is null));
  return new;
end $$;
create trigger take_active_semester before insert or update on exam_sessions
  for each row execute function take_active_semester();

-- The columns of every book.
do $$
declare
  book text;
begin
  foreach book in array array['programmes', 'semesters', 'exam_rooms', 'exam_sessions']
  loop
    execute format('alter table %I
      add column book_number bigint, add column extra jsonb not null default ''{}'', add column import_mark text,
      add column version integer not null default 1,
      add column created_by uuid, add column created_at timestamptz not null default now(),
      add column updated_by uuid, add column updated_at timestamptz not null default now(),
      add column deleted_at timestamptz, add column deleted_by uuid, add column delete_reason text,
      add unique (tenant_id, book_number)', book);
    perform balai.protect(book::regclass, 'select, insert, update');
  end loop;
end $$;
create unique index programmes_code on programmes (tenant_id, lower(code)) where deleted_at is null;
create unique index semesters_code on semesters (tenant_id, code) where deleted_at is null;
create unique index semesters_active on semesters (tenant_id) where is_active and deleted_at is null;
create unique index exam_rooms_name on exam_rooms (tenant_id, lower(building), lower(name)) where deleted_at is null;
-- A programme admin reaches the programmes of the grant.
select balai.wall('programmes', 'people', 'code');
