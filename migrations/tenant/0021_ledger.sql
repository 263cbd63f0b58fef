-- The general ledger: accounts, journals and their lines, the day up to which the books are closed, opening balances.
-- Amounts are rupiah, debit above zero and credit below. It names no person: what belongs to somebody stands sealed in a
-- sub-ledger, tied to its control account.

create table ledger_accounts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  code text not null check (code ~ '^[1-9][0-9]{0,3}([.][0-9]{1,4}){0,3}$'),
  name text not null check (length(name) between 2 and 100),
  class text not null check (class in ('asset', 'liability', 'equity', 'income', 'expense')),
  -- The heading under which statements show it: "Kas dan setara kas".
  group_name text not null check (length(group_name) between 2 and 60),
  -- Contra accounts (depreciation, allowance for loans) stand on the other side of their class.
  normal_side text not null check (normal_side in ('debit', 'credit')),
  -- Where its movements against cash are shown; 'cash' is cash itself.
  cash_flow text not null check (cash_flow in ('cash', 'operating', 'investing', 'financing')),
  -- The name by which other parts of the program find it, whatever its code: 'savings-mandatory'.
  purpose text check (purpose ~ '^[a-z][a-z-]{1,40}$'),
  -- A sub-ledger adds up to it: nobody posts to it by hand.
  is_control boolean not null default false,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, purpose),
  check (cash_flow <> 'cash' or class = 'asset'),
  check (not is_control or purpose is not null)
);
select balai.protect('ledger_accounts', 'select, insert, update');
-- A name may become clearer and an account may rest; what it is would change statements that were printed.
create trigger nature_is_final before update on ledger_accounts for each row
  when ((old.id, old.code, old.class, old.group_name, old.normal_side, old.cash_flow, old.purpose, old.is_control)
    is distinct from
    (new.id, new.code, new.class, new.group_name, new.normal_side, new.cash_flow, new.purpose, new.is_control))
  execute function refuse_change();
create trigger append_only before delete on ledger_accounts for each row execute function refuse_change();

-- One row a tenant: postings share its lock, closing takes it alone, so that none slips into a period being closed.
create table ledger_books (
  tenant_id uuid not null default balai.tenant_id(),
  closed_through date check (closed_through = (date_trunc('month', closed_through) + interval '1 month - 1 day')::date),
  primary key (tenant_id)
);
select balai.protect('ledger_books', 'select, insert, update');
create trigger append_only before delete on ledger_books for each row execute function refuse_change();

-- Who closed and reopened which month, and why.
create table ledger_period_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  step text not null check (step in ('closed', 'reopened')),
  reason text not null default '',
  actor_id uuid,
  actor_name text not null default '',
  at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (step = 'closed' or length(reason) >= 10)
);
create index ledger_period_events_month on ledger_period_events (tenant_id, month, at desc);
select balai.protect('ledger_period_events', 'select, insert');
create trigger append_only before update or delete on ledger_period_events for each row execute function refuse_change();

create table ledger_journals (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  number text not null,
  posted_on date not null,
  description text not null check (length(description) between 3 and 300),
  kind text not null check (kind in ('general', 'opening', 'reversal', 'closing')),
  is_closing boolean not null generated always as (kind = 'closing') stored,
  -- The event that it records: one event, one journal.
  source_kind text not null check (source_kind ~ '^[a-z][a-z-]{1,40}$'),
  source_id text not null check (length(source_id) between 1 and 100),
  reverses_id uuid,
  -- What its lines have to come to; the database compares when the transaction ends.
  total bigint not null check (total > 0),
  line_count integer not null check (line_count between 2 and 500),
  posted_by uuid,
  posted_by_name text not null default '',
  posted_at timestamptz not null default now(),
  search_text text not null generated always as (lower(number || ' ' || description)) stored,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, source_kind, source_id),
  unique (tenant_id, reverses_id),
  unique (tenant_id, id, posted_on, is_closing),
  check (kind <> 'reversal' or reverses_id is not null),
  foreign key (tenant_id, reverses_id) references ledger_journals (tenant_id, id)
);
create index ledger_journals_order on ledger_journals (tenant_id, posted_on desc, number desc);
select balai.protect('ledger_journals', 'select, insert');
create trigger append_only before update or delete on ledger_journals for each row execute function refuse_change();

create table ledger_lines (
  tenant_id uuid not null default balai.tenant_id(),
  journal_id uuid not null,
  position integer not null check (position between 1 and 500),
  account_id uuid not null,
  -- Of the journal, so that a balance needs no second table; the key keeps them the same.
  posted_on date not null,
  is_closing boolean not null,
  amount bigint not null check (amount <> 0 and amount between -1000000000000000 and 1000000000000000),
  note text not null default '' check (length(note) <= 200),
  primary key (tenant_id, journal_id, position),
  foreign key (tenant_id, journal_id, posted_on, is_closing)
    references ledger_journals (tenant_id, id, posted_on, is_closing),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id)
);
create index ledger_lines_account on ledger_lines (tenant_id, account_id, posted_on) include (amount, is_closing);
select balai.protect('ledger_lines', 'select, insert');
create trigger append_only before update or delete on ledger_lines for each row execute function refuse_change();

