-- Social aid: programmes, who receives, what is paid out, and what people say against it. Rows about people stand behind
-- the inner wall `people`: the area, or the person's own row. Amounts are rupiah; what was paid stays, a mistake is a row
-- of its own. Past years stay.

create table aid_programs (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 3 and 100),
  -- Whom it is meant for: one person, a family card, or a household under one roof, told by its head.
  target text not null check (target in ('person', 'family', 'household')),
  fund_source text not null check (length(fund_source) between 2 and 80),
  -- Of the village meeting or decree that settled who receives.
  decision text not null default '' check (length(decision) <= 120),
  criteria text not null default '' check (length(criteria) <= 1000),
  starts_on date not null,
  ends_on date not null,
  -- Of one payout, rupiah.
  amount bigint not null check (amount between 1 and 100000000000),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (starts_on <= ends_on)
);
select balai.protect('aid_programs');

create table aid_recipients (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  program_id uuid not null,
  -- The person, or whoever stands for the family.
  resident_id uuid not null,
  family_id uuid not null,
  -- The person or the family: once in a programme.
  unit_id uuid not null,
  area_code text not null default '',
  -- Of the national welfare data (DTSEN): tenth, where it was read, as of when.
  decile integer check (decile between 1 and 10),
  decile_source text not null default '' check (length(decile_source) <= 80),
  decile_on date,
  -- Why this one, sealed: criteria that were met, in words.
  reason text not null,
  state text not null default 'active' check (state in ('active', 'stopped')),
  stop_reason text not null default '' check (length(stop_reason) <= 300),
  stopped_at timestamptz,
  created_by_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, program_id, unit_id),
  foreign key (tenant_id, program_id) references aid_programs (tenant_id, id),
  foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  foreign key (tenant_id, family_id) references families (tenant_id, id),
  check ((decile is null) = (decile_on is null) and (decile is null or length(decile_source) >= 3)),
  check ((state = 'stopped') = (stopped_at is not null) and (state = 'active' or length(stop_reason) >= 5))
);
create index aid_recipients_family on aid_recipients (tenant_id, family_id);
select balai.protect('aid_recipients', 'select, insert, update');
select balai.wall('aid_recipients', 'people', 'area_code', 'resident_id', true);
create trigger append_only before delete on aid_recipients for each row execute function refuse_change();

create table aid_payouts (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  recipient_id uuid not null,
  resident_id uuid not null,
  area_code text not null default '',
  -- "2026-03", or another name of the term: "Tahap 2".
  period text not null check (length(period) between 2 and 40),
  amount bigint not null check (amount between 1 and 100000000000),
  channel text not null check (channel in ('post', 'bank', 'cash')),
  place text not null default '' check (length(place) <= 120),
  planned_on date not null,
  state text not null default 'planned' check (state in ('planned', 'paid', 'stopped', 'reversed')),
  paid_on date,
  -- Why it was stopped, or taken back.
  reason text not null default '' check (length(reason) <= 300),
  has_proof boolean not null default false,
  decided_by_name text not null default '',
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, recipient_id) references aid_recipients (tenant_id, id),
  check ((state in ('paid', 'reversed')) = (paid_on is not null)),
  check (state not in ('stopped', 'reversed') or length(reason) >= 5),
  check ((state = 'planned') = (decided_at is null))
);
-- One payout a term; another only when the first did not come to anything.
create unique index aid_payouts_term on aid_payouts (tenant_id, recipient_id, period) where state in ('planned', 'paid');
create index aid_payouts_day on aid_payouts (tenant_id, planned_on desc, id);
select balai.protect('aid_payouts', 'select, insert, update');
select balai.wall('aid_payouts', 'people', 'area_code', 'resident_id', true);
create trigger append_only before delete on aid_payouts for each row execute function refuse_change();
create trigger nature_is_final before update on aid_payouts for each row
  when ((old.id, old.recipient_id, old.resident_id, old.period, old.amount, old.channel, old.planned_on)
    is distinct from (new.id, new.recipient_id, new.resident_id, new.period, new.amount, new.channel, new.planned_on))
  execute function refuse_change();
-- What was paid is taken back with a reason, and nothing else becomes of it.
create trigger decided_is_final before update on aid_payouts for each row
  when (old.state <> 'planned' and not (old.state = 'paid' and new.state = 'reversed' and old.paid_on = new.paid_on)
    and old.area_code = new.area_code)
  execute function refuse_change();

-- Objections (sanggah) of residents, and the answer. Their words are sealed: they name neighbours.
create table aid_objections (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  program_id uuid not null,
  resident_id uuid not null,
  area_code text not null default '',
  about text not null check (about in ('missing', 'wrong', 'payout')),
  words text not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected')),
  answer text,
  decided_by_name text not null default '',
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, program_id) references aid_programs (tenant_id, id),
  foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  check ((state = 'open') = (decided_at is null) and (state = 'open') = (answer is null))
);
-- One open objection of a person against a programme.
create unique index aid_objections_open on aid_objections (tenant_id, program_id, resident_id) where state = 'open';
select balai.protect('aid_objections', 'select, insert, update');
select balai.wall('aid_objections', 'people', 'area_code', 'resident_id', true);
create trigger append_only before delete on aid_objections for each row execute function refuse_change();
