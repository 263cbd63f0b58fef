-- What every product leans on: audit, files, jobs, mail, notifications, numbers.

create table tenant_keys (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  purpose text not null check (purpose in ('data', 'index')),
  version integer not null,
  wrapped text not null,
  master_version text not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (tenant_id, purpose, version)
);
select balai.protect('tenant_keys', 'select, insert, update');

create table audit_events (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('account', 'guest', 'system')),
  actor_id uuid,
  -- {name, ip, device} of a person, sealed under a key of its own. What the system did by itself needs none.
  actor text,
  -- Why the system did it.
  actor_name text not null default '',
  roles text not null default '',
  scope text not null default '',
  action text not null,
  resource text not null,
  object_id text,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  -- {label, before, after, reason}, sealed under another key of its own.
  details text,
  request_id text not null default '',
  -- The writing transaction: the sealer chains only what no running transaction can still slip in before.
  written_by xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create index audit_events_time on audit_events (tenant_id, at desc);
create index audit_events_object on audit_events (tenant_id, resource, object_id);
create index audit_events_actor on audit_events (tenant_id, actor_id, at desc);
create index audit_events_order on audit_events (tenant_id, written_by, id);
select balai.protect('audit_events', 'select, insert');

-- The keys of what is sealed in the log. A row of the log stands for ever; who takes its key away has erased what it told
-- of a person, and the chain of hashes, which is over the sealed text, still holds.
create table audit_keys (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  event_id uuid not null,
  part text not null check (part in ('actor', 'details')),
  -- The account, member, payment… that the part tells of.
  owner text,
  key text not null,
  primary key (tenant_id, event_id, part)
);
create index audit_keys_owner on audit_keys (tenant_id, owner) where owner is not null;
select balai.protect('audit_keys', 'select, insert, delete');

create table audit_seals (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  seq bigint not null,
  event_id uuid not null,
  written_by xid8 not null,
  hash text not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, seq),
  unique (tenant_id, event_id),
  foreign key (tenant_id, event_id) references audit_events (tenant_id, id)
);
select balai.protect('audit_seals', 'select, insert');

-- Only the owning role, while it restores this very organisation from a backup, may exchange such rows.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'balai_owner'
     and current_setting('balai.restoring', true) = old.tenant_id::text then
    return old;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on audit_events for each row execute function refuse_change();
create trigger append_only before update or delete on audit_seals for each row execute function refuse_change();

create table files (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- The thing the file belongs to: who may read that, may read the file.
  resource text not null,
  object_id uuid,
  kind text not null,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null,
  store_key text not null,
  is_sealed boolean not null default false,
  is_public boolean not null default false,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index files_object on files (tenant_id, resource, object_id);
select balai.protect('files', 'select, insert, update');

create table job_runs (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Ids only; what is sensitive stays in its own table.
  input jsonb not null default '{}',
  done_count integer not null default 0,
  total_count integer,
  note text not null default '',
  result jsonb,
  result_file_id uuid,
  failure text,
  attempts integer not null default 0,
  requested_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  beat_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index job_runs_recent on job_runs (tenant_id, created_at desc);
select balai.protect('job_runs', 'select, insert, update');

create table outbox (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  template text not null,
  -- Address and content are sealed: a dump tells nobody who was written to, or what.
  recipient text not null,
  recipient_key text not null,
  subject text not null,
  content text not null,
  -- sending: handed to a worker. uncertain: that worker ended before it could say whether the mail went; a person decides.
  -- left: they decided to leave it.
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'uncertain', 'left')),
  -- One of many: sent in turn and no faster than the organisation allows.
  is_bulk boolean not null default false,
  attempts integer not null default 0,
  -- The last attempt: when it began, and the queue entry whose worker made it.
  started_at timestamptz,
  job_id text,
  next_attempt_at timestamptz not null default now(),
  failure text,
  account_id uuid,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (tenant_id, id)
);
create index outbox_due on outbox (tenant_id, next_attempt_at, id) where state = 'queued' and is_bulk;
create index outbox_pace on outbox (tenant_id, started_at) where is_bulk and started_at is not null;
create index outbox_sending on outbox (tenant_id) where state = 'sending';
create index outbox_recent on outbox (tenant_id, created_at desc);
select balai.protect('outbox', 'select, insert, update');

-- Mails that came back, by the keyed shadow of the address. One hard or three soft ones that nobody has cleared close
-- the address to mails to many.
create table mail_bounces (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  address_key text not null,
  kind text not null check (kind in ('hard', 'soft')),
  -- server: refused while sending. report: a returned mail that was read in. officer: somebody said so.
  source text not null check (source in ('server', 'report', 'officer')),
  mail_id uuid,
  -- The answer's code, such as "550 5.1.1"; never its words, which may hold an address.
  code text not null default '' check (length(code) <= 20),
  at timestamptz not null default now(),
  cleared_at timestamptz,
  cleared_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, mail_id) references outbox (tenant_id, id)
);
create index mail_bounces_open on mail_bounces (tenant_id, address_key) where cleared_at is null;
create index mail_bounces_mail on mail_bounces (tenant_id, mail_id) where mail_id is not null;
select balai.protect('mail_bounces', 'select, insert, update');

create table notifications (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  title text not null,
  body text not null default '',
  url text not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create index notifications_account on notifications (tenant_id, account_id, created_at desc);
create index notifications_unread on notifications (tenant_id, account_id) where read_at is null;
select balai.protect('notifications', 'select, insert, update');

-- Document numbers: one row a series, locked by the transaction that takes the next one.
create table number_series (
  tenant_id uuid not null default balai.tenant_id(),
  series text not null,
  last_number bigint not null default 0,
  primary key (tenant_id, series)
);
select balai.protect('number_series', 'select, insert, update');

-- The answer of an act that must not happen twice, kept under the key its form or caller sent.
create table idempotency_keys (
  tenant_id uuid not null default balai.tenant_id(),
  actor text not null,
  action text not null,
  key text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor, action, key)
);
select balai.protect('idempotency_keys', 'select, insert, update');

create table imports (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  register text not null,
  file_id uuid not null,
  file_sha256 text not null,
  state text not null check (state in ('reading', 'mapping', 'checked', 'committing', 'committed', 'cancelled', 'failed')),
  -- Sheet, header row, mapping and decisions about duplicates. What was typed instead of cells is sealed text: it may be
  -- a NIK, like the sheet itself.
  choices jsonb not null default '{}',
  corrections text,
  result jsonb,
  job_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  committed_at timestamptz,
  primary key (tenant_id, id)
);
create index imports_recent on imports (tenant_id, created_at desc);
select balai.protect('imports', 'select, insert, update');
