-- The members' forum. A thread belongs to everybody (region '00') or to one region; everything below it carries the
-- region along, so that the inner wall `forum` stands in front of each table.

create table forum_categories (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  name_key text generated always as (lower(name)) stored,
  description text not null default '',
  -- all: one talk for everybody. region: each region has its own, seen by its members and whoever moderates it.
  scope text not null check (scope in ('all', 'region')),
  sort_order integer not null default 0,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, name_key)
);
select balai.protect('forum_categories', 'select, insert, update');

create table forum_threads (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  category_id uuid not null,
  region_code text not null default '00' check (region_code ~ '^[0-9]{2}$'),
  title text not null check (length(title) between 5 and 150),
  title_key text generated always as (lower(title)) stored,
  author_account_id uuid not null,
  pinned_at timestamptz,
  locked_at timestamptz,
  lock_reason text,
  hidden_at timestamptz,
  hidden_reason text,
  -- The number of the last post, and how many answers stand; kept under the thread's row lock.
  last_number integer not null default 0,
  reply_count integer not null default 0,
  last_post_at timestamptz not null default now(),
  last_author_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, region_code, id),
  foreign key (tenant_id, category_id) references forum_categories (tenant_id, id),
  foreign key (tenant_id, author_account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, last_author_id) references accounts (tenant_id, id)
);
create index forum_threads_list on forum_threads (tenant_id, category_id, last_post_at desc);
create index forum_threads_author on forum_threads (tenant_id, author_account_id, created_at desc);
select balai.protect('forum_threads', 'select, insert, update');
select balai.wall('forum_threads', 'forum', 'region_code');

create table forum_posts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  thread_id uuid not null,
  region_code text not null,
  -- 1 is the thread's own text.
  number integer not null check (number > 0),
  author_account_id uuid not null,
  body text not null check (length(body) between 1 and 10000),
  quoted_id uuid,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  hidden_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, thread_id, number),
  unique (tenant_id, region_code, id),
  foreign key (tenant_id, region_code, thread_id) references forum_threads (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, quoted_id) references forum_posts (tenant_id, id),
  foreign key (tenant_id, author_account_id) references accounts (tenant_id, id)
);
create index forum_posts_author on forum_posts (tenant_id, author_account_id, created_at desc);
select balai.protect('forum_posts', 'select, insert, update');
select balai.wall('forum_posts', 'forum', 'region_code');

-- What a post said before it was changed.
create table forum_post_versions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  post_id uuid not null,
  region_code text not null,
  body text not null,
  -- When this text was put aside.
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, post_id) references forum_posts (tenant_id, region_code, id) on update cascade
);
create index forum_post_versions_post on forum_post_versions (tenant_id, post_id, replaced_at);
select balai.protect('forum_post_versions', 'select, insert');
select balai.wall('forum_post_versions', 'forum', 'region_code');

create table forum_reports (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  post_id uuid not null,
  region_code text not null,
  reporter_account_id uuid not null,
  reason text not null check (reason in ('insult', 'privacy', 'falsehood', 'advertising', 'other')),
  note text not null default '' check (length(note) <= 500),
  created_at timestamptz not null default now(),
  -- upheld: the post was hidden. dismissed: it stays.
  outcome text check (outcome in ('upheld', 'dismissed')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  check ((outcome is null) = (decided_at is null)),
  foreign key (tenant_id, region_code, post_id) references forum_posts (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, reporter_account_id) references accounts (tenant_id, id)
);
create unique index forum_reports_once on forum_reports (tenant_id, post_id, reporter_account_id) where outcome is null;
create index forum_reports_open on forum_reports (tenant_id, created_at) where outcome is null;
select balai.protect('forum_reports', 'select, insert, update');
select balai.wall('forum_reports', 'forum', 'region_code');

-- Who may read but not write for a while: everywhere ('00'), or in the talk of one region.
create table forum_mutes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  region_code text not null default '00',
  reason text not null check (length(reason) between 5 and 300),
  muted_by uuid,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index forum_mutes_account on forum_mutes (tenant_id, account_id, ends_at) where lifted_at is null;
select balai.protect('forum_mutes', 'select, insert, update');
select balai.wall('forum_mutes', 'forum', 'region_code');

-- How far somebody has read a thread, and whether they want to hear of answers.
create table forum_followers (
  tenant_id uuid not null default balai.tenant_id(),
  account_id uuid not null,
  thread_id uuid not null,
  read_number integer not null default 0,
  -- Not said yet: whoever writes follows, whoever only reads does not.
  is_following boolean,
  primary key (tenant_id, account_id, thread_id),
  foreign key (tenant_id, thread_id) references forum_threads (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
create index forum_followers_thread on forum_followers (tenant_id, thread_id) where is_following;
select balai.protect('forum_followers', 'select, insert, update');

-- Everything up to this moment counts as read.
create table forum_visits (
  tenant_id uuid not null default balai.tenant_id(),
  account_id uuid not null,
  all_read_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
);
select balai.protect('forum_visits', 'select, insert, update');
