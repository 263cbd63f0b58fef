-- Surveys among the people of an organisation. A survey belongs to everybody (region '00') or to one region; questions
-- and everything below carry the region along. Walls: `surveys` in front of the surveys themselves, `survey_people` in
-- front of what belongs to one person (whoever manages reaches a region, everybody else their own row).

create table surveys (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  region_code text not null default '00' check (region_code ~ '^[0-9]{2}$'),
  title text not null check (length(title) between 3 and 150),
  title_key text generated always as (lower(title)) stored,
  intro text not null default '' check (length(intro) <= 4000),
  thanks text not null default '' check (length(thanks) <= 2000),
  -- Decided before the survey is published, never afterwards.
  is_anonymous boolean not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'closed')),
  -- Who is asked: the kind of choice (the product names its kinds) and what was chosen.
  audience text not null check (audience ~ '^[a-z_]{2,30}$'),
  audience_values text[] not null default '{}',
  opens_at timestamptz,
  closes_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Counts the saves; who saves over somebody else's change is told.
  version integer not null default 1,
  published_at timestamptz,
  closed_at timestamptz,
  reminded_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, region_code, id),
  unique (tenant_id, id, is_anonymous),
  foreign key (tenant_id, created_by) references accounts (tenant_id, id),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (opens_at is null or closes_at is null or opens_at < closes_at)
);
create index surveys_list on surveys (tenant_id, region_code, created_at desc);
create index surveys_open on surveys (tenant_id, closes_at) where state = 'published';
select balai.protect('surveys');
select balai.wall('surveys', 'surveys', 'region_code');

create table survey_questions (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  survey_id uuid not null,
  region_code text not null,
  -- From 1, without gaps.
  number integer not null check (number > 0),
  kind text not null check (kind in ('single', 'multi', 'scale', 'matrix', 'number', 'date', 'short', 'long')),
  title text not null check (length(title) between 3 and 300),
  help text not null default '' check (length(help) <= 500),
  is_required boolean not null default false,
  -- Choices, rows and columns, ends of a scale, unit and limits; which of them a question has follows from its kind.
  settings jsonb not null default '{}',
  -- Asked only when an earlier question was answered with one of these choices.
  shown_for uuid,
  shown_values text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, survey_id, number) deferrable initially immediate,
  unique (tenant_id, survey_id, id),
  foreign key (tenant_id, region_code, survey_id) references surveys (tenant_id, region_code, id)
    on delete cascade on update cascade,
  foreign key (tenant_id, survey_id, shown_for) references survey_questions (tenant_id, survey_id, id),
  check ((shown_for is null) = (cardinality(shown_values) = 0)),
  check (shown_for is distinct from id)
);
select balai.protect('survey_questions');
select balai.wall('survey_questions', 'surveys', 'region_code');

-- Who is asked and who has answered. No time: of an anonymous survey not even that is kept.
create table survey_participants (
  tenant_id uuid not null default balai.tenant_id(),
  survey_id uuid not null,
  person_id uuid not null,
  region_code text not null,
  -- Handed to this person, who may answer whatever else is closed to them; false: open to all who are active.
  is_assigned boolean not null,
  is_done boolean not null default false,
  -- When this person was last written to about the survey.
  told_at timestamptz,
  primary key (tenant_id, survey_id, person_id),
  foreign key (tenant_id, region_code, survey_id) references surveys (tenant_id, region_code, id)
    on delete cascade on update cascade
);
create index survey_participants_person on survey_participants (tenant_id, person_id, survey_id);
select balai.protect('survey_participants');
select balai.wall('survey_participants', 'survey_people', 'region_code', 'person_id');

-- Answers with a name, and what somebody has filled in so far. The key to `surveys` carries `is_anonymous`: the database
-- itself refuses a row here for an anonymous survey.
create table survey_answers (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  survey_id uuid not null,
  is_anonymous boolean not null default false check (not is_anonymous),
  person_id uuid not null,
  region_code text not null,
  -- Sealed.
  content text not null check (starts_with(content, 's1.')),
  sent_at timestamptz,
  saved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, survey_id, person_id),
  foreign key (tenant_id, survey_id, is_anonymous) references surveys (tenant_id, id, is_anonymous) on delete cascade,
  foreign key (tenant_id, survey_id, person_id) references survey_participants (tenant_id, survey_id, person_id)
    on delete cascade
);
select balai.protect('survey_answers');
select balai.wall('survey_answers', 'survey_people', 'region_code', 'person_id');

-- All anonymous answers of one survey in one sealed value, shuffled anew with each answer that comes in: there is no row,
-- key, time or transaction of a single answer. When the survey closes they are counted, small cells are hidden, and the
-- count takes their place. `id` is the survey's.
create table survey_boxes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  region_code text not null,
  holds text not null default 'answers' check (holds in ('answers', 'recap')),
  content text not null check (starts_with(content, 's1.')),
  primary key (tenant_id, id),
  foreign key (tenant_id, region_code, id) references surveys (tenant_id, region_code, id) on delete cascade on update cascade
);
select balai.protect('survey_boxes');
select balai.wall('survey_boxes', 'surveys', 'region_code');
