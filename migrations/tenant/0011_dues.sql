-- Dues: rates with history, bills, payments, what pays off what, and the ledger. `payer_id` is a person of the product
-- (a union member); its region travels along so that the inner wall stands here too.

create table dues_rates (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  scheme text not null check (scheme in ('golongan', 'gaji')),
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,29}$'),
  label text not null check (length(label) between 2 and 150),
  -- Rupiah a month.
  amount bigint not null check (amount > 0),
  -- Monthly take-home pay in rupiah, both ends inside; only for scheme 'gaji', where no upper end means "and above".
  min_salary bigint check (min_salary >= 0),
  max_salary bigint,
  sort_order integer not null default 0,
  effective_from date not null,
  -- The last day on which it holds; open until a later version ends it.
  effective_to date,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code, effective_from),
  check ((scheme = 'gaji') = (min_salary is not null)),
  check (max_salary is null or (min_salary is not null and max_salary >= min_salary)),
  check (effective_to is null or effective_to >= effective_from)
);
select balai.protect('dues_rates');

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
  -- Sums of the allocations and of what was waived, kept by the functions that post them under the payer's lock.
  paid_amount bigint not null default 0 check (paid_amount >= 0),
  waived_amount bigint not null default 0 check (waived_amount >= 0),
  -- Cannot disagree with the money: nobody sets it.
  status text generated always as (case
    when paid_amount + waived_amount < amount then 'unpaid'
    when waived_amount > 0 then 'waived'
    else 'paid' end) stored,
  -- Rupiah added to a transfer so that a bank line finds its bill; 0 for none.
  transfer_suffix integer not null default 0 check (transfer_suffix between 0 and 999),
  due_date date not null,
  waived_reason text,
  run_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, payer_id, kind, period),
  check (paid_amount + waived_amount <= amount),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
create index dues_bills_period on dues_bills (tenant_id, period, status);
create index dues_bills_open on dues_bills (tenant_id, payer_id, due_date) where status = 'unpaid';
select balai.protect('dues_bills', 'select, insert, update');
select balai.wall('dues_bills', 'people', 'region_code', 'payer_id');
-- What a bill charges is a line of the ledger: it stands as it was written.
create trigger charge_is_final before update on dues_bills for each row
  when ((old.id, old.payer_id, old.kind, old.period, old.rate_code, old.rate_label, old.amount, old.created_at)
    is distinct from (new.id, new.payer_id, new.kind, new.period, new.rate_code, new.rate_label, new.amount, new.created_at))
  execute function refuse_change();
create trigger append_only before delete on dues_bills for each row execute function refuse_change();

create table dues_payments (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  -- What the payer says was paid.
  amount bigint not null check (amount > 0),
  -- What the treasurer found to have come in; this is what is posted.
  received_amount bigint check (received_amount > 0),
  allocated_amount bigint not null default 0 check (allocated_amount >= 0),
  -- Taken back by confirmed adjustments: posted twice, to the wrong person, or given back.
  reversed_amount bigint not null default 0 check (reversed_amount >= 0),
  -- Verified money that has paid for nothing yet.
  credit_amount bigint generated always as (coalesce(received_amount, 0) - reversed_amount - allocated_amount) stored,
  paid_on date not null,
  method text not null default 'transfer' check (method in ('transfer', 'qris', 'cash', 'payroll', 'bank_import')),
  reference text not null default '',
  note text not null default '',
  proof_file_id uuid,
  status text not null default 'submitted' check (status in ('submitted', 'verified', 'rejected')),
  submitted_by uuid,
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  rejected_reason text,
  -- The bill the payer meant; what was really paid off stands in the allocations.
  bill_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (allocated_amount + reversed_amount <= coalesce(received_amount, 0)),
  check ((status = 'verified') = (received_amount is not null)),
  check ((status = 'rejected') = (rejected_reason is not null)),
  check ((status = 'submitted') = (decided_at is null)),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, proof_file_id) references files (tenant_id, id)
);
create index dues_payments_status on dues_payments (tenant_id, status, created_at);
create index dues_payments_payer on dues_payments (tenant_id, payer_id, created_at desc);
create index dues_payments_credit on dues_payments (tenant_id, payer_id)
  where credit_amount > 0;
-- A proof sent twice for the same bill is one payment, and so is money sent ahead of any bill.
create unique index dues_payments_waiting on dues_payments (tenant_id, bill_id) where status = 'submitted';
create unique index dues_payments_ahead on dues_payments (tenant_id, payer_id)
  where status = 'submitted' and bill_id is null;
