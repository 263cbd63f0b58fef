-- The campus workers' union: people, the money they owe, and what they paid.
-- Tables of this family stand behind the inner wall `people`: the region of the campus, or the person's own row.

-- Campuses as the union knows them; the region of a campus is the region of its members.
create table campuses (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 2 and 150),
  name_key text generated always as (lower(name)) stored,
  region_code text not null default '00',
  kind text not null default '',
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, name_key)
);
select balai.protect('campuses');

-- One row a person, candidate or member. Sensitive columns hold sealed text; `*_index` their keyed shadow.
create table members (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- 2-digit code of the province of the campus; '00' while it is not known.
  region_code text not null default '00' check (region_code ~ '^[0-9]{2}$'),
  member_number text,
  full_name text not null check (length(full_name) between 1 and 150),
  name_key text generated always as (lower(full_name)) stored,
  gender text check (gender in ('L', 'P')),
  birth_place text,
  birth_date date,
  email text,
  email_key text generated always as (lower(email)) stored,
  email_verified_at timestamptz,
  nik text,
  nik_index text,
  phone text,
  phone_index text,
  alt_phone text,
  address text,
  home_region_code text,
  city text,
  district text,
  postal_code text,
  emergency_name text,
  emergency_relation text,
  emergency_phone text,
  university_name text,
  campus_id uuid,
  campus_location text,
  faculty text,
  department text,
  work_unit text,
  employee_number text,
  lecturer_number text,
  academic_rank text not null default 'Lainnya' check (academic_rank in ('Tenaga Pengajar', 'Asisten Ahli', 'Lektor',
    'Lektor Kepala', 'Guru Besar', 'Tendik/Staff', 'Lainnya')),
  employment_status text not null default 'Lainnya' check (employment_status in ('PNS', 'PPPK', 'Tetap Non-PNS',
    'Kontrak/PKWT', 'Dosen Luar Biasa', 'Honorer', 'Lainnya')),
  employment_start_date date,
  contract_end_date date,
  golongan text,
  payroll_source text,
  -- Optional, with its own consent, never needed for billing.
  base_salary text,
  take_home_pay text,
  dues_rate_code text,
  expertise text,
  motivation text,
  advocacy_interests text,
  is_volunteer boolean not null default false,
  branch_name text,
  union_position text,
  -- Facts. The three states below follow from them by one pure function (research/serikat §1a 9–12); whoever changes a
  -- fact stores the states that follow in the same statement.
  origin text not null default 'registration' check (origin in ('registration', 'import')),
  attempt integer not null default 1,
  payment_submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  rejected_at timestamptz,
  cancelled_at timestamptz,
  disabled_at timestamptz,
  suspended_at timestamptz,
  ended_as text check (ended_as in ('resigned', 'expelled', 'deceased')),
  deleted_at timestamptz,
  -- The row that this one was merged into; the row itself stays, deleted.
  merged_into uuid,
  membership_status text not null default 'candidate' check (membership_status in
    ('candidate', 'active', 'inactive', 'disabled', 'rejected', 'cancelled', 'resigned', 'expelled', 'deceased')),
  onboarding_state text not null default 'registered' check (onboarding_state in
    ('registered', 'payment_submitted', 'email_verified', 'approved', 'rejected', 'imported', 'cancelled')),
  account_status text not null default 'pending' check (account_status in ('pending', 'active', 'suspended', 'rejected')),
  status_reason text,
  -- Services closed because of arrears, and why; bills, payments and claims stay open.
  dues_held_at timestamptz,
  dues_held_reason text,
  agreed_to_terms_at timestamptz,
  agreed_to_privacy_at timestamptz,
  consents_to_sensitive_data boolean not null default false,
  hides_from_employer boolean not null default false,
  joined_at date,
  membership_start_date date,
  membership_end_date date,
  dues_last_paid_period text,
  photo_file_id uuid,
  admin_notes text,
  import_id uuid,
  -- Keyed shadow of what a sheet told about a person without NIK, number or e-mail: the same row is found again by it.
  import_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text generated always as
    (lower(full_name || ' ' || coalesce(member_number, '') || ' ' || coalesce(university_name, ''))) stored,
  primary key (tenant_id, id),
  unique (tenant_id, region_code, id),
  foreign key (tenant_id, campus_id) references campuses (tenant_id, id),
  foreign key (tenant_id, merged_into) references members (tenant_id, id),
  check (merged_into is null or deleted_at is not null)
);
create unique index members_number on members (tenant_id, member_number) where member_number is not null;
create unique index members_email on members (tenant_id, email_key) where email_key is not null and deleted_at is null;
create unique index members_nik on members (tenant_id, nik_index) where nik_index is not null and deleted_at is null;
create unique index members_import on members (tenant_id, import_key) where import_key is not null and deleted_at is null;
create index members_status on members (tenant_id, membership_status, name_key);
create index members_region on members (tenant_id, region_code, name_key);
create index members_name on members (tenant_id, name_key text_pattern_ops);
create index members_onboarding on members (tenant_id, onboarding_state, created_at)
  where onboarding_state in ('registered', 'payment_submitted', 'email_verified', 'imported');
