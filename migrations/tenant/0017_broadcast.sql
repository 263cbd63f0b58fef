-- Letters to many: what was written, to whom, and who wants no more of them.

create table broadcasts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  subject text not null check (length(subject) between 3 and 150),
  body text not null check (length(body) between 10 and 10000),
  button_label text not null default '' check (length(button_label) <= 60),
  button_url text not null default '' check (length(button_url) <= 500),
  -- What everybody has to know; nobody can switch it off.
  is_essential boolean not null,
  -- Who it is for: values by the product's own groups. An empty one is everybody within `regions`.
  audience jsonb not null default '{}',
  -- The provinces whose people it may reach; empty for the whole organisation.
  regions text[] not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'scheduled', 'sent', 'cancelled')),
  scheduled_at timestamptz,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (tenant_id, id),
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'scheduled' or scheduled_at is not null),
  check ((button_label = '') = (button_url = '')),
  foreign key (tenant_id, created_by) references accounts (tenant_id, id)
);
create index broadcasts_recent on broadcasts (tenant_id, coalesce(sent_at, updated_at) desc);
select balai.protect('broadcasts', 'select, insert, update');

-- One row a person of the audience, also who gets no mail, with the reason. Never changed: what became of a mail stands
-- in the outbox, and what came back in the book of bounces.
create table broadcast_recipients (
  tenant_id uuid not null default balai.tenant_id(),
  broadcast_id uuid not null,
  person_id uuid not null,
  -- Where the person belonged when it was sent.
  region_code text not null,
  account_id uuid,
  mail_id uuid,
  skipped text check (skipped in ('no_email', 'same_address', 'bounced', 'unsubscribed', 'held')),
  primary key (tenant_id, broadcast_id, person_id),
  check ((mail_id is null) = (skipped is not null)),
  foreign key (tenant_id, broadcast_id) references broadcasts (tenant_id, id),
  foreign key (tenant_id, mail_id) references outbox (tenant_id, id)
);
create unique index broadcast_recipients_mail on broadcast_recipients (tenant_id, mail_id) where mail_id is not null;
create index broadcast_recipients_person on broadcast_recipients (tenant_id, person_id);
select balai.protect('broadcast_recipients', 'select, insert');
select balai.wall('broadcast_recipients', 'people', 'region_code', 'person_id');

-- A letter is reached by who looks after all of its provinces, and read by whom it was for.
create policy wall_people on broadcasts as restrictive for all to balai_app
  using (
    (select balai.reaches_all('people'))
    or (cardinality(regions) > 0 and regions <@ (select balai.reached_codes('people'))::text[])
    or (state = 'sent' and exists (select 1 from broadcast_recipients r where r.tenant_id = broadcasts.tenant_id
      and r.broadcast_id = broadcasts.id and r.person_id = any ((select balai.reached_self('people'))::uuid[]))))
  with check (
    (select balai.reaches_all('people'))
    or (cardinality(regions) > 0 and regions <@ (select balai.reached_codes('people'))::text[]));

-- Who wants no more mails that are not essential; found by the person, so that it outlives an address.
create table broadcast_optouts (
  tenant_id uuid not null default balai.tenant_id(),
  person_id uuid not null,
  at timestamptz not null default now(),
  -- link: by one click in a mail. page: in one's own settings.
  way text not null check (way in ('link', 'page')),
  primary key (tenant_id, person_id)
);
select balai.protect('broadcast_optouts', 'select, insert, delete');
