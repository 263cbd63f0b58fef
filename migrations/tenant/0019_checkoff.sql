-- Dues that the employer takes out of the pay (KEP.187/MEN/X/2004): the written mandate of the worker (article 5), the
-- list that goes to the employer (article 4), and what the employer answers. Who asked not to be named to the employer
-- (`members.hides_from_employer`) stands on no list.

create table checkoff_mandates (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  number text not null,
  -- Who pays the wage, as the paper names it. A mandate does not follow its giver to another employer.
  employer text not null check (length(employer) between 2 and 150),
  employer_key text generated always as (lower(employer)) stored,
  -- Rupiah a month as the paper says it; with `follows_rate` whatever the rate asks, the amount being that of the day.
  amount bigint not null check (amount > 0),
  follows_rate boolean not null,
  -- 'YYYYMM': the first month that is deducted, and the first that no longer is.
  first_period text not null check (first_period ~ '^[0-9]{6}$'),
  ends_period text check (ends_period ~ '^[0-9]{6}$'),
  file_id uuid not null,
  status text not null default 'submitted' check (status in ('submitted', 'active', 'rejected', 'withdrawn')),
  given_by uuid,
  given_by_name text not null default '',
  given_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  rejected_reason text,
  withdrawn_by_name text not null default '',
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((status = 'rejected') = (rejected_reason is not null)),
  check (status not in ('active', 'rejected') or decided_at is not null),
  check ((status = 'withdrawn') = (withdrawn_at is not null)),
  check (status <> 'withdrawn' or ends_period is not null),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
-- One mandate at a time.
create unique index checkoff_mandates_current on checkoff_mandates (tenant_id, payer_id)
  where status in ('submitted', 'active');
create index checkoff_mandates_employer on checkoff_mandates (tenant_id, employer_key, status);
create index checkoff_mandates_payer on checkoff_mandates (tenant_id, payer_id, given_at desc);
select balai.protect('checkoff_mandates', 'select, insert, update');
select balai.wall('checkoff_mandates', 'people', 'region_code', 'payer_id');
-- What was signed stands as it was signed.
create trigger paper_is_final before update on checkoff_mandates for each row
  when ((old.id, old.payer_id, old.number, old.employer, old.amount, old.follows_rate, old.first_period, old.file_id,
      old.given_at)
    is distinct from (new.id, new.payer_id, new.number, new.employer, new.amount, new.follows_rate, new.first_period,
      new.file_id, new.given_at))
  execute function refuse_change();
create trigger end_is_final before update on checkoff_mandates for each row
  when (old.status in ('rejected', 'withdrawn') and (old.status, old.ends_period) is distinct from (new.status, new.ends_period))
  execute function refuse_change();
create trigger append_only before delete on checkoff_mandates for each row execute function refuse_change();

-- One list for one employer and one month, as it goes with a letter.
create table checkoff_lists (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  number text not null,
  employer text not null,
  employer_key text generated always as (lower(employer)) stored,
  period text not null check (period ~ '^[0-9]{6}$'),
  state text not null default 'made' check (state in ('made', 'handed_over', 'closed', 'cancelled')),
  made_by_name text not null default '',
  made_at timestamptz not null,
  -- To whom at the employer, and when.
  recipient text not null default '',
  handed_over_on date,
  handed_over_by_name text not null default '',
  closed_at timestamptz,
  closed_by_name text not null default '',
  cancelled_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check (state <> 'handed_over' or handed_over_on is not null),
  check ((state = 'cancelled') = (cancelled_reason is not null))
);
create index checkoff_lists_recent on checkoff_lists (tenant_id, period desc, employer_key);
select balai.protect('checkoff_lists', 'select, insert, update');
select balai.wall('checkoff_lists', 'people');

create table checkoff_items (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  list_id uuid not null,
  mandate_id uuid not null,
  bill_id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  -- Of the list, so that the person concerned can be told without seeing the list.
  period text not null,
  is_handed_over boolean not null default false,
  -- Rupiah.
  asked_amount bigint not null check (asked_amount > 0),
  deducted_amount bigint check (deducted_amount > 0),
  payment_id uuid,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'deducted', 'not_deducted', 'dropped')),
  -- Why it fell off the list: hidden, withdrawn, paid, cancelled.
  dropped_reason text,
  primary key (tenant_id, id),
  check ((outcome = 'deducted') = (payment_id is not null)),
  check ((payment_id is null) = (deducted_amount is null)),
  check ((outcome = 'dropped') = (dropped_reason is not null)),
  foreign key (tenant_id, list_id) references checkoff_lists (tenant_id, id),
  foreign key (tenant_id, mandate_id) references checkoff_mandates (tenant_id, id),
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
-- A bill is asked of the employer once at a time, and one deduction posts one payment.
create unique index checkoff_items_bill on checkoff_items (tenant_id, bill_id) where outcome = 'waiting';
create unique index checkoff_items_payment on checkoff_items (tenant_id, payment_id) where payment_id is not null;
create index checkoff_items_list on checkoff_items (tenant_id, list_id);
select balai.protect('checkoff_items', 'select, insert, update');
select balai.wall('checkoff_items', 'people', 'region_code', 'payer_id');
create trigger posting_is_final before update on checkoff_items for each row
  when (old.outcome <> 'waiting' and (old.outcome, old.asked_amount, old.deducted_amount, old.payment_id, old.payer_id)
    is distinct from (new.outcome, new.asked_amount, new.deducted_amount, new.payment_id, new.payer_id))
  execute function refuse_change();
create trigger append_only before delete on checkoff_items for each row execute function refuse_change();

-- A file that the employer sent back, and what its rows say; nothing of it is posted before a person confirms.
create table checkoff_returns (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  list_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  -- The day on which the money came in.
  received_on date not null,
  mapping jsonb not null default '{}',
  uploaded_by_name text not null default '',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, list_id) references checkoff_lists (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index checkoff_returns_list on checkoff_returns (tenant_id, list_id, created_at desc);
-- The same file again is the same answer.
create unique index checkoff_returns_file on checkoff_returns (tenant_id, list_id, file_sha256);
select balai.protect('checkoff_returns', 'select, insert, update');
select balai.wall('checkoff_returns', 'people');

create table checkoff_return_rows (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  return_id uuid not null,
  -- As Excel numbers it.
  row_number integer not null,
  -- Sealed: name and numbers as the employer wrote them.
  content text not null,
  amount bigint,
  item_id uuid,
  matched_by text check (matched_by in ('member_number', 'employee_number', 'name_amount', 'name')),
  verdict text not null check (verdict in
    ('equal', 'less', 'more', 'doubt', 'none', 'unknown', 'double', 'unreadable')),
  problem text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, return_id, row_number),
  check (verdict in ('none', 'unknown', 'unreadable') or item_id is not null),
  foreign key (tenant_id, return_id) references checkoff_returns (tenant_id, id),
  foreign key (tenant_id, item_id) references checkoff_items (tenant_id, id)
);
-- Changed only when keys are renewed, and where a person is erased.
select balai.protect('checkoff_return_rows');
select balai.wall('checkoff_return_rows', 'people');
