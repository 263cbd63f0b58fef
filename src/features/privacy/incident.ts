import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { normaliseEmail } from '#kernel/identity';
import { notifyByMail } from '#kernel/notifications';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { wakeClock } from './clock.ts';
import { CLOCK_HOURS, HOUR_MS } from './request.ts';

/** Something went wrong with personal data: known from this moment on, told within three times 24 hours (Pasal 46). */
export interface Incident {
  id: string;
  number: string;
  title: string;
  discoveredAt: Date;
  dueAt: Date;
  happened: string;
  dataKinds: string;
  measures: string;
  contact: string;
  audience: 'all' | 'some';
  peopleToldAt: Date | null;
  peopleCount: number | null;
  authorityToldAt: Date | null;
  authorityReference: string;
}

export interface NewIncident {
  title: string;
  discoveredAt: Date;
  happened: string;
  dataKinds: string;
  measures: string;
  contact: string;
  audience: 'all' | 'some';
  /** Addresses of those concerned, one a line; only for some. */
  people: string;
}

const COLUMNS = `id, number, title, discovered_at as "discoveredAt", due_at as "dueAt", happened,
  data_kinds as "dataKinds", measures, contact, audience, people_told_at as "peopleToldAt",
  people_count as "peopleCount", authority_told_at as "authorityToldAt", authority_reference as "authorityReference"`;

export function readIncidents(tx: Tx): Promise<Incident[]> {
  return tx.query<Incident>(
    `select ${COLUMNS} from privacy_incidents where tenant_id = balai.tenant_id()
      order by discovered_at desc, id desc limit 200`,
  );
}

export async function readIncident(tx: Tx, id: string): Promise<Incident> {
  const incident = await tx.one<Incident>(
    `select ${COLUMNS} from privacy_incidents where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  if (!incident) throw notFound();
  return incident;
}

/**
 * Writes an incident down; its clock runs from the moment it was discovered.
 *
 * @throws AppError 422 for a moment to come, and for addresses that nobody here has
 */
export async function openIncident(ctx: WorkContext, tx: Tx, given: NewIncident): Promise<string> {
  if (given.discoveredAt > ctx.now) throw invalid({ discoveredAt: 'Waktu ini belum terjadi.' });
  const people = given.audience === 'some' ? await readPeople(tx, given.people) : [];
  const id = uuidv7();
  const dueAt = new Date(given.discoveredAt.getTime() + CLOCK_HOURS * HOUR_MS);
  const series = await tx.one<{ last: number }>(
    `insert into number_series as n (series, last_number) values ('privacy.incident', 1)
     on conflict (tenant_id, series) do update set last_number = n.last_number + 1 returning last_number as last`,
  );
  const number = `IDP-${String(series!.last).padStart(3, '0')}`;
  await tx.execute(
    `insert into privacy_incidents (id, number, title, discovered_at, due_at, happened, data_kinds, measures, contact,
       audience, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[
        id,
        number,
        given.title,
        given.discoveredAt,
        dueAt,
        given.happened,
        given.dataKinds,
        given.measures,
      ],
      ...[given.contact, given.audience],
      ...[actorOf(ctx).id, ctx.now],
    ],
  );
  await tx.execute(
    `insert into privacy_incident_people (incident_id, account_id) select $1, p from unnest($2::uuid[]) as p`,
    [id, people],
  );
  await recordAudit(ctx, tx, {
    action: 'privacy_incident.created',
    resource: 'privacy-request',
    objectId: id,
    objectLabel: number,
    after: { title: given.title, audience: given.audience, people: people.length },
  });
  await wakeClock(ctx, tx, dueAt);
  return id;
}

/**
 * Sends the letter to everybody concerned, behind the bell and by mail, once.
 *
 * @returns how many were told
 * @throws AppError 404, 409 when they were told already
 */
export async function tellPeople(ctx: WorkContext, tx: Tx, id: string): Promise<number> {
  const told = await tx.execute(
    `update privacy_incidents set people_told_at = $2
      where tenant_id = balai.tenant_id() and id = $1 and people_told_at is null`,
    [id, ctx.now],
  );
  const incident = await readIncident(tx, id);
  if (told === 0) throw conflict('told_already', 'Yang bersangkutan sudah diberi tahu.');
  const people = await tx.query<{ id: string }>(
    `select a.id from accounts a
      where a.tenant_id = balai.tenant_id() and a.status in ('active', 'invited', 'suspended')
        and ($1 = 'all' or exists (select 1 from privacy_incident_people p
          where p.tenant_id = a.tenant_id and p.incident_id = $2 and p.account_id = a.id))`,
    [incident.audience, id],
  );
  await notifyByMail(
    ctx,
    tx,
    people.map((one) => one.id),
    {
      title: `Pemberitahuan tentang data pribadi Anda: ${incident.title}`,
      body: [
        incident.happened,
        `Data yang terdampak: ${incident.dataKinds}.`,
        `Yang kami lakukan: ${incident.measures}`,
        `Pertanyaan: ${incident.contact}`,
      ].join(' '),
      url: '/notifications',
    },
  );
  await tx.execute(
    'update privacy_incidents set people_count = $2 where tenant_id = balai.tenant_id() and id = $1',
    [...[id, people.length]],
  );
  await recordAudit(ctx, tx, {
    action: 'privacy_incident.people_told',
    resource: 'privacy-request',
    objectId: id,
    objectLabel: incident.number,
    after: { people: people.length },
  });
  return people.length;
}

/** Notes that the letter to the authority was handed in, with its receipt. @throws AppError 404, 409 */
export async function noteAuthorityTold(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  reference: string,
): Promise<void> {
  const noted = await tx.execute(
    `update privacy_incidents set authority_told_at = $2, authority_reference = $3
      where tenant_id = balai.tenant_id() and id = $1 and authority_told_at is null`,
    [id, ctx.now, reference],
  );
  const incident = await readIncident(tx, id);
  if (noted === 0) throw conflict('told_already', 'Laporan kepada lembaga sudah dicatat.');
  await recordAudit(ctx, tx, {
    action: 'privacy_incident.authority_told',
    resource: 'privacy-request',
    objectId: id,
    objectLabel: incident.number,
    after: { reference },
  });
}

async function readPeople(tx: Tx, typed: string): Promise<string[]> {
  const wanted = [
    ...new Set(
      typed
        .split(/[\s,;]+/)
        .map((one) => normaliseEmail(one))
        .filter(Boolean),
    ),
  ];
  if (wanted.length === 0) throw invalid({ people: 'Isi surel mereka, satu per baris.' });
  const found = await tx.query<{ id: string; email: string }>(
    `select id, lower(email) as email from accounts where tenant_id = balai.tenant_id() and lower(email) = any ($1)`,
    [wanted],
  );
  const missing = wanted.filter((one) => !found.some(({ email }) => email === one));
  if (missing.length > 0)
    throw invalid({ people: `Tidak ada akun dengan surel ${missing.slice(0, 5).join(', ')}.` });
  return found.map(({ id }) => id);
}
