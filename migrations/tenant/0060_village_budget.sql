-- The village's yearly budget (APBDes): what was planned, what was changed, what came of it. Each is a document of its own
-- with its own rows and regulation; whatever is adopted stays as it was. Amounts are rupiah; sums are never kept, only
-- derived. Nobody is named but who adopted.

create table budget_documents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  year integer not null check (year between 2015 and 2100),
  stage text not null check (stage in ('budget', 'change', 'realisation')),
  -- Of a realisation: the last day it tells about.
  through date,
  state text not null default 'draft' check (state in ('draft', 'adopted', 'published')),
  -- Of the village regulation: "Perdes 04/2026", and its day.
  regulation text check (length(regulation) between 3 and 80),
  regulation_on date,
  adopted_by uuid,
  adopted_by_name text not null default '',
  adopted_at timestamptz,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((stage = 'realisation') = (through is not null)),
  check (through is null or extract(year from through) = year),
  check ((state = 'draft') = (regulation is null) and (state = 'draft') = (regulation_on is null)
    and (state = 'draft') = (adopted_at is null)),
  check ((state = 'published') = (published_at is not null))
);
-- A sheet is read into the one that is open.
create unique index budget_documents_open on budget_documents (tenant_id, stage) where state = 'draft';
create unique index budget_documents_budget on budget_documents (tenant_id, year) where stage = 'budget';
create unique index budget_documents_through on budget_documents (tenant_id, through) where stage = 'realisation';
select balai.protect('budget_documents');
create trigger adopted_is_final before update on budget_documents for each row
  when (old.state <> 'draft' and (old.id, old.year, old.stage, old.through, old.regulation, old.regulation_on,
      old.adopted_by, old.adopted_by_name, old.adopted_at)
    is distinct from (new.id, new.year, new.stage, new.through, new.regulation, new.regulation_on,
      new.adopted_by, new.adopted_by_name, new.adopted_at)
    or old.state <> 'draft' and new.state = 'draft')
  execute function refuse_change();
create trigger adopted_stays before delete on budget_documents for each row when (old.state <> 'draft')
  execute function refuse_change();

create table budget_rows (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  document_id uuid not null,
  -- Income 4.x.y, spending 5.x or 5.x.y, financing 6.x.y.
  account_code text not null check (account_code ~ '^(4[.][1-3][.][1-9]|5[.][1-4]([.][1-9])?|6[.][12][.][1-9])$'),
  -- Spending belongs to an activity (field, sub-field, activity); nothing else does.
  activity_code text not null default '',
  description text not null check (length(description) between 3 and 200),
  volume text not null default '' check (length(volume) <= 20),
  unit text not null default '' check (length(unit) <= 30),
  fund_source text not null default '',
  amount bigint not null check (amount between 0 and 1000000000000000),
  primary key (tenant_id, id),
  unique (tenant_id, document_id, activity_code, account_code, description, fund_source),
  foreign key (tenant_id, document_id) references budget_documents (tenant_id, id) on delete cascade,
  check ((account_code like '5%') = (activity_code ~ '^0[1-5][.][0-9]{2}[.][0-9]{2}$')),
  check (account_code like '5%' or activity_code = '')
);
select balai.protect('budget_rows');

-- Rows of what was adopted are what was adopted. Only a restored backup brings them back.
create function refuse_adopted_budget() returns trigger language plpgsql as $$
declare
  touched budget_rows := coalesce(new, old);
  stands text;
begin
  if current_user = 'balai_owner' and current_setting('balai.restoring', true) = touched.tenant_id::text then
    return coalesce(new, old);
  end if;
  execute format('select state from %I.budget_documents where tenant_id = $1 and id = $2 for share', tg_table_schema)
    into stands using touched.tenant_id, touched.document_id;
  if stands is distinct from 'draft' and not (tg_op = 'DELETE' and stands is null) then
    raise exception 'rows of an adopted budget are never changed' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger adopted_is_final before insert or update or delete on budget_rows for each row
  execute function refuse_adopted_budget();
