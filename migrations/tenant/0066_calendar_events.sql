-- What an organisation invites to: a book of events, published one by one, and who said they would come.

create table calendar_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  title text not null check (length(title) between 3 and 150),
  category text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  place text,
  coordinator text,
  description text,
  -- How many may register; none: one need not.
  quota integer check (quota > 0),
  -- Album of the gallery that shows how it was, and what there is to say about it.
  album text,
  documentation text,
  photo_file_id uuid,
  search_text text generated always as
    (lower(title || ' ' || coalesce(category, '') || ' ' || coalesce(place, '') || ' ' || coalesce(description, ''))) stored,
  book_number bigint,
  extra jsonb not null default '{}',
  import_mark text,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by uuid,
  delete_reason text,
  published_at timestamptz,
  published_by uuid,
  published_columns text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, book_number),
  check (ends_at >= starts_at),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);
create index calendar_events_public on calendar_events (tenant_id, starts_at) where published_at is not null;
select balai.protect('calendar_events', 'select, insert, update');

create table event_registrations (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  event_id uuid not null,
  account_id uuid not null,
  registered_at timestamptz not null default now(),
  cancelled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, event_id, account_id),
  foreign key (tenant_id, event_id) references calendar_events (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
select balai.protect('event_registrations', 'select, insert, update');
