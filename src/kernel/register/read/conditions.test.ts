import { describe, expect, it } from 'vitest';
import type { Reach } from '#kernel/http';
import type { Actor } from '../actor.ts';
import type { Register } from '../register.ts';
import { createConditions } from './conditions.ts';

const register: Register = {
  key: 'visits',
  resource: 'visit',
  table: 'visits',
  title: 'Kunjungan',
  entry: 'kunjungan',
  page: '/buku/kunjungan',
  about: '',
  nameFrom: ['visitor'],
  defaultSort: 'number',
  fields: [{ type: 'text', key: 'visitor', label: 'Nama' }],
};
const everything: Reach = {
  resource: 'visit',
  right: 'read',
  isAll: true,
  isOwn: false,
  isPublishedOnly: false,
};
const own: Reach = { ...everything, isAll: false, isOwn: true };

/** Only what the conditions look at: whose tenant, who, how far. */
function who(
  reach: Reach | undefined,
  principal: object = { kind: 'account', accountId: 'a1', subjectId: 's1' },
): Actor {
  return { tenant: { id: 't1' }, principal, reach, can: () => false } as unknown as Actor;
}

describe('how far a query of a book reaches', () => {
  it('shows nothing where no gate said how far', () => {
    expect(createConditions(who(undefined), register).where()).toContain('false');
  });

  it('is the whole book for who reaches everything, never another tenant’s', () => {
    const conditions = createConditions(who(everything), register);
    expect(conditions.where()).toBe('t.tenant_id = $1 and t.deleted_at is null');
    expect(conditions.values).toEqual(['t1']);
  });

  it('is one’s own rows for a right over one’s own', () => {
    const byAccount = createConditions(who(own), {
      ...register,
      owner: { column: 'created_by', holds: 'account' },
    });
    expect(byAccount.where()).toContain('t.created_by = $2');
    expect(byAccount.values).toEqual(['t1', 'a1']);
    const bySubject = createConditions(who(own), {
      ...register,
      owner: { column: 'member_id', holds: 'subject' },
    });
    expect(bySubject.values).toEqual(['t1', 's1']);
  });

  it('is nothing for a right over one’s own in a book that does not say whose a row is', () => {
    expect(createConditions(who(own), register).where()).toContain('false');
  });

  it('is nothing for an account that is no person of the book', () => {
    const stranger = who(own, { kind: 'account', accountId: 'a1', subjectId: null });
    const book: Register = { ...register, owner: { column: 'member_id', holds: 'subject' } };
    expect(createConditions(stranger, book).where()).toContain('false');
  });

  it('is what is published for who may read no more, and nothing of a book without public pages', () => {
    const published: Reach = { ...everything, isPublishedOnly: true };
    expect(createConditions(who(published), register).where()).toContain('false');
    const open: Register = { ...register, publish: { page: '/terbuka/x', lead: '' } };
    expect(createConditions(who(published), open).where()).toContain('published_at is not null');
  });

  it('leaves regions to the walls of the database where the book stands behind one', () => {
    const regional: Reach = { ...everything, isAll: false };
    expect(createConditions(who(regional), register).where()).toContain('false');
    expect(createConditions(who(regional), { ...register, isWalled: true }).where()).not.toContain('false');
  });

  it('keeps what visitors sent from who may not change the book', () => {
    const book: Register = {
      ...register,
      intake: { page: '/isi/x', title: '', lead: '', fields: [], act: '', thanks: '' },
    };
    expect(createConditions(who(everything), book).where()).toContain(`intake_state = 'accepted'`);
    const officer = { ...who(everything), can: () => true } as Actor;
    expect(createConditions(officer, book).where()).not.toContain('intake_state');
  });
});