-- The functions below name their tables without a schema, because each organisation of its own schema has its own. A
-- search path that leads them to other tables (the shared ones, temporary ones of the same name) would show them other
-- books: such a statement is refused.
create function require_own_books(home name) returns void language plpgsql as $$
declare
  part text;
begin
  foreach part in array array['ledger_books', 'ledger_journals', 'ledger_lines'] loop
    if to_regclass(part) is distinct from to_regclass(format('%I.%I', home, part)) then
      raise exception 'the search path leads away from the books of %', home
        using errcode = 'check_violation', constraint = 'ledger_own_books';
    end if;
  end loop;
end $$;

-- A closed period is closed to everybody, whatever the program forgets. Only a restored backup brings its rows back.
create function refuse_closed_period() returns trigger language plpgsql as $$
declare
  books ledger_books;
begin
  execute format('select %I.require_own_books($1)', tg_table_schema) using tg_table_schema;
  if current_user = 'balai_owner' and current_setting('balai.restoring', true) = new.tenant_id::text then
    return new;
  end if;
  select * into books from ledger_books where tenant_id = new.tenant_id for share;
  if not found then
    raise exception 'there are no books to post into' using errcode = 'check_violation';
  end if;
  if new.posted_on <= books.closed_through then
    raise exception 'the books are closed through %', books.closed_through
      using errcode = 'check_violation', constraint = 'ledger_journals_open_period';
  end if;
  return new;
end $$;
create trigger open_period before insert on ledger_journals for each row execute function refuse_closed_period();

-- Debit equals credit, and no line joins a journal that was posted before: asked when the transaction ends, of every
-- journal and of every line.
create function check_journal_balance() returns trigger language plpgsql as $$
declare
  journal uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  declared ledger_journals;
  lines bigint;
  balance numeric;
  debit numeric;
begin
  execute format('select %I.require_own_books($1)', tg_table_schema) using tg_table_schema;
  select * into declared from ledger_journals where tenant_id = new.tenant_id and id = journal;
  select count(*), coalesce(sum(amount), 0), coalesce(sum(amount) filter (where amount > 0), 0)
    into lines, balance, debit
    from ledger_lines where tenant_id = new.tenant_id and journal_id = journal;
  if declared.id is null or balance <> 0 or debit <> declared.total or lines <> declared.line_count then
    raise exception 'journal % does not balance', coalesce(declared.number, journal::text)
      using errcode = 'check_violation', constraint = 'ledger_journals_balance';
  end if;
  return null;
end $$;
create constraint trigger balances after insert on ledger_journals deferrable initially deferred
  for each row execute function check_journal_balance('id');
create constraint trigger balances after insert on ledger_lines deferrable initially deferred
  for each row execute function check_journal_balance('journal_id');

-- Statements of the bank beside the cash book: which line of the bank is which line of the books, as an officer confirmed.
create table ledger_bank_statements (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  file_name text not null,
  first_on date not null,
  last_on date not null,
  -- What the bank says is there on the last day, rupiah.
  closing_balance bigint not null,
  line_count integer not null,
  new_count integer not null,
  imported_by uuid,
  imported_by_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  check (first_on <= last_on)
);
create index ledger_bank_statements_order on ledger_bank_statements (tenant_id, last_on desc, id desc);
select balai.protect('ledger_bank_statements', 'select, insert');

create table ledger_bank_lines (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  statement_id uuid not null,
  account_id uuid not null,
  -- The same line in another file is the same line; keyed.
  fingerprint text not null,
  posted_on date not null,
  -- Into the account above zero, out of it below.
  amount bigint not null check (amount <> 0),
  -- The bank's text, sealed: it names people.
  content text not null,
  journal_id uuid,
  position integer,
  matched_by uuid,
  matched_by_name text not null default '',
  matched_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, fingerprint),
  unique (tenant_id, journal_id, position),
  foreign key (tenant_id, statement_id) references ledger_bank_statements (tenant_id, id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, journal_id, position) references ledger_lines (tenant_id, journal_id, position),
  check ((journal_id is null) = (position is null) and (journal_id is null) = (matched_at is null))
);
create index ledger_bank_lines_statement on ledger_bank_lines (tenant_id, statement_id, posted_on);
select balai.protect('ledger_bank_lines', 'select, insert, update');
create trigger append_only before delete on ledger_bank_lines for each row execute function refuse_change();
create trigger nature_is_final before update on ledger_bank_lines for each row
  when ((old.id, old.statement_id, old.account_id, old.fingerprint, old.posted_on, old.amount)
    is distinct from (new.id, new.statement_id, new.account_id, new.fingerprint, new.posted_on, new.amount))
  execute function refuse_change();
