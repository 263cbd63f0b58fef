-- What people of a village report: where it is, what it looks like, and through which hands it goes until whoever
-- reported it is content.

create table complaints (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- Given when it is sent; a draft has none.
  number text,
  state text not null default 'draft' check (state in ('draft', 'new', 'verified', 'assigned', 'working', 'solved',
    'closed', 'rejected', 'forwarded', 'duplicate', 'cancelled', 'removed')),
  category text not null check (length(category) between 1 and 40),
  -- public: seen by the village with its author masked, once an officer has looked at it. confidential: the desk alone.
  visibility text not null default 'public' check (visibility in ('public', 'confidential')),
  -- Of a confidential one these words say no more than that it is one; its own stand in the sealed text.
  title text not null check (length(title) between 3 and 120),
  -- {title, body, place}, sealed.
  told text not null,
  area_code text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- The account that wrote it; none where an officer wrote it down at the counter.
  author_id uuid,
  author_name text not null check (length(author_name) between 1 and 150),
  -- How somebody at the counter is reached, sealed.
  contact text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  -- The clocks: a first answer, then the matter itself, by its kind.
  handling text check (handling in ('information', 'desk', 'field')),
  answer_due date,
  solve_due date,
  answered_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  -- 0: in time; 1: the secretary has been told; 2: the head has been told.
  escalation smallint not null default 0 check (escalation between 0 and 2),
  escalated_on date,
  assignee_id uuid,
  assignee_name text,
  duplicate_of uuid,
  rating smallint check (rating between 1 and 5),
  -- Sealed.
  rating_note text,
  version integer not null default 1,
  is_public boolean generated always as (visibility = 'public'
    and state in ('verified', 'assigned', 'working', 'solved', 'closed', 'forwarded')) stored,
  search_text text generated always as (lower(coalesce(number, '') || ' ' || title)) stored,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, author_id) references accounts (tenant_id, id),
  foreign key (tenant_id, assignee_id) references accounts (tenant_id, id),
  foreign key (tenant_id, duplicate_of) references complaints (tenant_id, id),
  check ((state = 'draft') = (number is null)),
  check ((latitude is null) = (longitude is null)),
  check ((state = 'duplicate') = (duplicate_of is not null))
);
create index complaints_state on complaints (tenant_id, state, sent_at desc);
create index complaints_author on complaints (tenant_id, author_id, created_at desc);
create index complaints_place on complaints (tenant_id, latitude) where is_public;
-- A draft may be thrown away; what was sent never is (the trigger).
select balai.protect('complaints', 'select, insert, update, delete');

-- Who reaches a complaint: whoever wrote it; the desk; the head of its area unless it is confidential; and everybody of
-- the village once it is public. A draft is its author's alone.
create policy wall_complaints on complaints as restrictive for all to balai_app using (
  (select balai.sees_every())
  or author_id = any ((select balai.reached_self('complaints'))::uuid[])
  or (state <> 'draft' and (
    (select balai.reaches_all('complaints'))
    or (visibility = 'public' and balai.lies_within(area_code, (select balai.reached_codes('complaints'))::text[]))
    or (is_public and (select balai.reaches_all('complaints-public'))))));

create function refuse_sent_complaint() returns trigger language plpgsql as $$
begin
  raise exception 'a complaint that was sent is never deleted' using errcode = 'insufficient_privilege';
end $$;
create trigger only_drafts before delete on complaints for each row when (old.state <> 'draft')
  execute function refuse_sent_complaint();

create table complaint_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  complaint_id uuid not null,
  -- step: it went on. message: from who reported it. reply: from the office. note: among officers.
  kind text not null check (kind in ('step', 'message', 'reply', 'note')),
  step text,
  from_state text,
  to_state text,
  at timestamptz not null default now(),
  account_id uuid,
  actor_name text not null default '',
  is_office boolean not null default false,
  -- Sealed.
  body text,
  primary key (tenant_id, id),
  foreign key (tenant_id, complaint_id) references complaints (tenant_id, id)
);
create index complaint_events_complaint on complaint_events (tenant_id, complaint_id, at);
-- Changed only when keys are renewed and when a person is erased.
select balai.protect('complaint_events', 'select, insert, update');
-- Reached with its complaint; what officers say among themselves only from the desk.
create policy wall_complaint on complaint_events as restrictive for all to balai_app using (
  (kind <> 'note' or (select balai.reaches_all('complaints')))
  and exists (select 1 from complaints c where c.tenant_id = complaint_events.tenant_id and c.id = complaint_events.complaint_id));
create trigger event_is_final before update on complaint_events for each row
  when ((old.complaint_id, old.kind, old.step, old.at, old.account_id)
    is distinct from (new.complaint_id, new.kind, new.step, new.at, new.account_id))
  execute function refuse_change();
