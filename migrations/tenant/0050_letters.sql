-- Letters of a village: kinds of letters as data, requests, numbers, issued letters, the mail book and the certificate.
-- What tells of a person stands behind the inner wall `people` (the area, or the person's own row); answers, contents and
-- keys are sealed.

-- The classification of papers, edition by edition: a letter keeps the code it was issued under.
create table letter_classifications (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  edition text not null check (length(edition) between 1 and 60),
  code text not null check (code ~ '^[0-9]{1,3}([.][0-9]{1,3}){0,4}$'),
  title text not null check (length(title) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id, edition, code)
);
select balai.protect('letter_classifications', 'select, insert');

create table letter_types (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- "S-01": stands in the number, so no two types share it.
  code text not null check (code ~ '^[A-Z0-9]{1,6}(-[A-Z0-9]{1,6})?$'),
  title text not null check (length(title) between 3 and 120),
  is_online boolean not null default true,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
select balai.protect('letter_types', 'select, insert, update, delete');

-- What a type asks and says, version by version; requests and letters keep theirs.
create table letter_type_versions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  type_id uuid not null,
  version integer not null,
  definition jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, type_id, version),
  foreign key (tenant_id, type_id) references letter_types (tenant_id, id) on delete cascade
);
select balai.protect('letter_type_versions', 'select, insert, delete');

-- Who signs: the head, or whom the head lets sign, for a term. The right itself is a grant to the account.
create table letter_signatories (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  -- head: the office itself. an: on behalf. ub: on behalf of who signs on behalf. plt, plh: acting for a vacant or absent head.
  capacity text not null check (capacity in ('head', 'an', 'ub', 'plt', 'plh')),
  name text not null check (length(name) between 2 and 150),
  office text not null check (length(office) between 2 and 120),
  -- Who stands between, for u.b.
  through text not null default '',
  staff_number text not null default '',
  valid_from date not null,
  valid_until date,
  -- Number of the decree that says so.
  decree text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  check (valid_until is null or valid_until >= valid_from),
  check (capacity = 'head' or valid_until is not null)
);
create index letter_signatories_account on letter_signatories (tenant_id, account_id);
select balai.protect('letter_signatories', 'select, insert, update');

create table letter_requests (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- PS-2026-000012; none while it is a draft.
  number text,
  type_id uuid not null,
  type_version integer not null,
  resident_id uuid not null,
  resident_name text not null,
  area_code text not null default '',
  account_id uuid,
  -- The officer who took it at the counter.
  taken_by uuid,
  state text not null default 'draft' check (state in
    ('draft', 'incomplete', 'checking', 'endorsing', 'signing', 'ready', 'taken', 'rejected', 'cancelled')),
  -- Fields and parties as typed: sealed JSON.
  answers text not null,
  -- Papers that were shown at the counter instead of being sent.
  seen_papers text[] not null default '{}',
  checked_by uuid,
  endorsed_by uuid,
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  state_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, type_id) references letter_types (tenant_id, id),
  foreign key (tenant_id, type_id, type_version) references letter_type_versions (tenant_id, type_id, version),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  check ((state = 'draft') = (submitted_at is null)),
  check ((submitted_at is null) = (number is null))
);
create index letter_requests_state on letter_requests (tenant_id, state, submitted_at);
create index letter_requests_resident on letter_requests (tenant_id, resident_id);
create index letter_requests_type on letter_requests (tenant_id, type_id);
select balai.protect('letter_requests', 'select, insert, update, delete');
select balai.wall('letter_requests', 'people', 'area_code', 'resident_id', true);

-- After it was sent a request is cancelled, never deleted.
create function keep_sent_letter_request() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then
    raise exception 'a letter request that was sent is never deleted' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger sent_stays before delete on letter_requests for each row execute function keep_sent_letter_request();

