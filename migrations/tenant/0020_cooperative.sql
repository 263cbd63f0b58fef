-- The books of a cooperative (Buku 16) that hold no money; 04 and 05 come with the ledger. One table a book, the
-- columns of the printed form. Sealed columns hold sealed text; `*_index` their keyed shadow.

-- 01. Daftar Anggota
create table cooperative_members (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_number text,
  full_name text not null check (length(full_name) between 1 and 150),
  nik text,
  nik_index text,
  birth_place text,
  birth_date date,
  gender text check (gender in ('L', 'P')),
  occupation text,
  address text,
  phone text,
  phone_index text,
  joined_on date not null,
  exit_requested_on date,
  left_on date,
  exit_reason text,
  standing text not null generated always as (case when left_on is null then 'active' else 'left' end) stored,
  search_text text generated always as (lower(full_name || ' ' || coalesce(member_number, '') || ' ' || coalesce(occupation, ''))) stored,
  primary key (tenant_id, id)
);
create index cooperative_members_nik on cooperative_members (tenant_id, nik_index);
create index cooperative_members_phone on cooperative_members (tenant_id, phone_index);
create index cooperative_members_name on cooperative_members (tenant_id, full_name, id);

-- 02. Daftar Pengurus and 03. Daftar Pengawas: terms with a beginning and an end.
create table cooperative_board_terms (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  full_name text not null check (length(full_name) between 1 and 150),
  birth_place text,
  birth_date date,
  gender text check (gender in ('L', 'P')),
  occupation text,
  address text,
  membership_number text,
  member_id uuid,
  position text not null,
  elected_on date not null,
  ended_on date check (ended_on >= elected_on),
  end_reason text,
  search_text text generated always as (lower(full_name || ' ' || position || ' ' || coalesce(membership_number, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references cooperative_members (tenant_id, id)
);
create index cooperative_board_terms_order on cooperative_board_terms (tenant_id, elected_on desc, id desc);

create table cooperative_supervisor_terms (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  full_name text not null check (length(full_name) between 1 and 150),
  birth_place text,
  birth_date date,
  gender text check (gender in ('L', 'P')),
  occupation text,
  address text,
  membership_number text,
  member_id uuid,
  position text not null,
  elected_on date not null,
  ended_on date check (ended_on >= elected_on),
  end_reason text,
  search_text text generated always as (lower(full_name || ' ' || position || ' ' || coalesce(membership_number, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references cooperative_members (tenant_id, id)
);
create index cooperative_supervisor_terms_order on cooperative_supervisor_terms (tenant_id, elected_on desc, id desc);

-- 06. Daftar Inventaris. Conditions are hundredths of a per cent, amounts whole rupiah.
create table cooperative_inventory (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  item_name text not null,
  bought_on date not null,
  quantity bigint not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  technical_life integer check (technical_life >= 0),
  economic_life integer check (economic_life >= 0),
  condition integer check (condition between 0 and 10000),
  notes text,
  photo_file_id uuid,
  search_text text generated always as (lower(item_name || ' ' || coalesce(notes, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);
create index cooperative_inventory_order on cooperative_inventory (tenant_id, bought_on desc, id desc);

-- 07, 08, 09: minutes of the members', the board's and the supervisors' meetings.
create table cooperative_member_meetings (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  held_on date not null,
  started_at time,
  place text not null,
  nature text not null check (nature in ('annual', 'extraordinary', 'ordinary')),
  invited_count integer not null check (invited_count > 0),
  present_count integer not null check (present_count between 0 and invited_count),
  chair text not null,
  guests text,
  minutes text not null,
  minute_taker text,
  document_file_id uuid,
  search_text text generated always as (lower(place || ' ' || chair || ' ' || coalesce(guests, '') || ' ' || minutes)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_file_id) references files (tenant_id, id)
);
create index cooperative_member_meetings_order on cooperative_member_meetings (tenant_id, held_on desc, id desc);

create table cooperative_board_meetings (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  held_on date not null,
  started_at time,
  place text not null,
  nature text not null check (nature in ('routine', 'special', 'joint')),
  invited_count integer not null check (invited_count > 0),
  present_count integer not null check (present_count between 0 and invited_count),
  chair text not null,
  guests text,
  minutes text not null,
  minute_taker text,
  document_file_id uuid,
  search_text text generated always as (lower(place || ' ' || chair || ' ' || coalesce(guests, '') || ' ' || minutes)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_file_id) references files (tenant_id, id)
);
create index cooperative_board_meetings_order on cooperative_board_meetings (tenant_id, held_on desc, id desc);

-- What the board took on itself at a meeting: rows below its minutes.
create table cooperative_board_tasks (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  task text not null,
  responsible text,
  due_on date,
  is_done boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, parent_id, position),
  foreign key (tenant_id, parent_id) references cooperative_board_meetings (tenant_id, id) on delete cascade
);
select balai.protect('cooperative_board_tasks');

create table cooperative_supervisor_meetings (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  held_on date not null,
  started_at time,
  place text not null,
  nature text not null check (nature in ('routine', 'special', 'joint')),
  invited_count integer not null check (invited_count > 0),
  present_count integer not null check (present_count between 0 and invited_count),
  chair text not null,
  guests text,
  minutes text not null,
  minute_taker text,
  document_file_id uuid,
  search_text text generated always as (lower(place || ' ' || chair || ' ' || coalesce(guests, '') || ' ' || minutes)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_file_id) references files (tenant_id, id)
);
create index cooperative_supervisor_meetings_order on cooperative_supervisor_meetings (tenant_id, held_on desc, id desc);

-- 10. Daftar Karyawan
create table cooperative_employees (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  full_name text not null check (length(full_name) between 1 and 150),
  birth_place text,
  birth_date date,
  gender text check (gender in ('L', 'P')),
  address text,
  joined_on date not null,
  position text not null,
  notes text,
  left_on date check (left_on >= joined_on),
  leave_reason text,
  search_text text generated always as (lower(full_name || ' ' || position)) stored,
  primary key (tenant_id, id)
);
create index cooperative_employees_order on cooperative_employees (tenant_id, full_name, id);

-- 11. Buku Tamu
create table cooperative_guests (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  visited_on date not null,
  guest_name text not null check (length(guest_name) between 1 and 150),
  institution text,
  address text,
  met_whom text,
  purpose text not null,
  search_text text generated always as (lower(guest_name || ' ' || coalesce(institution, '') || ' ' || coalesce(met_whom, '') || ' ' || purpose)) stored,
  primary key (tenant_id, id)
);
create index cooperative_guests_order on cooperative_guests (tenant_id, visited_on desc, id desc);

-- 12. Saran Anggota
create table cooperative_suggestions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  given_on date not null,
  author_name text not null check (length(author_name) between 1 and 150),
  address text,
  suggestion text not null,
  search_text text generated always as (lower(author_name || ' ' || suggestion)) stored,
  primary key (tenant_id, id)
);
create index cooperative_suggestions_order on cooperative_suggestions (tenant_id, given_on desc, id desc);

-- 13. Saran Pengawas
create table cooperative_supervisor_suggestions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  given_on date not null,
  supervisor_name text not null check (length(supervisor_name) between 1 and 150),
  content text not null,
  search_text text generated always as (lower(supervisor_name || ' ' || content)) stored,
  primary key (tenant_id, id)
);
create index cooperative_supervisor_suggestions_order on cooperative_supervisor_suggestions (tenant_id, given_on desc, id desc);

-- 14. Anjuran Pejabat
create table cooperative_official_advice (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  given_on date not null,
  official_name text not null check (length(official_name) between 1 and 150),
  position text not null,
  office_location text,
  content text not null,
  search_text text generated always as (lower(official_name || ' ' || position || ' ' || content)) stored,
  primary key (tenant_id, id)
);
create index cooperative_official_advice_order on cooperative_official_advice (tenant_id, given_on desc, id desc);

-- 15. Catatan Kejadian Penting
create table cooperative_incidents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  happened_on date not null,
  description text not null,
  resolution text,
  causes text,
  search_text text generated always as (lower(description || ' ' || coalesce(resolution, '') || ' ' || coalesce(causes, ''))) stored,
  primary key (tenant_id, id)
);
create index cooperative_incidents_order on cooperative_incidents (tenant_id, happened_on desc, id desc);

-- 16. Agenda & Ekspedisi
create table cooperative_letters (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  letter_number text not null,
  letter_on date not null,
  correspondent text not null,
  subject text not null,
  notes text,
  scan_file_id uuid,
  search_text text generated always as (lower(letter_number || ' ' || correspondent || ' ' || subject || ' ' || coalesce(notes, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, scan_file_id) references files (tenant_id, id)
);
create index cooperative_letters_order on cooperative_letters (tenant_id, letter_on desc, id desc);

-- What every book has besides its own columns (docs/register.md). Rows are never deleted by the serving role: an entry
-- that was taken out keeps its number.
do $$
declare
  book text;
begin
  foreach book in array array['members', 'board_terms', 'supervisor_terms', 'inventory', 'member_meetings',
    'board_meetings', 'supervisor_meetings', 'employees', 'guests', 'suggestions', 'supervisor_suggestions',
    'official_advice', 'incidents', 'letters']
  loop
    execute format('alter table %I
      add column book_number bigint,
      add column extra jsonb not null default ''{}'',
      add column import_mark text,
      add column version integer not null default 1,
      add column created_by uuid,
      add column created_at timestamptz not null default now(),
      add column updated_by uuid,
      add column updated_at timestamptz not null default now(),
      add column deleted_at timestamptz,
      add column deleted_by uuid,
      add column delete_reason text,
      add unique (tenant_id, book_number)', 'cooperative_' || book);
    execute format('create unique index %I on %I (tenant_id, import_mark) where import_mark is not null',
      'cooperative_' || book || '_import', 'cooperative_' || book);
    perform balai.protect(format('cooperative_%s', book)::regclass, 'select, insert, update');
  end loop;
  -- Entry by entry, column by column, for everybody.
  foreach book in array array['inventory', 'member_meetings', 'employees', 'official_advice', 'incidents', 'letters']
  loop
    execute format('alter table %I
      add column published_at timestamptz,
      add column published_by uuid,
      add column published_columns text[] not null default ''{}''', 'cooperative_' || book);
    execute format('create index %I on %I (tenant_id, published_at desc) where published_at is not null',
      'cooperative_' || book || '_public', 'cooperative_' || book);
  end loop;
  -- The officers' answer; the author's own words stand from then on.
  foreach book in array array['suggestions', 'supervisor_suggestions', 'official_advice']
  loop
    execute format('alter table %I
      add column answer text,
      add column answered_by uuid,
      add column answered_by_name text,
      add column answered_at timestamptz', 'cooperative_' || book);
  end loop;
  -- Visitors write here: held until an officer accepts, counted by keyed marks of device and network.
  foreach book in array array['guests', 'suggestions']
  loop
    execute format('alter table %I
      add column intake_state text not null default ''accepted'' check (intake_state in (''held'', ''accepted'', ''refused'')),
      add column intake_device text,
      add column intake_network text', 'cooperative_' || book);
    execute format('create index %I on %I (tenant_id, created_at) where intake_device is not null',
      'cooperative_' || book || '_intake', 'cooperative_' || book);
  end loop;
end $$;

-- Whoever wants to become a member: asked in public, decided by officers, a member once simpanan pokok has come in.
create table cooperative_applications (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  state text not null default 'submitted' check (state in ('submitted', 'approved', 'rejected', 'active')),
  full_name text not null check (length(full_name) between 1 and 150),
  nik text not null,
  nik_index text not null,
  birth_place text not null,
  birth_date date not null,
  gender text not null check (gender in ('L', 'P')),
  occupation text not null,
  address text not null,
  phone text not null,
  email text,
  id_card_file_id uuid,
  intake_device text not null,
  intake_network text not null,
  submitted_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by_name text,
  decision_note text,
  member_id uuid,
  search_text text generated always as (lower(full_name)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, id_card_file_id) references files (tenant_id, id),
  foreign key (tenant_id, member_id) references cooperative_members (tenant_id, id),
  check ((state = 'active') = (member_id is not null)),
  check (state = 'submitted' or decided_at is not null)
);
create index cooperative_applications_order on cooperative_applications (tenant_id, submitted_at desc, id desc);
select balai.protect('cooperative_applications', 'select, insert, update');

-- Whoever wants to leave: asked by the member or by officers, decided by another officer, over once savings were paid out.
-- What was paid stands sealed in the book of savings. No id here leads to its journal; the day of leaving may, where nobody
-- else was paid out on it.
create table cooperative_exits (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  -- By the member's own wish, or by decision of the board (death, moving away, dismissal).
  kind text not null check (kind in ('own', 'board')),
  state text not null default 'requested' check (state in ('requested', 'withdrawn', 'rejected', 'approved', 'paid')),
  reason text not null check (length(reason) between 5 and 300),
  requested_on date not null,
  requested_by uuid,
  requested_by_name text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text not null default '',
  decision_note text not null default '',
  paid_at timestamptz,
  paid_by_name text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references cooperative_members (tenant_id, id),
  check (state in ('requested', 'withdrawn') or decided_at is not null),
  check ((state = 'paid') = (paid_at is not null)),
  check (decided_by is null or decided_by is distinct from requested_by)
);
create unique index cooperative_exits_open on cooperative_exits (tenant_id, member_id)
  where state in ('requested', 'approved');
create index cooperative_exits_order on cooperative_exits (tenant_id, requested_on desc, id desc);
select balai.protect('cooperative_exits', 'select, insert, update');

-- Authority follows the open term: what a role given for a term lasts is that of the term in book 02 or 03.
create table cooperative_term_grants (
  tenant_id uuid not null default balai.tenant_id(),
  grant_id uuid not null,
  board_term_id uuid,
  supervisor_term_id uuid,
  -- Days begin and end by the clock of the cooperative.
  time_zone text not null,
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, grant_id) references role_grants (tenant_id, id) on delete cascade,
  foreign key (tenant_id, board_term_id) references cooperative_board_terms (tenant_id, id),
  foreign key (tenant_id, supervisor_term_id) references cooperative_supervisor_terms (tenant_id, id),
  unique (tenant_id, board_term_id),
  unique (tenant_id, supervisor_term_id),
  check (num_nonnulls(board_term_id, supervisor_term_id) = 1)
);
select balai.protect('cooperative_term_grants', 'select, insert, delete');

-- Who was invited last for a term: the role is given for as long as the term lasts.
create table cooperative_term_invitations (
  tenant_id uuid not null default balai.tenant_id(),
  invitation_id uuid not null,
  board_term_id uuid,
  supervisor_term_id uuid,
  primary key (tenant_id, invitation_id),
  foreign key (tenant_id, invitation_id) references invitations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, board_term_id) references cooperative_board_terms (tenant_id, id),
  foreign key (tenant_id, supervisor_term_id) references cooperative_supervisor_terms (tenant_id, id),
  unique (tenant_id, board_term_id),
  unique (tenant_id, supervisor_term_id),
  check (num_nonnulls(board_term_id, supervisor_term_id) = 1)
);
select balai.protect('cooperative_term_invitations', 'select, insert, delete');

-- Behind the rule of terms/authority-follows.ts, which judges who may change authority and writes it down: whatever else
-- ends a term ends what hangs on it. It never gives: a grant is only shortened here.
create function follow_term() returns trigger language plpgsql as $$
begin
  execute format('update %1$I.role_grants g set
      valid_until = least(g.valid_until, $2::timestamp at time zone l.time_zone, $3)
    from %1$I.cooperative_term_grants l
    where g.tenant_id = $4 and l.tenant_id = g.tenant_id and l.grant_id = g.id and l.%2$I = $1',
    tg_table_schema, tg_argv[0])
  using new.id, new.ended_on, case when new.deleted_at is not null then now() end, new.tenant_id;
  return null;
end $$;
create trigger grants_follow after update on cooperative_board_terms for each row
  when ((old.ended_on, old.deleted_at) is distinct from (new.ended_on, new.deleted_at))
  execute function follow_term('board_term_id');
create trigger grants_follow after update on cooperative_supervisor_terms for each row
  when ((old.ended_on, old.deleted_at) is distinct from (new.ended_on, new.deleted_at))
  execute function follow_term('supervisor_term_id');
