import type { Tx } from '#kernel/database';
import type { ListQuery } from '#kernel/http';
import type { BroadcastPlace } from './broadcast-place.ts';
import type { LetterText } from './letter.ts';

export interface OwnLetter extends LetterText {
  id: string;
  isEssential: boolean;
  sentAt: Date;
  /** Who reads it, for the blanks. */
  name: string;
  number: string;
}

/** The letters that were for this person, the newest first; the title without its blanks. */
export async function readOwnLetters(
  tx: Tx,
  personId: string,
  list: Pick<ListQuery, 'offset' | 'size'>,
): Promise<{ items: { id: string; title: string; isEssential: boolean; sentAt: Date }[]; total: number }> {
  const rows = await tx.query<{
    id: string;
    subject: string;
    isEssential: boolean;
    sentAt: Date;
    total: number;
  }>(
    `select b.id, b.subject, b.is_essential as "isEssential", b.sent_at as "sentAt", count(*) over () as total
       from broadcast_recipients r
       join broadcasts b on b.tenant_id = r.tenant_id and b.id = r.broadcast_id and b.state = 'sent'
      where r.tenant_id = balai.tenant_id() and r.person_id = $1 and r.skipped is distinct from 'held'
      order by b.sent_at desc, b.id offset $2 limit $3`,
    [personId, list.offset, list.size],
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ id, subject, isEssential, sentAt }) => ({
      ...{ id, isEssential, sentAt },
      title: titleOf(subject),
    })),
  };
}

/** One of them; undefined for a letter that was for others. */
export function readOwnLetter(
  tx: Tx,
  place: BroadcastPlace,
  id: string,
  personId: string,
): Promise<OwnLetter | undefined> {
  return tx.one<OwnLetter>(
    `select b.id, b.subject, b.body, b.button_label as "buttonLabel", b.button_url as "buttonUrl",
       b.is_essential as "isEssential", b.sent_at as "sentAt", p.name, p.number
       from broadcast_recipients r
       join broadcasts b on b.tenant_id = r.tenant_id and b.id = r.broadcast_id and b.state = 'sent'
       join (${place.people('$1::date is not null')}) p on p.id = r.person_id
      where r.tenant_id = balai.tenant_id() and r.broadcast_id = $2 and r.person_id = $3
        and r.skipped is distinct from 'held'`,
    ['2000-01-01', id, personId],
  );
}

/** A subject where nobody in particular reads it. */
export function titleOf(subject: string): string {
  const bare = subject.replace(/\{\{[^}]*\}\}/g, '').replace(/\s+/g, ' ');
  return bare.replace(/\s+([,.:;])/g, '$1').replace(/^[\s,.:;–-]+|[\s,:;–-]+$/g, '') || 'Pengumuman';
}