select balai.protect('members', 'select, insert, update');
select balai.wall('members', 'people', 'region_code', 'id');

create table member_documents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  region_code text not null,
  doc_type text not null check (doc_type in
    ('id_proof', 'employee_card', 'dues_payment_proof', 'profile_photo', 'membership_form', 'other')),
  file_id uuid not null,
  review_status text not null default 'not_reviewed' check (review_status in ('not_reviewed', 'approved', 'rejected')),
  reviewer_id uuid,
  reviewed_at timestamptz,
  review_note text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, member_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index member_documents_member on member_documents (tenant_id, member_id, doc_type);
select balai.protect('member_documents', 'select, insert, update');
select balai.wall('member_documents', 'people', 'region_code', 'member_id');

-- What happened to a membership, step by step, with actor and time.
create table member_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  region_code text not null,
  at timestamptz not null default now(),
  step text not null,
  from_state text,
  to_state text,
  actor_id uuid,
  actor_name text not null default '',
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, member_id) references members (tenant_id, region_code, id) on update cascade
);
create index member_events_member on member_events (tenant_id, member_id, at);
select balai.protect('member_events', 'select, insert');
select balai.wall('member_events', 'people', 'region_code', 'member_id');

-- What coordinators ask the officers of the whole union to do about a member; decided once.
create table member_proposals (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  region_code text not null,
  step text not null check (step in ('suspend', 'disable')),
  reason text not null check (length(reason) between 10 and 1000),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  primary key (tenant_id, id),
  check ((state = 'open') = (decided_at is null)),
  foreign key (tenant_id, region_code, member_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, proposed_by) references accounts (tenant_id, id)
);
create unique index member_proposals_open on member_proposals (tenant_id, member_id, step) where state = 'open';
create index member_proposals_state on member_proposals (tenant_id, state, proposed_at);
select balai.protect('member_proposals', 'select, insert, update');
-- No door for the member: a proposal about oneself is read by officers only.
select balai.wall('member_proposals', 'people', 'region_code');

-- What a person answers to a decision against them, and what another officer than the decider made of it.
create table member_appeals (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  region_code text not null,
  against text not null check (against in ('rejected', 'disabled', 'suspended', 'expelled')),
  -- The decision as it stood when the appeal came: its reason, and who took it.
  decision_reason text not null default '',
  decider_id uuid,
  decider_name text not null default '',
  reason text not null check (length(reason) between 20 and 3000),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  submitted_at timestamptz not null default now(),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  answer text,
  primary key (tenant_id, id),
  check ((state = 'open') = (decided_at is null)),
  -- Nobody judges their own decision, whatever the code forgets.
  check (decided_by is null or decider_id is null or decided_by <> decider_id),
  foreign key (tenant_id, region_code, member_id) references members (tenant_id, region_code, id) on update cascade
);
create unique index member_appeals_open on member_appeals (tenant_id, member_id) where state = 'open';
create index member_appeals_state on member_appeals (tenant_id, state, submitted_at);
select balai.protect('member_appeals', 'select, insert, update');
select balai.wall('member_appeals', 'people', 'region_code', 'member_id');

-- Pairs that look alike and were told apart by a person; the smaller id stands first.
create table member_distinct_pairs (
  tenant_id uuid not null default balai.tenant_id(),
  first_id uuid not null,
  second_id uuid not null,
  told_by uuid,
  told_at timestamptz not null default now(),
  primary key (tenant_id, first_id, second_id),
  check (first_id < second_id),
  foreign key (tenant_id, first_id) references members (tenant_id, id),
  foreign key (tenant_id, second_id) references members (tenant_id, id)
);
select balai.protect('member_distinct_pairs', 'select, insert');
select balai.wall('member_distinct_pairs', 'people');

-- A registration on its way: what was typed so far, sealed, found by the visitor's own cookie.
create table registration_drafts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  token_hash text not null,
  content text not null,
  network text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index registration_drafts_network on registration_drafts (tenant_id, network, created_at);
select balai.protect('registration_drafts');

-- Tokens of member cards; the public check page tells validity and nothing more.
create table card_tokens (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  member_id uuid not null,
  -- The token itself is derived from the row's id and the tenant's signing key, so that a card can be printed again.
  token_hash text not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create unique index card_tokens_current on card_tokens (tenant_id, member_id) where revoked_at is null;
select balai.protect('card_tokens', 'select, insert, update');
select balai.wall('card_tokens', 'people', null, 'member_id');

-- Which columns a list or a file of members shows, under a name: of one officer, or shared with the others.
create table member_column_sets (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 2 and 60),
  name_key text generated always as (lower(name)) stored,
  columns text[] not null check (cardinality(columns) between 1 and 40),
  is_shared boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, account_id, name_key),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
select balai.protect('member_column_sets');
