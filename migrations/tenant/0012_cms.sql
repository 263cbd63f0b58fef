-- What an organisation tells everybody: news, and what is open now.

create table cms_posts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  book_number bigint,
  kind text not null check (kind in ('news', 'notice')),
  title text not null check (length(title) between 3 and 150),
  lead text,
  body text,
  -- A notice ("pendaftaran dibuka") stands on the front page between these days.
  opens_on date,
  closes_on date,
  link_url text,
  search_text text generated always as (lower(title || ' ' || coalesce(lead, '') || ' ' || coalesce(body, ''))) stored,
  extra jsonb not null default '{}',
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
  unique (tenant_id, book_number)
);
create index cms_posts_public on cms_posts (tenant_id, kind, published_at desc) where published_at is not null;
select balai.protect('cms_posts', 'select, insert, update');
