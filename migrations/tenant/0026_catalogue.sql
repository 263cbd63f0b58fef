-- What an organisation sells or does for others, and pictures of its life. Both are books: entry by entry and column by
-- column they are published, or not.

-- Businesses of people of the organisation, where it is not itself the one that sells.
create table businesses (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 3 and 150),
  category text,
  owner_name text,
  about text,
  address text,
  hours text,
  phone text,
  website text,
  -- Business number, permit for home-made food, halal certificate: as they stand on the papers.
  business_number text,
  food_permit text,
  halal_number text,
  -- Stands first until this day.
  promoted_until date,
  -- "-3.31860,114.59440", degrees north and east.
  map_place text,
  photo_file_id uuid,
  search_text text generated always as
    (lower(name || ' ' || coalesce(category, '') || ' ' || coalesce(owner_name, '') || ' ' || coalesce(about, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);

create table catalogue_items (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 3 and 150),
  kind text not null check (kind in ('goods', 'service')),
  category text,
  -- Rupiah for one unit.
  price bigint check (price >= 0),
  unit text,
  -- None: it is not counted, as with a service.
  stock integer check (stock >= 0),
  description text,
  photo_file_id uuid,
  -- The business whose thing it is; none: the organisation's own.
  business_id uuid,
  search_text text generated always as
    (lower(name || ' ' || coalesce(category, '') || ' ' || coalesce(description, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id),
  foreign key (tenant_id, business_id) references businesses (tenant_id, id)
);
create index catalogue_items_business on catalogue_items (tenant_id, business_id) where business_id is not null;

create table gallery_photos (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  caption text not null check (length(caption) between 3 and 200),
  taken_on date,
  album text,
  -- A film at another site; the photo, if there is one, stands for it.
  video_url text check (video_url like 'https://%'),
  photo_file_id uuid,
  -- How often its page was opened; nothing says by whom.
  view_count bigint not null default 0,
  search_text text generated always as (lower(caption || ' ' || coalesce(album, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);

-- The columns of every book that is published.
do $$
declare
  book text;
begin
  foreach book in array array['businesses', 'catalogue_items', 'gallery_photos']
  loop
    execute format('alter table %I
      add column book_number bigint, add column extra jsonb not null default ''{}'', add column import_mark text,
      add column version integer not null default 1,
      add column created_by uuid, add column created_at timestamptz not null default now(),
      add column updated_by uuid, add column updated_at timestamptz not null default now(),
      add column deleted_at timestamptz, add column deleted_by uuid, add column delete_reason text,
      add column published_at timestamptz, add column published_by uuid,
      add column published_columns text[] not null default ''{}'',
      add unique (tenant_id, book_number)', book);
    execute format('create index %I on %I (tenant_id, published_at desc) where published_at is not null',
      book || '_public', book);
    perform balai.protect(book::regclass, 'select, insert, update');
  end loop;
end $$;
