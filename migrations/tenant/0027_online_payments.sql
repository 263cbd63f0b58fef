-- Payments through a gateway. Who pays how much for what stands inside the seal, as in the books of members: in clear
-- there are the order that the gateway knows, a pseudonym that only the key gives, and how far it has come.

create table payment_gateways (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  provider text not null check (provider in ('midtrans')),
  merchant_id text not null default '' check (length(merchant_id) <= 60),
  -- Sealed; never shown again once it was stored.
  server_key text not null,
  is_production boolean not null default false,
  is_active boolean not null default true,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, provider)
);
select balai.protect('payment_gateways', 'select, insert, update');

create table payment_charges (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  -- What the gateway calls it.
  order_id text not null check (order_id ~ '^[A-Za-z0-9-]{8,50}$'),
  payer text not null check (length(payer) = 43),
  -- A charge goes forward only: what was paid is never waiting again, what the gateway took back is never paid again.
  state text not null default 'new' check (state in ('new', 'pending', 'failed', 'paid', 'returned')),
  -- Of the transaction at the gateway.
  reference text,
  sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id)
);
create index payment_charges_payer on payment_charges (tenant_id, payer, id);
create index payment_charges_open on payment_charges (tenant_id, id) where state in ('new', 'pending');
select balai.protect('payment_charges', 'select, insert, update');
create trigger append_only before delete on payment_charges for each row execute function refuse_change();

create function payment_charge_goes_forward() returns trigger language plpgsql as $$
begin
  if (old.id, old.order_id, old.payer) is distinct from (new.id, new.order_id, new.payer)
     or array_position(array['new', 'pending', 'failed', 'paid', 'returned'], new.state)
        < array_position(array['new', 'pending', 'failed', 'paid', 'returned'], old.state) then
    raise exception 'a charge does not go back from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'payment_charge_goes_forward';
  end if;
  return new;
end $$;
create trigger goes_forward before update on payment_charges for each row execute function payment_charge_goes_forward();

-- What the gateway told and was not simply booked: forged, of another amount, of an order nobody knows, money that came
-- back, money that the book of its member would not take. Kept for the treasurer.
create table payment_notices (
  tenant_id uuid not null default balai.tenant_id(),
  id uuid not null,
  received_at timestamptz not null default now(),
  verdict text not null check (verdict in ('forged', 'wrong_amount', 'unmatched', 'returned', 'held')),
  -- What it said, sealed: order, transaction, status, amount.
  sealed text not null,
  handled_at timestamptz,
  handled_by_name text,
  handled_note text check (length(handled_note) <= 500),
  primary key (tenant_id, id),
  check ((handled_at is null) = (handled_by_name is null))
);
create index payment_notices_waiting on payment_notices (tenant_id, received_at desc) where handled_at is null;
select balai.protect('payment_notices', 'select, insert, update');
create trigger append_only before delete on payment_notices for each row execute function refuse_change();
