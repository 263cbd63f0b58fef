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

-- Categories of documents and of news; `kind` says of which: a kind of document, or 'news'.
create table cms_categories (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  name text not null check (length(name) between 2 and 100),
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){0,99}$'),
  sort_order integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, slug),
  unique (tenant_id, kind, id)
);
select balai.protect('cms_categories');

-- Pictures. The bytes are rows of `files`, one for the picture and one for its small form; both are public.
create table cms_media (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  file_id uuid not null,
  small_file_id uuid not null,
  name text not null,
  alt_text text not null check (length(alt_text) between 1 and 255),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- Of the picture as it was handed in: the same picture twice is found by it.
  source_sha256 text not null,
  search_text text generated always as (lower(alt_text || ' ' || name)) stored,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id),
  foreign key (tenant_id, small_file_id) references files (tenant_id, id)
);
create unique index cms_media_source on cms_media (tenant_id, source_sha256) where deleted_at is null;
select balai.protect('cms_media', 'select, insert, update');

create table cms_documents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  title text not null check (length(title) between 3 and 255),
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){0,99}$'),
  description text not null default '' check (length(description) <= 2000),
  category_id uuid,
  file_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  visibility text not null default 'public' check (visibility in ('public', 'member_only')),
  -- From when on it is shown; a moment to come is a schedule.
  published_at timestamptz,
  download_count bigint not null default 0,
  search_text text generated always as (lower(title || ' ' || description)) stored,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  check (status <> 'published' or published_at is not null),
  foreign key (tenant_id, file_id) references files (tenant_id, id),
  foreign key (tenant_id, kind, category_id) references cms_categories (tenant_id, kind, id)
);
create unique index cms_documents_slug on cms_documents (tenant_id, slug) where deleted_at is null;
create index cms_documents_public on cms_documents (tenant_id, kind, published_at desc) where status = 'published';
select balai.protect('cms_documents', 'select, insert, update');

-- A page is its revisions: one of them is what everybody reads, one may be waiting for its hour.
create table cms_pages (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){0,59}$'),
  template text not null default 'default' check (template in ('default', 'legal', 'contact')),
  visibility text not null default 'public' check (visibility in ('public', 'member_only')),
  document_id uuid,
  -- Number of the newest revision, and a guard against two people saving over each other.
  revision integer not null default 0,
  live_revision integer,
  scheduled_revision integer,
  scheduled_for timestamptz,
  published_at timestamptz,
  is_archived boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  check ((scheduled_revision is null) = (scheduled_for is null)),
  foreign key (tenant_id, document_id) references cms_documents (tenant_id, id)
);
create unique index cms_pages_slug on cms_pages (tenant_id, slug) where deleted_at is null;
select balai.protect('cms_pages', 'select, insert, update');

create table cms_page_revisions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  page_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (length(title) between 2 and 200),
  summary text not null default '' check (length(summary) <= 2000),
  -- As it is written, and the sanitised HTML made of it.
  body text not null,
  body_html text not null,
  note text not null default '' check (length(note) <= 300),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, page_id, number),
  foreign key (tenant_id, page_id) references cms_pages (tenant_id, id)
);
select balai.protect('cms_page_revisions', 'select, insert');

create table cms_news (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  title text not null check (length(title) between 3 and 200),
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){0,99}$'),
  excerpt text not null default '' check (length(excerpt) <= 400),
  body text not null,
  body_html text not null,
  category_id uuid,
  -- Always 'news': ties the category to those of news.
  category_kind text not null default 'news' check (category_kind = 'news'),
  cover_id uuid,
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  published_at timestamptz,
  author_id uuid,
  author_name text not null default '',
  view_count bigint not null default 0,
  -- When it was sent to the subscribers.
  mailed_at timestamptz,
  search_text text generated always as (lower(title || ' ' || excerpt)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  check (status <> 'published' or published_at is not null),
  foreign key (tenant_id, category_kind, category_id) references cms_categories (tenant_id, kind, id),
  foreign key (tenant_id, cover_id) references cms_media (tenant_id, id)
);
create unique index cms_news_slug on cms_news (tenant_id, slug) where deleted_at is null;
create index cms_news_public on cms_news (tenant_id, published_at desc) where status = 'published';
select balai.protect('cms_news', 'select, insert, update');

create table cms_officers (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- The product's person (a member), when there is one; the product knows the table.
  person_id uuid,
  full_name text not null check (length(full_name) between 2 and 150),
  position_title text not null check (length(position_title) between 2 and 100),
  level text not null default 'pusat' check (level in ('pusat', 'wilayah')),
  region_code text,
  photo_id uuid,
  bio text not null default '',
  bio_html text not null default '',
  sort_order integer not null default 0,
  is_active boolean not null default true,
  period_start date,
  period_end date,
  search_text text generated always as (lower(full_name || ' ' || position_title)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id),
  check ((level = 'wilayah') = (region_code is not null)),
  check (period_end is null or period_start is null or period_end >= period_start),
  foreign key (tenant_id, photo_id) references cms_media (tenant_id, id)
);
create index cms_officers_order on cms_officers (tenant_id, level, sort_order) where is_active;
select balai.protect('cms_officers', 'select, insert, update');

-- The sections of the front page: which, in which order, with which words and settings.
create table cms_home_sections (
  tenant_id uuid not null default balai.tenant_id(),
  section_key text not null check (section_key ~ '^[a-z][a-z_]{1,39}$'),
  title text not null default '' check (length(title) <= 200),
  body text not null default '',
  body_html text not null default '',
  config jsonb not null default '{}',
  sort_order integer not null,
  is_enabled boolean not null default true,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, section_key)
);
select balai.protect('cms_home_sections', 'select, insert, update');

-- Who asked for news by mail. Nobody is written to before the link in the first mail was confirmed.
create table cms_subscribers (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  email text not null check (length(email) <= 254),
  status text not null default 'pending' check (status in ('pending', 'active', 'unsubscribed')),
  -- Of the link that confirms; only its hash is kept.
  token_hash text,
  token_expires_at timestamptz,
  verified_at timestamptz,
  unsubscribed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, email),
  check (status <> 'active' or verified_at is not null)
);
create index cms_subscribers_token on cms_subscribers (tenant_id, token_hash) where token_hash is not null;
create index cms_subscribers_active on cms_subscribers (tenant_id, id) where status = 'active';
select balai.protect('cms_subscribers');

-- One row for each mail of a piece of news: nobody gets it twice, whatever happens to the worker.
create table cms_news_mails (
  tenant_id uuid not null default balai.tenant_id(),
  news_id uuid not null,
  subscriber_id uuid not null,
  queued_at timestamptz not null default now(),
  primary key (tenant_id, news_id, subscriber_id),
  foreign key (tenant_id, news_id) references cms_news (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references cms_subscribers (tenant_id, id) on delete cascade
);
select balai.protect('cms_news_mails', 'select, insert');
