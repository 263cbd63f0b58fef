-- Loans to members. Who asked for how much, on which terms, and what was paid stands sealed; the borrower is known by a
-- keyed pseudonym. In clear there is only which product it is and how far it has come.

create table loan_products (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 3 and 60),
  method text not null check (method in ('flat', 'declining', 'annuity')),
  -- Millionths a month: 15000 is 1.5 per cent. Permenkop UKM 8/2023 ps.27 allows 24 per cent a year.
  rate_millionths integer not null check (rate_millionths between 0 and 20000),
  min_amount bigint not null check (min_amount >= 1),
  max_amount bigint not null check (max_amount between min_amount and 1000000000000),
  max_months integer not null check (max_months between 1 and 360),
  -- Hundredths of a per cent of the sum, kept back when it is paid out.
  fee_bp integer not null default 0 check (fee_bp between 0 and 1000),
  -- Millionths a day of what is overdue, from the day after the days of grace.
  penalty_millionths integer not null default 0 check (penalty_millionths between 0 and 10000),
  grace_days integer not null default 0 check (grace_days between 0 and 60),
  -- Instalments come in steps of so many rupiah.
  rounding_unit integer not null default 1 check (rounding_unit in (1, 100, 500, 1000)),
  needs_collateral boolean not null default false,
  needs_guarantor boolean not null default false,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select balai.protect('loan_products', 'select, insert, update');
create trigger append_only before delete on loan_products for each row execute function refuse_change();

create table loans (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  holder text not null check (length(holder) = 43),
  product_id uuid not null,
  state text not null check (state in ('submitted', 'assessed', 'half-approved', 'approved', 'rejected', 'cancelled',
    'active', 'closed', 'written-off')),
  sealed text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references loan_products (tenant_id, id)
);
create index loans_holder on loans (tenant_id, holder);
create index loans_state on loans (tenant_id, state);
select balai.protect('loans', 'select, insert, update');
create trigger append_only before delete on loans for each row execute function refuse_change();
create trigger nature_is_final before update on loans for each row
  when ((old.id, old.holder) is distinct from (new.id, new.holder)) execute function refuse_change();

-- What happened to a loan with money in it: paid out, paid back, taken back, written off. The event that its journal
-- names as its source is a keyed shadow, as in the books of members.
create table loan_acts (
  tenant_id uuid not null default balai.tenant_id(),
  -- Random: it tells no time.
  id uuid not null,
  loan_id uuid not null,
  event_index text not null check (length(event_index) = 43),
  code_index text check (length(code_index) = 43),
  reverses_id uuid,
  sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, event_index),
  unique (tenant_id, reverses_id),
  foreign key (tenant_id, loan_id) references loans (tenant_id, id),
  foreign key (tenant_id, reverses_id) references loan_acts (tenant_id, id)
);
create index loan_acts_loan on loan_acts (tenant_id, loan_id);
create index loan_acts_code on loan_acts (tenant_id, code_index) where code_index is not null;
select balai.protect('loan_acts', 'select, insert, update');
create trigger append_only before delete on loan_acts for each row execute function refuse_change();
-- Renewed keys seal it anew; nothing else of it changes.
create trigger nature_is_final before update on loan_acts for each row
  when ((old.id, old.loan_id, old.event_index, old.code_index, old.reverses_id)
    is distinct from (new.id, new.loan_id, new.event_index, new.code_index, new.reverses_id))
  execute function refuse_change();

-- Relief that one officer proposes and another decides: longer to pay, or given up as lost.
create table loan_reliefs (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  loan_id uuid not null,
  kind text not null check (kind in ('restructure', 'write-off')),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected')),
  sealed text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, loan_id) references loans (tenant_id, id)
);
-- One proposal at a time.
create unique index loan_reliefs_open on loan_reliefs (tenant_id, loan_id) where state = 'proposed';
select balai.protect('loan_reliefs', 'select, insert, update');
create trigger append_only before delete on loan_reliefs for each row execute function refuse_change();
create trigger nature_is_final before update on loan_reliefs for each row
  when ((old.id, old.loan_id, old.kind) is distinct from (new.id, new.loan_id, new.kind)
    or (old.state <> 'proposed' and old.state <> new.state)) execute function refuse_change();
