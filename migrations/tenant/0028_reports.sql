-- Reports that are mailed by themselves when a month, a quarter or a year is over. Who gets them follows from the roles at
-- the moment of sending: a post that ended gets no report.
create table report_schedules (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- Key of a report that the product declares.
  report text not null check (length(report) between 1 and 60),
  rhythm text not null check (rhythm in ('month', 'quarter', 'year')),
  format text not null check (format in ('pdf', 'xlsx')),
  roles text[] not null check (cardinality(roles) between 1 and 20),
  is_active boolean not null default true,
  -- The first period to be sent is the one this day lies in.
  begins_on date not null,
  made_by uuid,
  made_by_name text not null default '',
  made_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select balai.protect('report_schedules', 'select, insert, update');

-- One row for each period that was sent: the same period is never sent twice.
create table report_dispatches (
  tenant_id uuid not null default balai.tenant_id(),
  schedule_id uuid not null,
  -- '2026-10', '2026-T3', '2026'
  period text not null check (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2]|T[1-4]))?$'),
  mails integer not null check (mails >= 0),
  sent_at timestamptz not null default now(),
  primary key (tenant_id, schedule_id, period),
  foreign key (tenant_id, schedule_id) references report_schedules (tenant_id, id)
);
select balai.protect('report_dispatches', 'select, insert');
create trigger append_only before update or delete on report_dispatches for each row execute function refuse_change();
