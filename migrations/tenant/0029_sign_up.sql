-- Organisations that ask for a place on the platform: rows of the platform's own tenant, empty everywhere else. The papers
-- lie sealed in `files` (resource `tenant-application`) until the new organisation holds them itself.
create table tenant_applications (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- draft: papers are gathered behind the mailed link; approved: the organisation is being made.
  state text not null default 'draft' check (state in ('draft', 'submitted', 'rejected', 'approved', 'opened')),
  kind text not null check (kind in ('koperasi', 'serikat', 'desa', 'pascasarjana')),
  name text not null check (length(name) between 3 and 120),
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
  -- Kemendagri code of the kelurahan/desa.
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  village_name text not null,
  contact_name text not null check (length(contact_name) between 2 and 150),
  contact_email text not null,
  contact_phone text not null,
  begun_at timestamptz not null default now(),
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by_name text,
  decision_note text,
  isolation text check (isolation in ('pooled', 'schema')),
  -- The id the organisation gets, fixed at approval: making it goes on where a kill left off.
  organisation_id uuid,
  search_text text generated always as (lower(name || ' ' || slug || ' ' || village_name || ' ' || contact_name)) stored,
  primary key (tenant_id, id),
  check (state = 'draft' or submitted_at is not null),
  check (state in ('draft', 'submitted') or decided_at is not null),
  check ((state in ('approved', 'opened')) = (organisation_id is not null and isolation is not null))
);
create index tenant_applications_order on tenant_applications (tenant_id, begun_at desc, id desc);
create unique index tenant_applications_slug on tenant_applications (tenant_id, slug) where state in ('approved', 'opened');
select balai.protect('tenant_applications');
