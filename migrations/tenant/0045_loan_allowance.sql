-- Allowance for loans that may be lost: what was set aside at the end of which month, and by which journal. Balances by
-- class stand sealed: a class with one loan would tell what somebody owes.

create table loan_allowances (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  journal_id uuid not null,
  -- The counter-journal that took it back.
  reversal_id uuid,
  sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, journal_id),
  unique (tenant_id, reversal_id),
  foreign key (tenant_id, journal_id) references ledger_journals (tenant_id, id),
  foreign key (tenant_id, reversal_id) references ledger_journals (tenant_id, id)
);
-- A month is set aside for once.
create unique index loan_allowances_standing on loan_allowances (tenant_id, month) where reversal_id is null;
select balai.protect('loan_allowances', 'select, insert, update');
create trigger append_only before delete on loan_allowances for each row execute function refuse_change();
-- Taken back once; renewed keys seal it anew; nothing else of it changes.
create trigger nature_is_final before update on loan_allowances for each row
  when ((old.id, old.month, old.journal_id) is distinct from (new.id, new.month, new.journal_id)
    or (old.reversal_id is not null and old.reversal_id is distinct from new.reversal_id))
  execute function refuse_change();