select balai.protect('dues_payments', 'select, insert, update');
select balai.wall('dues_payments', 'people', 'region_code', 'payer_id');
create trigger decision_is_final before update on dues_payments for each row
  when (old.status <> 'submitted' and (old.status, old.amount, old.received_amount, old.payer_id, old.decided_at)
    is distinct from (new.status, new.amount, new.received_amount, new.payer_id, new.decided_at))
  execute function refuse_change();
create trigger append_only before delete on dues_payments for each row execute function refuse_change();

-- Which rupiah of which payment paid off which bill; a correction is a line with the opposite sign.
create table dues_allocations (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  payment_id uuid not null,
  bill_id uuid not null,
  amount bigint not null check (amount <> 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id),
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id)
);
create index dues_allocations_bill on dues_allocations (tenant_id, bill_id);
create index dues_allocations_payment on dues_allocations (tenant_id, payment_id);
select balai.protect('dues_allocations', 'select, insert');
select balai.wall('dues_allocations', 'people', 'region_code', 'payer_id');

-- What changed the debt of a person besides the bills themselves. Nothing here is ever changed or removed.
create table dues_entries (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('payment', 'waiver', 'adjustment', 'reversal')),
  -- Positive: the person owes more. Negative: owes less.
  amount bigint not null check (amount <> 0),
  bill_id uuid,
  payment_id uuid,
  actor_id uuid,
  actor_name text not null default '',
  note text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id)
);
create index dues_entries_payer on dues_entries (tenant_id, payer_id, at);
-- Whatever runs twice or at once: a payment is posted one time.
create unique index dues_entries_payment on dues_entries (tenant_id, payment_id) where kind = 'payment';
select balai.protect('dues_entries', 'select, insert');
select balai.wall('dues_entries', 'people', 'region_code', 'payer_id');
create trigger append_only before delete on dues_entries for each row execute function refuse_change();

-- The ledger of a person: every charge (the bill itself, which cannot change) and every entry. Its sum is what is owed.
create view dues_ledger with (security_invoker = true) as
  select tenant_id, id, payer_id, region_code, created_at as at, 'bill'::text as kind, amount,
    id as bill_id, null::uuid as payment_id, null::uuid as actor_id, ''::text as actor_name, ''::text as note
    from dues_bills
  union all
  select tenant_id, id, payer_id, region_code, at, kind, amount, bill_id, payment_id, actor_id, actor_name, note
    from dues_entries;
grant select on dues_ledger to balai_app, balai_backup;

-- One receipt a verified payment; the code lets anyone check the paper.
create table dues_receipts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payment_id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  number text not null,
  check_code text not null,
  issued_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, payment_id),
  unique (tenant_id, number),
  unique (tenant_id, check_code),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id)
);
select balai.protect('dues_receipts', 'select, insert');
select balai.wall('dues_receipts', 'people', 'region_code', 'payer_id');

