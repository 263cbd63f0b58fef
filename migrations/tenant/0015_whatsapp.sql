-- Invitation links of the union's WhatsApp groups. A leaked link lets anybody in, so the address is sealed, is never
-- part of a page, and every opening is written down.

create table whatsapp_links (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- all: every member. region: the members of one province. cluster: a group of its own, for all ('00') or one province.
  kind text not null check (kind in ('all', 'region', 'cluster')),
  region_code text not null default '00' check (region_code ~ '^[0-9]{2}$'),
  -- What the group is called; empty but for clusters, which need a name to be told apart.
  name text not null default '' check (length(name) <= 80),
  -- Sealed.
  url text not null,
  is_open boolean not null default true,
  rotated_at timestamptz not null default now(),
  rotated_by uuid,
  -- When those who look after the link were last asked to change it.
  reminded_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, region_code, name),
  unique (tenant_id, region_code, id),
  check (kind <> 'all' or region_code = '00'),
  check (kind <> 'region' or region_code <> '00'),
  check ((kind = 'cluster') = (name <> ''))
);
select balai.protect('whatsapp_links', 'select, insert, update');
select balai.wall('whatsapp_links', 'groups', 'region_code');

-- Who was led to a group, and when.
create table whatsapp_clicks (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  link_id uuid not null,
  region_code text not null,
  account_id uuid not null,
  at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, link_id) references whatsapp_links (tenant_id, region_code, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index whatsapp_clicks_link on whatsapp_clicks (tenant_id, link_id, at desc);
select balai.protect('whatsapp_clicks', 'select, insert');
select balai.wall('whatsapp_clicks', 'groups', 'region_code');
