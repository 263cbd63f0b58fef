-- The people of a village: areas, families, residents, what happens to them, and which account is whose.
-- Tables about people stand behind the inner wall `people`: the area (an RT, RW or dusun reaches what lies below it), or
-- the person's own row. Sensitive columns hold sealed text; `*_index` their keyed shadow.

-- Dusun, RW and RT; the code is the path ("II.01.004").
create table population_areas (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9-]{1,20}([.][A-Za-z0-9-]{1,20}){0,2}$'),
  level text not null check (level in ('hamlet', 'rw', 'rt')),
  name text not null check (length(name) between 1 and 80),
  parent_code text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
select balai.protect('population_areas', 'select, insert, update');

-- A family card (KK).
create table families (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  kk text,
  kk_index text,
  -- The address without its area; its words are found by their keyed shadows.
  address text,
  address_words text[] not null default '{}',
  area_code text not null default '',
  is_closed boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index families_kk on families (tenant_id, kk_index);
select balai.protect('families', 'select, insert, update');
select balai.wall('families', 'people', 'area_code', null, true);

-- One row a person. Codes of lists are those of the national form (choices.ts says each in words).
create table residents (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  family_id uuid not null,
  -- The area of the family, for the wall and the lists.
  area_code text not null default '',
  full_name text not null check (length(full_name) between 1 and 150),
  name_key text generated always as (lower(full_name)) stored,
  nik text,
  nik_index text,
  -- Why a NIK that disagrees with birth date or sex is right all the same.
  nik_note text,
  sex text not null check (sex in ('L', 'P')),
  birth_place text,
  birth_date date not null,
  birth_certificate text,
  religion text,
  blood_type text,
  ethnicity text,
  nationality text not null default '1',
  relation text not null,
  marital_status text not null default '1',
  marriage_certificate text,
  married_on date,
  divorce_certificate text,
  divorced_on date,
  father_nik text,
  father_name text,
  mother_nik text,
  mother_name text,
  education text,
  studying text,
  occupation text,
  literacy text,
  phone text,
  email text,
  current_address text,
  previous_address text,
  id_card text,
  id_card_state text,
  id_card_tag text,
  passport text,
  passport_until date,
  stay_permit text,
  disability text,
  chronic_illness text,
  is_pregnant text,
  contraception text,
  insurance text,
  insurance_number text,
  latitude text,
  longitude text,
  residency text not null default 'permanent' check (residency in ('permanent', 'temporary')),
  lived_since date,
  status text not null default 'alive' check (status in ('alive', 'dead', 'moved', 'missing', 'away', 'invalid')),
  status_since date,
  -- Finds again a person who came from a sheet without a NIK.
  import_key text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, family_id) references families (tenant_id, id)
);
create unique index residents_nik on residents (tenant_id, nik_index);
create unique index residents_import_key on residents (tenant_id, import_key);
create index residents_family on residents (tenant_id, family_id);
create index residents_name on residents (tenant_id, name_key, id);
create index residents_area on residents (tenant_id, area_code);
select balai.protect('residents', 'select, insert, update');
select balai.wall('residents', 'people', 'area_code', 'id', true);

-- What renewed keys may do to rows that are else never changed: seal a value with a later key, and nothing more.
create function refuse_but_resealing() returns trigger language plpgsql as $$
declare
  changed record;
begin
  for changed in
    select n.value as after, o.value as before from jsonb_each_text(to_jsonb(new)) n
      join jsonb_each_text(to_jsonb(old)) o using (key) where n.value is distinct from o.value
  loop
    continue when starts_with(changed.before, 's1.') and starts_with(changed.after, 's1.')
      and split_part(changed.after, '.', 2)::int > split_part(changed.before, '.', 2)::int;
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'insufficient_privilege';
  end loop;
  return new;
end $$;

-- What happened to whom; never changed, taken back by a row of its own.
create table resident_events (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  resident_id uuid not null,
  family_id uuid not null,
  area_code text not null,
  kind text not null check (kind in ('birth', 'death', 'move_in', 'move_out', 'split', 'missing', 'return', 'reversal')),
  happened_on date not null,
  -- Cause, place, where from or to, who reported it: sealed as one text.
  details text,
  -- How the person stood before, so that taking it back puts that in place.
  was jsonb not null default '{}',
  reverses_id uuid,
  recorded_at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  foreign key (tenant_id, reverses_id) references resident_events (tenant_id, id),
  check ((kind = 'reversal') = (reverses_id is not null))
);
create unique index resident_events_reversed on resident_events (tenant_id, reverses_id);
create index resident_events_person on resident_events (tenant_id, resident_id, recorded_at);
create index resident_events_day on resident_events (tenant_id, happened_on);
select balai.protect('resident_events', 'select, insert');
-- Renewed keys seal it anew; nothing else of it changes.
grant update (details) on resident_events to balai_app;
create trigger only_resealed before update on resident_events for each row execute function refuse_but_resealing();
select balai.wall('resident_events', 'people', 'area_code', 'resident_id', true);

-- Every change of every field: who, when, from what to what. Values are sealed.
create table resident_changes (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  resident_id uuid not null,
  area_code text not null,
  field text not null,
  old_value text,
  new_value text,
  reason text,
  source text not null check (source in ('form', 'event', 'import')),
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, resident_id) references residents (tenant_id, id)
);
create index resident_changes_person on resident_changes (tenant_id, resident_id, at);
select balai.protect('resident_changes', 'select, insert');
grant update (old_value, new_value, reason) on resident_changes to balai_app;
create trigger only_resealed before update on resident_changes for each row execute function refuse_but_resealing();
select balai.wall('resident_changes', 'people', 'area_code', 'resident_id', true);

-- Who says to be which resident. What is asked for is compared only when an officer looks.
create table resident_links (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  account_id uuid not null,
  nik text not null,
  nik_index text not null,
  kk_index text not null,
  birth_date date not null,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'rejected')),
  resident_id uuid,
  submitted_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text not null default '',
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  check ((state = 'confirmed') = (resident_id is not null))
);
create unique index resident_links_waiting on resident_links (tenant_id, account_id) where state = 'waiting';
create unique index resident_links_one on resident_links (tenant_id, resident_id) where state = 'confirmed';
select balai.protect('resident_links', 'select, insert, update');
