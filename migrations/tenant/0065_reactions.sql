-- What people say to something that was published: that they like it, a comment, a review with stars.

create table reaction_likes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  subject text not null check (subject ~ '^[a-z][a-z_]{1,39}$'),
  -- Of the feature that keeps the thing; it knows the table.
  object_id uuid not null,
  account_id uuid not null,
  at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, subject, object_id, account_id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
select balai.protect('reaction_likes', 'select, insert, delete');

create table reaction_comments (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  subject text not null check (subject ~ '^[a-z][a-z_]{1,39}$'),
  object_id uuid not null,
  account_id uuid not null,
  -- As it is shown: a first name and the letter of the last.
  author_name text not null check (length(author_name) between 1 and 150),
  body text not null check (length(body) <= 1000),
  stars smallint check (stars between 1 and 5),
  state text not null check (state in ('held', 'shown', 'hidden')),
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  search_text text generated always as (lower(body || ' ' || author_name)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index reaction_comments_object on reaction_comments (tenant_id, subject, object_id, created_at);
create index reaction_comments_held on reaction_comments (tenant_id, subject, created_at) where state = 'held';
-- One person, one review of a thing.
create unique index reaction_comments_review on reaction_comments (tenant_id, subject, object_id, account_id)
  where stars is not null;
select balai.protect('reaction_comments', 'select, insert, update');
