-- Accounts and how they sign in. An account belongs to one tenant; its person (member, resident, participant)
-- stands in the product's own table under `subject_id`.

create table accounts (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  id uuid not null,
  display_name text not null check (length(display_name) between 1 and 150),
  email text,
  email_verified_at timestamptz,
  password_hash text,
  password_changed_at timestamptz,
  status text not null default 'active' check (status in ('invited', 'active', 'suspended', 'closed')),
  subject_id uuid,
  second_factor_secret text,
  second_factor_at timestamptz,
  -- The last one-time code step that was accepted: a code opens once.
  second_factor_step bigint not null default 0,
  -- Notices also come by mail, unless the person said no; what concerns safety always does.
  wants_mail boolean not null default true,
  -- Raised whenever anything about this account's rights changes; read with every request.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index accounts_subject on accounts (tenant_id, subject_id) where subject_id is not null;
select balai.protect('accounts', 'select, insert, update');

-- What a person may type to sign in. The key is normalised; a NIK is its keyed blind index, never the number.
create table account_identifiers (
  tenant_id uuid not null default balai.tenant_id(),
  kind text not null check (kind in ('email', 'username', 'nik', 'number')),
  key text not null,
  account_id uuid not null,
  primary key (tenant_id, kind, key),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create index account_identifiers_account on account_identifiers (tenant_id, account_id);
create index account_identifiers_key on account_identifiers (tenant_id, key);
select balai.protect('account_identifiers');

-- A role given to a person, with the scope of this very grant and the time it holds.
create table role_grants (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  role text not null,
  regions text[] not null default '{}',
  programmes text[] not null default '{}',
  areas text[] not null default '{}',
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  granted_by uuid,
  -- A grant that two officers name a person for waits for the second one: it holds from `infinity`, so never.
  reason text check (length(reason) between 5 and 500),
  confirmed_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (confirmed_by is null or (granted_by is not null and confirmed_by <> granted_by and confirmed_by <> account_id)),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create index role_grants_account on role_grants (tenant_id, account_id);
create index role_grants_role on role_grants (tenant_id, role);
select balai.protect('role_grants');

create table sessions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('web', 'api')),
  -- SHA-256 of the cookie (web) or of the current refresh token (api).
  token_hash text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  password_at timestamptz not null default now(),
  second_factor_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  ip text not null default '',
  device text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create unique index sessions_token on sessions (tenant_id, token_hash);
create index sessions_account on sessions (tenant_id, account_id, created_at desc);
select balai.protect('sessions', 'select, insert, update');

-- Refresh tokens that were traded for a new one: seen again, the whole session dies.
create table spent_refresh_tokens (
  tenant_id uuid not null default balai.tenant_id(),
  token_hash text not null,
  session_id uuid not null,
  spent_at timestamptz not null default now(),
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references sessions (tenant_id, id) on delete cascade
);
select balai.protect('spent_refresh_tokens', 'select, insert, delete');

create table sign_in_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid,
  at timestamptz not null default now(),
  outcome text not null,
  ip text not null default '',
  device text not null default '',
  -- Hash of the mark a browser keeps after signing in; a mark not seen before is a new device.
  device_key text not null default '',
  primary key (tenant_id, id)
);
create index sign_in_events_account on sign_in_events (tenant_id, account_id, at desc);
create index sign_in_events_time on sign_in_events (tenant_id, at desc);
select balai.protect('sign_in_events', 'select, insert');

-- Failures are counted for an account (or what was typed, when there is none) together with the network they came
-- from, so that nobody locks a whole campus behind one address, nor a neighbour from elsewhere.
create table sign_in_locks (
  tenant_id uuid not null default balai.tenant_id(),
  subject_key text not null,
  network text not null,
  account_id uuid,
  failures integer not null default 0,
  last_failure_at timestamptz not null default now(),
  locked_until timestamptz,
  primary key (tenant_id, subject_key, network)
);
create index sign_in_locks_account on sign_in_locks (tenant_id, account_id);
select balai.protect('sign_in_locks');

-- How often something open to everybody (asking for a reset link) came from one network in a span of time.
create table rate_windows (
  tenant_id uuid not null default balai.tenant_id(),
  act text not null,
  network text not null,
  hits integer not null default 0,
  ends_at timestamptz not null,
  primary key (tenant_id, act, network)
);
select balai.protect('rate_windows');

-- Single-use tokens that travel by mail; only their hash is kept.
create table mailed_tokens (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid,
  purpose text not null check (purpose in ('verify-email', 'reset-password', 'invitation', 'resume', 'activation',
    'sign-up')),
  token_hash text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);
create unique index mailed_tokens_hash on mailed_tokens (tenant_id, token_hash);
create index mailed_tokens_account on mailed_tokens (tenant_id, account_id, purpose);
select balai.protect('mailed_tokens', 'select, insert, update');

create table recovery_codes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create index recovery_codes_account on recovery_codes (tenant_id, account_id);
select balai.protect('recovery_codes');

create table invitations (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  email text not null,
  display_name text not null,
  role text not null,
  regions text[] not null default '{}',
  programmes text[] not null default '{}',
  areas text[] not null default '{}',
  token_id uuid not null,
  invited_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  account_id uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id)
);
create index invitations_recent on invitations (tenant_id, created_at desc);
create index invitations_token on invitations (tenant_id, token_id);
select balai.protect('invitations', 'select, insert, update');
