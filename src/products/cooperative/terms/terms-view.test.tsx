import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { InviteView } from './terms-view.tsx';

it('whoever invites is told whether no term is left to invite for, or none stands in the books yet', () => {
  const typed = { term: '', role: '', email: '', grant: '' };
  const shown = (hasTerms: boolean) =>
    renderToStaticMarkup(<InviteView terms={[]} hasTerms={hasTerms} typed={typed} errors={{}} />);
  expect(shown(true)).toContain('Semua jabatan sudah punya wewenang atau undangan');
  expect(shown(false)).toContain('Belum ada jabatan yang berjalan');
});
