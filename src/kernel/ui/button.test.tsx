import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Button, LinkButton } from './index.ts';

test('a button that is closed for now can be reached and says why, but sends nothing', () => {
  const html = renderToStaticMarkup(
    <Button look="primary" formAction="/setuju" reason="Terbuka setelah foto ditandai sesuai.">
      Setujui
    </Button>,
  );
  const id = /aria-describedby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`id="${id}"`);
  expect(html).toContain('aria-disabled="true"');
  expect(html).not.toContain(' disabled');
  expect(html).toContain('type="button"');
  expect(html).not.toContain('formAction');
});

test('the reason may stand elsewhere on the page', () => {
  const html = renderToStaticMarkup(<Button reasonId="alasan">Setujui</Button>);
  expect(html).toContain('aria-describedby="alasan"');
  expect(html).toContain('aria-disabled="true"');
});

test('an icon alone has a name and its own square', () => {
  const html = renderToStaticMarkup(<Button icon="printer" label="Cetak" />);
  expect(html).toContain('aria-label="Cetak"');
  expect(html).toContain('btn-square');
});

test('a word that is hidden on a phone is still there for a screen reader', () => {
  expect(
    renderToStaticMarkup(
      <LinkButton href="/unduh" icon="download" isCompact>
        Unduh
      </LinkButton>,
    ),
  ).toContain('<span class="max-sm:sr-only">Unduh</span>');
});

test('a download is followed by the browser itself, not by page navigation', () => {
  expect(
    renderToStaticMarkup(
      <LinkButton href="/laporan.xlsx" download>
        Unduh
      </LinkButton>,
    ),
  ).toContain('data-turbo="false"');
});
