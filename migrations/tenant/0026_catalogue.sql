-- What an organisation sells or does for others, and pictures of its life. Both are books: entry by entry and column by
-- column they are published, or not.

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
  search_text text generated always as
    (lower(name || ' ' || coalesce(category, '') || ' ' || coalesce(description, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);

create table gallery_photos (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  caption text not null check (length(caption) between 3 and 200),
  taken_on date,
  photo_file_id uuid,
  search_text text generated always as (lower(caption)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, photo_file_id) references files (tenant_id, id)
);

-- The columns of every book that is published.
do $$
declare
  book text;
begin
  foreach book in array array['catalogue_items', 'gallery_photos']
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
