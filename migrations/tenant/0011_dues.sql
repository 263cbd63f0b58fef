-- Dues: rates with history, bills, payments, allocations and an append-only ledger. `payer_id` is a person of the
-- product (a union member); its region travels along so that the inner wall stands here too.

create table dues_rates (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  scheme text not null check (scheme in ('golongan', 'gaji')),
  code text not null,
  label text not null,
  -- Rupiah a month.
  amount bigint not null check (amount > 0),
  -- Monthly take-home pay in rupiah, both ends inside; only for scheme 'gaji'.
  min_salary bigint,
  max_salary bigint,
  sort_order integer not null default 0,
  effective_from date not null,
  effective_to date,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code, effective_from)
);
select balai.protect('dues_rates', 'select, insert, update');

create table dues_bills (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  kind text not null check (kind in ('registration', 'monthly')),
  -- 'YYYYMM' for monthly bills, '000001' and up for registration attempts: never NULL, so unique means unique.
  period text not null check (period ~ '^[0-9]{6}$'),
  -- Snapshot of the rate: a bill never changes because a rate did.
  rate_code text not null,
  rate_label text not null,
  amount bigint not null check (amount > 0),
  -- Sum of allocations, kept by the functions that post them and checked against the ledger every night.
  paid_amount bigint not null default 0 check (paid_amount >= 0),
  -- Unique rupiah added for transfers, so that a bank line finds its bill.
  transfer_suffix integer not null default 0,
  status text not null default 'unpaid' check (status in ('unpaid', 'paid', 'waived')),
  due_date date not null,
  waived_reason text,
  run_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, payer_id, kind, period),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
create index dues_bills_period on dues_bills (tenant_id, period, status);
create index dues_bills_open on dues_bills (tenant_id, payer_id, due_date) where status = 'unpaid';
select balai.protect('dues_bills', 'select, insert, update');
select balai.wall('dues_bills', 'people', 'region_code', 'payer_id');

create table dues_payments (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  amount bigint not null check (amount > 0),
  paid_on date,
  method text not null default 'transfer' check (method in ('transfer', 'qris', 'cash', 'payroll', 'bank_import')),
  reference text,
  proof_file_id uuid,
  status text not null default 'submitted' check (status in ('submitted', 'verified', 'rejected')),
  verified_by uuid,
  verified_at timestamptz,
  note text,
  rejected_reason text,
  submitted_by uuid,
  -- The bill the payer meant; what was really paid off stands in the allocations.
  bill_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, proof_file_id) references files (tenant_id, id)
);
create index dues_payments_status on dues_payments (tenant_id, status, created_at);
create index dues_payments_payer on dues_payments (tenant_id, payer_id, created_at desc);
select balai.protect('dues_payments', 'select, insert, update');
select balai.wall('dues_payments', 'people', 'region_code', 'payer_id');

create table dues_allocations (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payment_id uuid not null,
  bill_id uuid not null,
  amount bigint not null check (amount <> 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id),
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id)
);
create index dues_allocations_bill on dues_allocations (tenant_id, bill_id);
create index dues_allocations_payment on dues_allocations (tenant_id, payment_id);
select balai.protect('dues_allocations', 'select, insert');

-- One line for each thing that changed what a person owes or has in credit. Nothing here is changed or removed.
create table dues_ledger (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('bill', 'payment', 'waiver', 'adjustment', 'reversal')),
  -- Positive: the person owes more. Negative: owes less.
  amount bigint not null check (amount <> 0),
  bill_id uuid,
  payment_id uuid,
  actor_id uuid,
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id)
);
create index dues_ledger_payer on dues_ledger (tenant_id, payer_id, at);
select balai.protect('dues_ledger', 'select, insert');
select balai.wall('dues_ledger', 'people', 'region_code', 'payer_id');
create trigger append_only before delete on dues_ledger for each row execute function refuse_change();
