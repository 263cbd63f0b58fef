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

-- The surplus of a year (SHU): shared by the percentages that a members' meeting decided, which stands in book 07.
create table cooperative_surpluses (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  year integer not null check (year between 1990 and 2200),
  meeting_id uuid not null,
  -- Hundredths of a per cent, by the key of the pool; they come to 10,000.
  percents jsonb not null check (jsonb_typeof(percents) = 'object'),
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz not null,
  state text not null default 'decided' check (state in ('decided', 'calculated', 'approved', 'posted')),
  -- Savings and business of each member. Sealed as one text, as is what each gets.
  basis text,
  shares text,
  -- Rupiah to share, and of each pool by its key.
  amount bigint check (amount > 0),
  pools jsonb check (jsonb_typeof(pools) = 'object'),
  calculated_by uuid,
  calculated_by_name text not null default '',
  calculated_at timestamptz,
  approved_by uuid,
  approved_by_name text not null default '',
  approved_at timestamptz,
  journal_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, year),
  foreign key (tenant_id, meeting_id) references cooperative_member_meetings (tenant_id, id),
  foreign key (tenant_id, journal_id) references ledger_journals (tenant_id, id),
  check (state = 'decided' or (amount is not null and pools is not null and shares is not null)),
  check ((state = 'posted') = (journal_id is not null)),
  check (approved_by is null or approved_by is distinct from calculated_by)
);
select balai.protect('cooperative_surpluses', 'select, insert, update');
create trigger append_only before delete on cooperative_surpluses for each row execute function refuse_change();
-- Renewed keys seal figures anew; nothing else of a posted one changes.
create trigger posted_is_final before update on cooperative_surpluses for each row
  when (old.state = 'posted'
    and (old.year, old.meeting_id, old.percents::text, old.amount, old.pools::text, old.journal_id, new.state)
      is distinct from (new.year, new.meeting_id, new.percents::text, new.amount, new.pools::text, new.journal_id, 'posted'))
  execute function refuse_change();

-- The yearly meeting (RAT): planned, members invited, who came, what was decided; its minutes stand in book 07.
create table cooperative_annual_meetings (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  year integer not null check (year between 1990 and 2200),
  held_on date not null,
  started_at text not null check (started_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null check (length(place) between 3 and 150),
  chair text not null check (length(chair) between 3 and 150),
  -- One point a line.
  agenda text not null check (length(agenda) between 3 and 4000),
  -- More than this part of the members has to come, in per cent; as the articles say.
  quorum_percent integer not null default 50 check (quorum_percent between 1 and 100),
  invited_at timestamptz,
  -- Members on the day of the invitation.
  invited_count integer,
  minutes_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, year),
  foreign key (tenant_id, minutes_id) references cooperative_member_meetings (tenant_id, id),
  check ((invited_at is null) = (invited_count is null)),
  check (minutes_id is null or invited_at is not null)
);
select balai.protect('cooperative_annual_meetings', 'select, insert, update');

create table cooperative_annual_attendance (
  tenant_id uuid not null default balai.tenant_id(),
  meeting_id uuid not null,
  member_id uuid not null,
  noted_by uuid,
  at timestamptz not null default now(),
  primary key (tenant_id, meeting_id, member_id),
  foreign key (tenant_id, meeting_id) references cooperative_annual_meetings (tenant_id, id),
  foreign key (tenant_id, member_id) references cooperative_members (tenant_id, id)
);
select balai.protect('cooperative_annual_attendance', 'select, insert, delete');

create table cooperative_annual_decisions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  meeting_id uuid not null,
  position integer not null check (position between 1 and 100),
  decision text not null check (length(decision) between 5 and 1000),
  primary key (tenant_id, id),
  unique (tenant_id, meeting_id, position),
  foreign key (tenant_id, meeting_id) references cooperative_annual_meetings (tenant_id, id)
);
select balai.protect('cooperative_annual_decisions', 'select, insert, delete');