-- Each step of a request: who, when, and what was said.
create table letter_request_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  request_id uuid not null,
  state text not null,
  at timestamptz not null default now(),
  account_id uuid,
  -- The office, not the person: "Pemohon", "Petugas", "Sekretaris Desa", "Penanda tangan".
  office text not null,
  -- Sealed.
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references letter_requests (tenant_id, id) on delete cascade
);
create index letter_request_events_request on letter_request_events (tenant_id, request_id, at);
select balai.protect('letter_request_events', 'select, insert, update, delete');
create policy wall_request on letter_request_events as restrictive for all to balai_app using (
  exists (select 1 from letter_requests r where r.tenant_id = letter_request_events.tenant_id and r.id = request_id));

-- Papers that a requirement asks for; the file itself is sealed.
create table letter_papers (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  request_id uuid not null,
  requirement text not null,
  file_id uuid not null,
  name text not null,
  sent_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, request_id, requirement),
  foreign key (tenant_id, request_id) references letter_requests (tenant_id, id) on delete cascade
);
select balai.protect('letter_papers');
create policy wall_request on letter_papers as restrictive for all to balai_app using (
  exists (select 1 from letter_requests r where r.tenant_id = letter_papers.tenant_id and r.id = request_id));

-- Every number that was ever given out: to a letter, to mail, or struck with a reason. Never changed but to be struck.
create table letter_numbers (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  series text not null,
  year integer not null,
  number integer not null check (number > 0),
  text text not null,
  purpose text not null check (purpose in ('letter', 'mail_in', 'mail_out', 'void')),
  given_at timestamptz not null default now(),
  given_by uuid,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, series, year, number),
  check ((voided_at is null) = (void_reason is null)),
  check (purpose <> 'void' or voided_at is not null)
);
create unique index letter_numbers_text on letter_numbers (tenant_id, text) where purpose <> 'mail_in';
select balai.protect('letter_numbers', 'select, insert');
grant update (voided_at, voided_by, void_reason) on letter_numbers to balai_app;
create function keep_void_number() returns trigger language plpgsql as $$
begin
  raise exception 'a number that was struck stays struck' using errcode = 'insufficient_privilege';
end $$;
create trigger void_is_final before update on letter_numbers for each row
  when (old.voided_at is not null) execute function keep_void_number();

create table letters (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  request_id uuid not null,
  number_id uuid not null,
  type_id uuid not null,
  type_version integer not null,
  resident_id uuid not null,
  resident_name text not null,
  area_code text not null default '',
  number text not null,
  title text not null,
  issued_on date not null,
  valid_until date,
  signatory_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null default now(),
  -- Everything that stands on the paper: sealed JSON, and its hash.
  content text not null,
  content_hash text not null,
  -- Shadow of the code in the QR.
  token_hash text not null,
  -- The paper, once it has been made; it is made again from the content when that was interrupted.
  file_id uuid,
  pdf_hash text,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, request_id),
  unique (tenant_id, number_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, request_id) references letter_requests (tenant_id, id),
  foreign key (tenant_id, number_id) references letter_numbers (tenant_id, id),
  foreign key (tenant_id, signatory_id) references letter_signatories (tenant_id, id),
  check ((revoked_at is null) = (revoked_reason is null)),
  check ((file_id is null) = (pdf_hash is null))
);
create index letters_issued on letters (tenant_id, issued_on desc, id);
create index letters_resident on letters (tenant_id, resident_id);
select balai.protect('letters', 'select, insert');
grant update (content, file_id, pdf_hash, revoked_at, revoked_by, revoked_reason, resident_name) on letters to balai_app;
select balai.wall('letters', 'people', 'area_code', 'resident_id', true);

-- Mail that comes in and goes out: the agenda book.
create table letter_mails (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  number_id uuid not null,
  -- As it stands on the paper itself; empty for our own.
  mail_number text not null default '',
  mail_date date not null,
  dealt_on date not null,
  party text not null check (length(party) between 2 and 150),
  subject text not null check (length(subject) between 3 and 300),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number_id),
  foreign key (tenant_id, number_id) references letter_numbers (tenant_id, id)
);
select balai.protect('letter_mails', 'select, insert');

-- The village's own certificate; its key is sealed. The newest one signs, the older ones stay for checking.
create table letter_certificates (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  certificate text not null,
  private_key text not null,
  fingerprint text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (tenant_id, id)
);
select balai.protect('letter_certificates', 'select, insert, update');
