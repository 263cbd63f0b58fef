-- Books of members: what each of them holds, sealed. A member is named by a keyed pseudonym; day, number, amount and
-- whoever posted stand inside the seal, and the event that ties an entry to its journal is a keyed shadow. In clear there
-- is only how many entries somebody has, and what each journal brought to a control account.

create table subledger_balances (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  holder text not null check (length(holder) = 43),
  -- Purpose of the control account: 'savings-principal'.
  account text not null check (account ~ '^[a-z][a-z-]{1,40}$'),
  -- What is held within it: a kind of savings, a loan.
  part uuid not null,
  sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, holder, account, part)
);
select balai.protect('subledger_balances', 'select, insert, update');
create trigger append_only before delete on subledger_balances for each row execute function refuse_change();
create trigger nature_is_final before update on subledger_balances for each row
  when ((old.id, old.holder, old.account, old.part) is distinct from (new.id, new.holder, new.account, new.part))
  execute function refuse_change();

create table subledger_entries (
  tenant_id uuid not null default balai.tenant_id(),
  -- Random: it tells no time.
  id uuid not null,
  balance_id uuid not null,
  -- Keyed shadow of the event that the journal names as its source.
  event_index text not null check (length(event_index) = 43),
  -- Keyed shadow of the code on the receipt.
  code_index text check (length(code_index) = 43),
  reverses_id uuid,
  sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, event_index, balance_id),
  unique (tenant_id, reverses_id),
  foreign key (tenant_id, balance_id) references subledger_balances (tenant_id, id),
  foreign key (tenant_id, reverses_id) references subledger_entries (tenant_id, id)
);
create index subledger_entries_balance on subledger_entries (tenant_id, balance_id);
create index subledger_entries_code on subledger_entries (tenant_id, code_index) where code_index is not null;
select balai.protect('subledger_entries', 'select, insert, update');
create trigger append_only before delete on subledger_entries for each row execute function refuse_change();
-- Renewed keys seal it anew; nothing else of it changes.
create trigger nature_is_final before update on subledger_entries for each row
  when ((old.id, old.balance_id, old.event_index, old.code_index, old.reverses_id)
    is distinct from (new.id, new.balance_id, new.event_index, new.code_index, new.reverses_id))
  execute function refuse_change();

-- What the entries of one journal come to on one control account; debit above zero.
create table subledger_postings (
  tenant_id uuid not null default balai.tenant_id(),
  journal_id uuid not null,
  account_id uuid not null,
  amount bigint not null,
  primary key (tenant_id, journal_id, account_id),
  foreign key (tenant_id, journal_id) references ledger_journals (tenant_id, id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id)
);
select balai.protect('subledger_postings', 'select, insert');
create trigger append_only before update or delete on subledger_postings for each row execute function refuse_change();

-- A control account moves by what its book says, asked when the transaction ends. Opening balances are typed before their
-- members are known, and tied by the nightly check.
create function check_control_tie() returns trigger language plpgsql as $$
declare
  in_books numeric;
  in_book_of_members numeric;
begin
  execute format('select %I.require_own_books($1)', tg_table_schema) using tg_table_schema;
  if to_regclass('subledger_postings') is distinct from to_regclass(format('%I.subledger_postings', tg_table_schema))
     or to_regclass('ledger_accounts') is distinct from to_regclass(format('%I.ledger_accounts', tg_table_schema)) then
    raise exception 'the search path leads away from the books of %', tg_table_schema
      using errcode = 'check_violation', constraint = 'ledger_own_books';
  end if;
  if not exists (select 1 from ledger_accounts
                  where tenant_id = new.tenant_id and id = new.account_id and is_control) then
    return null;
  end if;
  if exists (select 1 from ledger_journals j
               left join ledger_journals o on o.tenant_id = j.tenant_id and o.id = j.reverses_id
              where j.tenant_id = new.tenant_id and j.id = new.journal_id and 'opening' in (j.kind, o.kind)) then
    return null;
  end if;
  select coalesce(sum(amount), 0) into in_books from ledger_lines
   where tenant_id = new.tenant_id and journal_id = new.journal_id and account_id = new.account_id;
  select coalesce(sum(amount), 0) into in_book_of_members from subledger_postings
   where tenant_id = new.tenant_id and journal_id = new.journal_id and account_id = new.account_id;
  if in_books <> in_book_of_members then
    raise exception 'a control account moves by % where its book says %', in_books, in_book_of_members
      using errcode = 'check_violation', constraint = 'subledger_control_tie';
  end if;
  return null;
end $$;
create constraint trigger ties after insert on ledger_lines deferrable initially deferred
  for each row execute function check_control_tie();
create constraint trigger ties after insert on subledger_postings deferrable initially deferred
  for each row execute function check_control_tie();

-- What a cooperative lets its members save.
create table savings_types (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 3 and 60),
  kind text not null check (kind in ('principal', 'mandatory', 'voluntary')),
  -- Of the three that every cooperative has one each; what it adds itself shares an account.
  account text not null check (account in ('savings-principal', 'savings-mandatory', 'savings-voluntary', 'savings-other')),
  -- Rupiah once (principal) or a month (mandatory).
  amount bigint check (amount between 1 and 1000000000),
  -- Hundredths of a per cent a year; Permenkop UKM 8/2023 ps.26(4) allows nine per cent.
  interest_bp integer not null default 0 check (interest_bp between 0 and 900),
  position integer not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name),
  check ((kind = 'voluntary') = (amount is null)),
  check (kind = 'voluntary' or interest_bp = 0)
);
select balai.protect('savings_types', 'select, insert, update');
create trigger append_only before delete on savings_types for each row execute function refuse_change();

-- What every member owes for a month. What of it was paid is not kept: it follows from the sealed balance.
create table savings_bill_runs (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  type_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  amount bigint not null check (amount > 0),
  due_on date not null,
  made_by uuid,
  made_by_name text not null default '',
  made_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, id, type_id, month),
  foreign key (tenant_id, type_id) references savings_types (tenant_id, id)
);
create index savings_bill_runs_month on savings_bill_runs (tenant_id, month desc);
select balai.protect('savings_bill_runs', 'select, insert');
create trigger append_only before update or delete on savings_bill_runs for each row execute function refuse_change();

create table savings_bills (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  run_id uuid not null,
  holder text not null check (length(holder) = 43),
  type_id uuid not null,
  month text not null,
  primary key (tenant_id, id),
  unique (tenant_id, holder, type_id, month),
  foreign key (tenant_id, run_id, type_id, month) references savings_bill_runs (tenant_id, id, type_id, month)
);
select balai.protect('savings_bills', 'select, insert');
create trigger append_only before update or delete on savings_bills for each row execute function refuse_change();
