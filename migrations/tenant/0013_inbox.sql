-- One inbox for whatever people write to the board: messages, complaints, the public contact form, questions about dues.

create table tickets (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  number bigint not null,
  channel text not null check (channel in ('message', 'complaint', 'contact', 'dues')),
  -- A grievance that only named persons read. Its true subject is sealed; `subject` then says no more than what it is.
  is_confidential boolean not null default false,
  subject text not null check (length(subject) between 3 and 150),
  sealed_subject text,
  -- The person of the product (a union member), or the account itself where it stands for nobody; none for a visitor.
  author_id uuid,
  author_account_id uuid,
  author_name text not null check (length(author_name) between 1 and 150),
  -- Where a visitor is answered: {address, phone}, sealed.
  contact text,
  region_code text not null default '00',
  state text not null default 'new' check (state in ('new', 'in_progress', 'closed')),
  assignee_id uuid,
  created_at timestamptz not null default now(),
  last_author_at timestamptz not null default now(),
  last_reply_at timestamptz,
  author_read_at timestamptz,
  closed_at timestamptz,
  -- Whichever side wrote last.
  last_at timestamptz generated always as (greatest(last_author_at, coalesce(last_reply_at, last_author_at))) stored,
  -- The board owes an answer.
  is_waiting boolean generated always as
    (state <> 'closed' and (last_reply_at is null or last_reply_at < last_author_at)) stored,
  search_text text generated always as (lower(subject || ' ' || author_name)) stored,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check (is_confidential = (sealed_subject is not null)),
  check ((author_id is null) = (contact is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  foreign key (tenant_id, author_account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, assignee_id) references accounts (tenant_id, id)
);
create index tickets_state on tickets (tenant_id, state, last_at desc);
create index tickets_author on tickets (tenant_id, author_id, last_at desc) where author_id is not null;
create index tickets_region on tickets (tenant_id, region_code, last_at desc);
select balai.protect('tickets', 'select, insert, update');

-- Who reaches a ticket: its author; the desk of a region or of a channel; and, when it is confidential, nobody at any
-- desk but the named persons, who have a family of their own. Super admins are no exception.
create policy wall_people on tickets as restrictive for all to balai_app using (
  author_id = any ((select balai.reached_self('people'))::uuid[])
  or (is_confidential and (select balai.reaches_all('grievances')))
  or (not is_confidential and (
    (select balai.reaches_all('people'))
    or region_code = any ((select balai.reached_codes('people'))::text[])
    or channel = any ((select balai.reached_codes('channels'))::text[]))));

create table ticket_messages (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  ticket_id uuid not null,
  -- message: from the author. reply: from the board. note: among officers. event: what was done, for officers.
  kind text not null check (kind in ('message', 'reply', 'note', 'event')),
  at timestamptz not null default now(),
  account_id uuid,
  account_name text not null default '',
  -- Sealed.
  body text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id)
);
create index ticket_messages_ticket on ticket_messages (tenant_id, ticket_id, at);
-- Changed only when keys are renewed, and emptied when a person is erased.
select balai.protect('ticket_messages', 'select, insert, update');
-- A message is reached with its ticket; what officers say among themselves only from the desk.
create policy wall_ticket on ticket_messages as restrictive for all to balai_app using (
  (kind in ('message', 'reply') or (select balai.reaches_all('ticket-notes')))
  and exists (select 1 from tickets t where t.tenant_id = ticket_messages.tenant_id and t.id = ticket_messages.ticket_id));
create trigger message_is_final before update on ticket_messages for each row
  when ((old.ticket_id, old.kind, old.at, old.account_id) is distinct from (new.ticket_id, new.kind, new.at, new.account_id)
    or new.account_name not in (old.account_name, ''))
  execute function refuse_change();

-- Whoever moves to another campus is looked after by the desk of its region from then on.
create function move_tickets() returns trigger language plpgsql as $$
begin
  update tickets set region_code = new.region_code where tenant_id = new.tenant_id and author_id = new.id;
  return null;
end $$;
create trigger move_tickets after update of region_code on members for each row
  when (old.region_code is distinct from new.region_code) execute function move_tickets();
