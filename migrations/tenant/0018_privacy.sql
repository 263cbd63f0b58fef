-- Personal data (UU 27/2022): what people agreed to, what they ask about their data, copies for them, erasure,
-- incidents, and how long data of people who left is kept. Every answer has a clock of three times 24 hours.

-- Consents by purpose and version of the text; a withdrawal is a time on the row that was given. `subject_id` is the
-- product's person (a union member), or the account where it stands for nobody.
create table consents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  subject_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z][a-z_]{1,39}$'),
  version text not null,
  given_at timestamptz not null default now(),
  -- By which act it was given: registration, profile, privacy page.
  given_by text not null check (given_by in ('registration', 'profile', 'privacy', 'officer')),
  withdrawn_at timestamptz,
  withdrawn_by text check (withdrawn_by in ('profile', 'privacy', 'officer', 'erasure')),
  -- The newer version that the person was asked about.
  asked_version text,
  primary key (tenant_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index consents_subject on consents (tenant_id, subject_id, purpose, given_at desc);
create unique index consents_current on consents (tenant_id, subject_id, purpose) where withdrawn_at is null;
select balai.protect('consents', 'select, insert, update');
select balai.wall('consents', 'people', null, 'subject_id');

create table privacy_requests (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('access', 'correct', 'erase', 'withdraw')),
  note text not null default '' check (length(note) <= 2000),
  -- erasing: decided, and the work is not done yet.
  state text not null default 'open' check (state in ('open', 'erasing', 'done', 'refused')),
  created_at timestamptz not null default now(),
  due_at timestamptz not null,
  -- When those who answer were told that 24 hours are left, and that the time is over.
  alerted_at timestamptz,
  overdue_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  answer text not null default '',
  primary key (tenant_id, id),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'erasing' or kind = 'erase'),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index privacy_requests_account on privacy_requests (tenant_id, account_id, created_at desc);
create index privacy_requests_due on privacy_requests (tenant_id, due_at) where state = 'open';
-- Asked twice it is one question.
create unique index privacy_requests_open on privacy_requests (tenant_id, account_id, kind)
  where state in ('open', 'erasing');
select balai.protect('privacy_requests', 'select, insert, update');

-- Copies of their own data that people asked for; the file lives a day.
create table privacy_exports (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  requested_at timestamptz not null default now(),
  file_id uuid,
  ready_at timestamptz,
  expires_at timestamptz,
  failed_at timestamptz,
  download_count integer not null default 0,
  primary key (tenant_id, id),
  check ((file_id is null) = (ready_at is null)),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index privacy_exports_account on privacy_exports (tenant_id, account_id, requested_at desc);
select balai.protect('privacy_exports', 'select, insert, update');

-- What was erased, by whose decision: ids and counts only, so that the record itself tells of nobody.
create table privacy_erasures (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid,
  subject_id uuid,
  request_id uuid,
  why text not null check (why in ('request', 'retention')),
  decided_by uuid,
  erased_at timestamptz not null default now(),
  row_count integer not null,
  file_count integer not null,
  mention_count integer not null,
  audit_count integer not null,
  -- Bytes of files that still have to leave the store; emptied when they are gone.
  store_keys text[] not null default '{}',
  primary key (tenant_id, id)
);
create index privacy_erasures_at on privacy_erasures (tenant_id, erased_at desc);
select balai.protect('privacy_erasures', 'select, insert, update');

-- Incidents with personal data: the authority and those concerned are told within three times 24 hours (Pasal 46).
create table privacy_incidents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  number text not null,
  title text not null check (length(title) between 5 and 150),
  discovered_at timestamptz not null,
  due_at timestamptz not null,
  -- When and how it happened; which data; what is being done about it.
  happened text not null check (length(happened) between 10 and 4000),
  data_kinds text not null check (length(data_kinds) between 3 and 2000),
  measures text not null check (length(measures) between 10 and 4000),
  contact text not null check (length(contact) between 3 and 300),
  -- all: everybody with an account. some: those named in privacy_incident_people.
  audience text not null check (audience in ('all', 'some')),
  people_told_at timestamptz,
  people_count integer,
  authority_told_at timestamptz,
  authority_reference text not null default '',
  alerted_at timestamptz,
  overdue_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create index privacy_incidents_due on privacy_incidents (tenant_id, due_at);
select balai.protect('privacy_incidents', 'select, insert, update');

create table privacy_incident_people (
  tenant_id uuid not null default balai.tenant_id(),
  incident_id uuid not null,
  account_id uuid not null,
  told_at timestamptz,
  primary key (tenant_id, incident_id, account_id),
  foreign key (tenant_id, incident_id) references privacy_incidents (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
select balai.protect('privacy_incident_people', 'select, insert, update');

-- Nights on which the rule of keeping was looked at: first only counted, then done.
create table privacy_retention_runs (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  at timestamptz not null default now(),
  mode text not null check (mode in ('dry_run', 'erased')),
  years integer not null check (years > 0),
  night_cap integer not null check (night_cap > 0),
  found_count integer not null,
  erased_count integer not null default 0,
  primary key (tenant_id, id)
);
create index privacy_retention_runs_at on privacy_retention_runs (tenant_id, at desc);
select balai.protect('privacy_retention_runs', 'select, insert');

-- What erasure may do to rows that are else never changed: their free texts may be emptied, and nothing more.
create function refuse_but_emptying() returns trigger language plpgsql as $$
declare
  changed text;
begin
  for changed in
    select n.key from jsonb_each_text(to_jsonb(new)) n
      join jsonb_each_text(to_jsonb(old)) o using (key)
     where n.value is distinct from o.value and coalesce(n.value, '') <> ''
  loop
    raise exception 'rows of % are never changed, only emptied', tg_table_name using errcode = 'insufficient_privilege';
  end loop;
  return new;
end $$;
do $$
declare
  target record;
begin
  for target in
    select * from (values
      ('member_events', 'note, actor_name'),
      ('dues_entries', 'note, actor_name'),
      ('dues_arrears_events', 'reason, actor_name'),
      ('dues_claim_events', 'note, actor_name'),
      ('forum_post_versions', 'body'),
      ('sign_in_events', 'ip, device, device_key')) as t(name, columns)
  loop
    execute format('grant update (%s) on %I to balai_app', target.columns, target.name);
    execute format('create trigger only_emptied before update of %s on %I for each row
      execute function refuse_but_emptying()', target.columns, target.name);
  end loop;
end $$;
grant delete on notifications, mailed_tokens, sessions, forum_followers, forum_visits, card_tokens
  to balai_app;
