-- A cooperative's books from their first day to the yearly meeting: opening balances, the bank compared with the cash book,
-- the surplus (SHU) and the meeting (RAT). What belongs to one member stands sealed.

-- What the books began with: typed and imported by one officer, approved by another, posted once.
create table cooperative_openings (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- The evening before the first day of these books.
  as_of date not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'posted')),
  -- Rupiah on the usual side of each account, by the account's id.
  figures jsonb not null default '{}' check (jsonb_typeof(figures) = 'object'),
  -- What each member brought: number, name, savings, loan. Sealed as one text.
  members text,
  -- Everybody who typed, imported or submitted: none of them approves.
  keepers uuid[] not null default '{}',
  submitted_at timestamptz,
  submitted_by_name text not null default '',
  returned_reason text not null default '',
  decided_at timestamptz,
  decided_by_name text not null default '',
  journal_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id),
  foreign key (tenant_id, journal_id) references ledger_journals (tenant_id, id),
  check ((state = 'posted') = (journal_id is not null)),
  check (state = 'draft' or submitted_at is not null)
);
select balai.protect('cooperative_openings', 'select, insert, update');
create trigger append_only before delete on cooperative_openings for each row execute function refuse_change();
create trigger posted_is_final before update on cooperative_openings for each row
  when (old.state = 'posted'
    and (old.as_of, old.figures::text, old.keepers, old.journal_id, new.state)
      is distinct from (new.as_of, new.figures::text, new.keepers, new.journal_id, 'posted'))
  execute function refuse_change();
