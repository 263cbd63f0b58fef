-- What this tenant changed about the standard: rights, roles of its own, menu. Always with who, when and why.

create table tenant_state (
  tenant_id uuid not null default balai.tenant_id() references shared.tenants (id),
  -- Raised whenever a difference, a role or the menu changes; read with every request.
  access_version integer not null default 1,
  theme_version integer not null default 1,
  primary key (tenant_id)
);
select balai.protect('tenant_state', 'select, insert, update');

create table custom_roles (
  tenant_id uuid not null default balai.tenant_id(),
  key text not null check (key ~ '^[a-z][a-z0-9_]{2,39}$'),
  label text not null,
  description text not null default '',
  is_active boolean not null default true,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
select balai.protect('custom_roles');

create table access_differences (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  role text not null,
  resource text not null,
  access_right text not null,
  effect text not null check (effect in ('grant', 'revoke')),
  scope text not null,
  why text not null check (length(why) >= 5),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (tenant_id, id)
);
create unique index access_differences_open on access_differences (tenant_id, role, resource, access_right)
  where withdrawn_at is null;
select balai.protect('access_differences', 'select, insert, update');

create table menu_differences (
  tenant_id uuid not null default balai.tenant_id(),
  menu_key text not null,
  parent_key text,
  label text,
  icon text,
  url text,
  sort_order integer,
  logic text check (logic in ('ANY', 'ALL')),
  required jsonb,
  is_public boolean,
  is_enabled boolean,
  is_own boolean not null default false,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, menu_key)
);
select balai.protect('menu_differences');

create table settings (
  tenant_id uuid not null default balai.tenant_id(),
  key text not null,
  value jsonb not null,
  -- A value that must not be read from a dump (an SMTP password) is sealed text.
  is_sealed boolean not null default false,
  version integer not null default 1,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
select balai.protect('settings');
