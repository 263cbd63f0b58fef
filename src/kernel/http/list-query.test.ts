import { describe, expect, it } from 'vitest';
import { filteredUrl, keptParameters, listAsked, listUrl, orderBy, readListQuery } from './list-query.ts';

const shape = { sorts: ['name', 'createdAt'], defaultSort: '-createdAt', filters: ['role', 'state'] };
const read = (search: string, isStrict = false) =>
  readListQuery(new URLSearchParams(search), shape, { isStrict });

describe('the address of a list', () => {
  it('gives the first page in the usual order when nothing is asked', () => {
    expect(read('')).toEqual({
      page: 1,
      size: 25,
      offset: 0,
      sort: { key: 'createdAt', direction: 'descending' },
      q: '',
      filters: {},
    });
  });

  it('reads page, size, order, search and filters', () => {
    expect(
      read('page=3&size=10&sort=name&q=+Siti+&filter[role]=admin&filter[role]=member&filter[state]='),
    ).toEqual({
      page: 3,
      size: 10,
      offset: 20,
      sort: { key: 'name', direction: 'ascending' },
      q: 'Siti',
      filters: { role: ['admin', 'member'] },
    });
  });

  it('shows a page of ours something sensible for a mistyped address', () => {
    expect(read('page=-1&size=5000&sort=password_hash&filter[secret]=1')).toMatchObject({
      page: 1,
      size: 100,
      sort: { key: 'createdAt' },
      filters: {},
    });
  });

  it('tells a caller of the API what is wrong', () => {
    expect(() => read('sort=password_hash', true)).toThrowError(expect.objectContaining({ status: 422 }));
    expect(() => read('filter[secret]=1', true)).toThrowError(
      expect.objectContaining({ fields: { 'filter[secret]': expect.stringContaining('role, state') } }),
    );
    expect(() => read('page=0', true)).toThrowError(
      expect.objectContaining({ fields: { page: expect.any(String) } }),
    );
    expect(read('page=2', true).page).toBe(2);
  });

  it('never puts words of the address into the order', () => {
    const columns = { name: 'lower(a.display_name)', createdAt: 'a.created_at' };
    expect(orderBy(read('sort=name'), columns, 'a.id')).toBe(
      'order by lower(a.display_name) asc nulls last, a.id asc',
    );
    expect(orderBy(read('sort=name;drop'), columns, 'a.id')).toBe(
      'order by a.created_at desc nulls last, a.id desc',
    );
  });

  it('goes back to page one when the filter changes, and keeps the rest', () => {
    const query = new URLSearchParams('page=4&q=siti&filter[role]=admin');
    expect(listUrl('/pengguna', query, { page: 5 })).toBe('/pengguna?page=5&q=siti&filter%5Brole%5D=admin');
    expect(listUrl('/pengguna', query, { 'filter[role]': null })).toBe('/pengguna?q=siti');
    expect(listUrl('/pengguna', new URLSearchParams('q='), {})).toBe('/pengguna');
    expect(keptParameters(query, 'q')).toEqual({ 'filter[role]': ['admin'] });
  });

  it('sorts by several columns, of which some run the other way', () => {
    const columns = { due: ['b.due_date', '-m.name_key'] };
    const list = (sort: string) => listAsked({ sort, size: 5 });
    expect(orderBy(list('-due'), columns, 'b.id')).toBe(
      'order by b.due_date desc nulls last, m.name_key asc nulls last, b.id desc',
    );
    expect(orderBy(list('due'), columns, 'b.id')).toBe(
      'order by b.due_date asc nulls last, m.name_key desc nulls last, b.id asc',
    );
  });

  it('leads to a list with these filters, and reads them back', () => {
    const url = filteredUrl('/list', { role: ['admin', 'member'], state: undefined, '&': '' });
    expect(readListQuery(new URL(url, 'http://x').searchParams, shape).filters).toEqual({
      role: ['admin', 'member'],
    });
    expect(filteredUrl('/list', {})).toBe('/list');
  });
});
