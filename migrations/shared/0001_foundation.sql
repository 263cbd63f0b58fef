-- The global tables and the functions that build the walls. Everything here is the same for every tenant.

create schema balai;
revoke all on schema balai from public;
grant usage on schema balai, shared to balai_app, balai_backup;

-- The tenant of this transaction; NULL (and so no row at all) when none was set.
create function balai.tenant_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('balai.tenant_id', true), '')::uuid $$;

-- Named system work only: the inner walls (region, programme, area, self) stand open.
create function balai.sees_every() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('balai.walls', true), '') = 'every' $$;

-- balai.reach holds what the route's gate allowed, as ";family:all;family=63;family@<uuid>;".
create function balai.reaches_all(family text) returns boolean language sql stable parallel safe
  as $$ select balai.sees_every()
      or strpos(coalesce(current_setting('balai.reach', true), ''), ';' || family || ':all;') > 0 $$;

create function balai.reached_codes(family text) returns text[] language sql stable parallel safe
  as $$ select coalesce(array_agg(substr(part, length(family) + 2)), '{}')
        from unnest(string_to_array(coalesce(current_setting('balai.reach', true), ''), ';')) as part
        where starts_with(part, family || '=') $$;

create function balai.reached_self(family text) returns uuid[] language sql stable parallel safe
  as $$ select coalesce(array_agg(substr(part, length(family) + 2)::uuid), '{}')
        from unnest(string_to_array(coalesce(current_setting('balai.reach', true), ''), ';')) as part
        where starts_with(part, family || '@') $$;

-- Whether a code of a tree of areas ("II.01.004") is one of these or lies below one ("II.01", "II").
create function balai.lies_within(code text, reached text[]) returns boolean language sql immutable parallel safe
  as $$ select exists (select 1 from unnest(reached) as one where code = one or starts_with(code, one || '.')) $$;

-- Puts a table of the current schema behind the tenant wall. The permissive policy of the serving role is the
-- tenant equality itself, so that nothing shows where a wall was forgotten.
create function balai.protect(target regclass, rights text default 'select, insert, update, delete') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s for all to balai_app
      using (tenant_id = (select nullif(current_setting(''balai.tenant_id'', true), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''balai.tenant_id'', true), '''')::uuid))', target);
  execute format('create policy owner on %s for all to balai_owner using (true) with check (true)', target);
  execute format('create policy backup on %s for select to balai_backup using (true)', target);
  execute format('grant %s on %s to balai_app', rights, target);
  execute format('grant select on %s to balai_backup', target);
end $$;

-- Puts an inner wall of a family on a table: rows whose `code` column (region, programme, area) or whose `self`
-- column (the person's own id) the transaction reaches.
-- With `is_tree` a code is a path whose parts stand between points, and reaches all that lies below it.
create function balai.wall(target regclass, family text, code name default null, self name default null,
    is_tree boolean default false)
  returns void language plpgsql as $$
declare
  condition text := format('(select balai.reaches_all(%L))', family);
begin
  if code is not null and is_tree then
    condition := condition
      || format(' or balai.lies_within(%I, (select balai.reached_codes(%L))::text[])', code, family);
  elsif code is not null then
    condition := condition || format(' or %I = any ((select balai.reached_codes(%L))::text[])', code, family);
  end if;
  if self is not null then
    condition := condition || format(' or %I = any ((select balai.reached_self(%L))::uuid[])', self, family);
  end if;
  execute format('create policy %I on %s as restrictive for all to balai_app using (%s) with check (%s)',
    'wall_' || family, target, condition, condition);
end $$;

revoke all on all functions in schema balai from public;
grant execute on function balai.tenant_id(), balai.sees_every(), balai.reaches_all(text),
  balai.reached_codes(text), balai.reached_self(text), balai.lies_within(text, text[]) to balai_app, balai_backup, balai_owner;

create table shared.tenants (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
  kind text not null check (kind in ('koperasi', 'serikat', 'desa', 'pascasarjana', 'platform')),
  name text not null check (length(name) between 3 and 120),
  isolation text not null default 'pooled' check (isolation in ('pooled', 'schema')),
  schema_name text not null,
  status text not null default 'active' check (status in ('pending', 'active', 'suspended', 'archived')),
  custom_domain text unique,
  -- Kemendagri code of the kelurahan/desa (10 digits) or of a wider region; the platform's search uses it.
  region_code text not null default '',
  region_name text not null default '',
  time_zone text not null default 'Asia/Jakarta' check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  is_listed boolean not null default true,
  is_demo boolean not null default false,
  search_text text generated always as (lower(name || ' ' || slug || ' ' || region_name)) stored,
  created_at timestamptz not null default now()
);
create index tenants_search on shared.tenants (search_text text_pattern_ops);
grant select on shared.tenants, shared.migrations to balai_app, balai_backup;