-- What a member says is wrong with a bill or a payment, and what was decided about it. A bill under an open claim does
-- not count as arrears.
create table dues_claims (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  number text not null,
  kind text not null check (kind in
    ('already_paid', 'wrong_amount', 'wrong_period', 'double_payment', 'waiver_request', 'other')),
  bill_id uuid,
  payment_id uuid,
  description text not null check (length(description) between 10 and 2000),
  file_id uuid,
  status text not null default 'submitted' check (status in
    ('submitted', 'in_review', 'approved', 'rejected', 'withdrawn')),
  submitted_by uuid,
  taken_by uuid,
  taken_by_name text not null default '',
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  decision_note text,
  -- What the books were changed by; nothing while undecided or refused.
  correction text check (correction in ('none', 'waive', 'record_payment', 'move_payment', 'adjustment')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((status in ('approved', 'rejected', 'withdrawn')) = (decided_at is not null)),
  check (status not in ('approved', 'rejected') or decision_note is not null),
  check ((status = 'approved') = (correction is not null)),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index dues_claims_status on dues_claims (tenant_id, status, created_at);
create index dues_claims_payer on dues_claims (tenant_id, payer_id, created_at desc);
-- One open claim a bill: asked twice it is one question.
create unique index dues_claims_open on dues_claims (tenant_id, bill_id)
  where status in ('submitted', 'in_review') and bill_id is not null;
select balai.protect('dues_claims', 'select, insert, update');
select balai.wall('dues_claims', 'people', 'region_code', 'payer_id');
-- What was decided stands; what was written about a person may be emptied when that person is erased.
create trigger decision_is_final before update on dues_claims for each row
  when (old.decided_at is not null and (old.id, old.payer_id, old.number, old.kind, old.bill_id, old.payment_id, old.status,
      old.decided_by, old.decided_at, old.correction, old.created_at)
    is distinct from (new.id, new.payer_id, new.number, new.kind, new.bill_id, new.payment_id, new.status, new.decided_by,
      new.decided_at, new.correction, new.created_at)) execute function refuse_change();
create trigger append_only before delete on dues_claims for each row execute function refuse_change();

-- The trail of a claim: who did what, and which lines of the books it led to.
create table dues_claim_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  claim_id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  at timestamptz not null default now(),
  step text not null check (step in ('submitted', 'taken', 'approved', 'rejected', 'withdrawn', 'corrected')),
  actor_id uuid,
  actor_name text not null default '',
  note text not null default '',
  bill_id uuid,
  payment_id uuid,
  adjustment_id uuid,
  -- Rupiah the correction was about.
  amount bigint,
  primary key (tenant_id, id),
  foreign key (tenant_id, claim_id) references dues_claims (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
create index dues_claim_events_claim on dues_claim_events (tenant_id, claim_id, at);
select balai.protect('dues_claim_events', 'select, insert');
select balai.wall('dues_claim_events', 'people', 'region_code', 'payer_id');

-- Corrections of what is posted: proposed by one, confirmed by another, applied as new lines.
create table dues_adjustments (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  number text not null,
  kind text not null check (kind in ('payment_reversal', 'payment_entry', 'bill_reduction', 'waiver_reversal')),
  -- Rupiah; the kind says which way.
  amount bigint not null check (amount > 0),
  bill_id uuid,
  payment_id uuid,
  -- Only for money that came in without a proof.
  paid_on date,
  method text check (method in ('transfer', 'qris', 'cash', 'payroll', 'bank_import')),
  reference text not null default '',
  reason text not null check (length(reason) between 5 and 1000),
  claim_id uuid,
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by uuid,
  proposed_by_name text not null default '',
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  decision_note text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((status = 'proposed') = (decided_at is null)),
  -- Two persons, whatever the code above forgets.
  check (status not in ('confirmed', 'refused') or decided_by is distinct from proposed_by),
  check (kind <> 'payment_reversal' or payment_id is not null),
  check (kind not in ('bill_reduction', 'waiver_reversal') or bill_id is not null),
  check ((kind = 'payment_entry') = (paid_on is not null and method is not null)),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade,
  foreign key (tenant_id, bill_id) references dues_bills (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id),
  foreign key (tenant_id, claim_id) references dues_claims (tenant_id, id)
);
create index dues_adjustments_status on dues_adjustments (tenant_id, status, proposed_at desc);
create index dues_adjustments_payer on dues_adjustments (tenant_id, payer_id, proposed_at desc);
select balai.protect('dues_adjustments', 'select, insert, update');
select balai.wall('dues_adjustments', 'people', 'region_code', 'payer_id');
create trigger decision_is_final before update on dues_adjustments for each row
  when (old.status <> 'proposed' and (old.id, old.payer_id, old.number, old.kind, old.amount, old.bill_id, old.payment_id,
      old.paid_on, old.method, old.status, old.proposed_by, old.decided_by, old.decided_at)
    is distinct from (new.id, new.payer_id, new.number, new.kind, new.amount, new.bill_id, new.payment_id, new.paid_on,
      new.method, new.status, new.proposed_by, new.decided_by, new.decided_at)) execute function refuse_change();
create trigger append_only before delete on dues_adjustments for each row execute function refuse_change();

-- How far somebody is behind, as it was last counted. A row appears with the first bill past due and stays.
create table dues_standings (
  tenant_id uuid not null default balai.tenant_id(),
  payer_id uuid not null,
  region_code text not null,
  -- 0 none, 1 reminder, 2 warning, 3 final notice.
  stage smallint not null check (stage between 0 and 3),
  stage_since timestamptz not null,
  overdue_count integer not null default 0,
  overdue_amount bigint not null default 0,
  oldest_due date,
  -- The highest stage that the person has been written to about since they were last in the clear.
  told_stage smallint not null default 0 check (told_stage between 0 and 3),
  told_at timestamptz,
  -- The hold may begin some days after this.
  final_notice_at timestamptz,
  deferred_until date,
  deferred_reason text,
  deferred_by_name text not null default '',
  held_at timestamptz,
  held_reason text,
  counted_at timestamptz not null,
  primary key (tenant_id, payer_id),
  check ((deferred_until is null) = (deferred_reason is null)),
  check ((held_at is null) = (held_reason is null)),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
create index dues_standings_stage on dues_standings (tenant_id, stage, overdue_amount desc) where stage > 0;
select balai.protect('dues_standings', 'select, insert, update');
select balai.wall('dues_standings', 'people', 'region_code', 'payer_id');

-- What happened because somebody was behind, by whom and why.
create table dues_arrears_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  payer_id uuid not null,
  region_code text not null,
  at timestamptz not null default now(),
  step text not null check (step in
    ('reminded', 'warned', 'final_notice', 'held', 'deferred', 'reactivated', 'lifted', 'cleared', 'reminded_by_hand')),
  overdue_count integer not null default 0,
  overdue_amount bigint not null default 0,
  actor_id uuid,
  actor_name text not null default '',
  reason text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, payer_id) references members (tenant_id, region_code, id) on update cascade
);
create index dues_arrears_events_payer on dues_arrears_events (tenant_id, payer_id, at);
select balai.protect('dues_arrears_events', 'select, insert');
select balai.wall('dues_arrears_events', 'people', 'region_code', 'payer_id');

-- How the statements of a bank are laid out, as a treasurer described it once.
create table dues_bank_profiles (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  layout jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select balai.protect('dues_bank_profiles');

-- One imported bank statement.
create table dues_bank_batches (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  -- The last four digits of the union's account, for telling statements apart.
  account_tail text not null default '',
  format text not null,
  first_on date,
  last_on date,
  -- Lines of money that came in: all, and those that an earlier statement did not hold.
  line_count integer not null default 0,
  new_count integer not null default 0,
  -- Rows left out, by reason: pending, outgoing, balance, not whole rupiah.
  skipped jsonb not null default '{}',
  -- Rows whose balance does not follow from the one before.
  balance_breaks integer[] not null default '{}',
  imported_by uuid,
  imported_by_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index dues_bank_batches_recent on dues_bank_batches (tenant_id, created_at desc);
select balai.protect('dues_bank_batches', 'select, insert, update');

-- Money that came in, as the bank tells it. A line exists once, whatever number of statements hold it.
create table dues_bank_lines (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  batch_id uuid not null,
  row_number integer not null,
  -- Keyed hash of account, date, amount, text and the how-manyth of its kind (version 1).
  fingerprint text not null,
  posted_on date not null,
  amount bigint not null check (amount > 0),
  -- Sealed: the bank's text names people and their accounts.
  content text not null,
  state text not null default 'open' check (state in ('open', 'posted', 'linked', 'ignored')),
  certainty text not null default 'none' check (certainty in ('certain', 'likely', 'ambiguous', 'none')),
  suggested_payer_id uuid,
  -- A proof that waits for this money, or a payment that was verified before the statement came.
  suggested_payment_id uuid,
  reasons text not null default '',
  payment_id uuid,
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  note text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, fingerprint),
  check ((state = 'open') = (decided_at is null)),
  check ((state in ('posted', 'linked')) = (payment_id is not null)),
  foreign key (tenant_id, batch_id) references dues_bank_batches (tenant_id, id),
  foreign key (tenant_id, payment_id) references dues_payments (tenant_id, id)
);
create index dues_bank_lines_batch on dues_bank_lines (tenant_id, batch_id, state, certainty);
-- A payment stands for one line of the bank.
create unique index dues_bank_lines_payment on dues_bank_lines (tenant_id, payment_id) where payment_id is not null;
select balai.protect('dues_bank_lines', 'select, insert, update');
-- The bank's text is sealed anew when keys are renewed, and emptied when the payer is erased.
create trigger decision_is_final before update on dues_bank_lines for each row
  when (old.state in ('posted', 'linked') and (old.id, old.batch_id, old.row_number, old.fingerprint, old.posted_on, old.amount,
      old.state, old.payment_id, old.decided_by, old.decided_at)
    is distinct from (new.id, new.batch_id, new.row_number, new.fingerprint, new.posted_on, new.amount, new.state,
      new.payment_id, new.decided_by, new.decided_at)) execute function refuse_change();
create trigger append_only before delete on dues_bank_lines for each row execute function refuse_change();
