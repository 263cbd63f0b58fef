import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Icon, IconSheetProvider, toIconName } from './index.ts';

test('a page carries each icon that it uses once, and no other', () => {
  const html = renderToStaticMarkup(
    <IconSheetProvider>
      <Icon name="check" />
      <Icon name="check" />
      <Icon name="bell" label="Pemberitahuan" />
    </IconSheetProvider>,
  );
  expect(html.match(/<symbol/g)).toHaveLength(2);
  expect(html.match(/<use href="#i-check"/g)).toHaveLength(2);
  expect(html).toContain('role="img" aria-label="Pemberitahuan"');
});

test('two pages drawn one after the other do not share their icons', () => {
  renderToStaticMarkup(
    <IconSheetProvider>
      <Icon name="lock" />
    </IconSheetProvider>,
  );
  expect(
    renderToStaticMarkup(
      <IconSheetProvider>
        <Icon name="check" />
      </IconSheetProvider>,
    ),
  ).not.toContain('i-lock');
});

test('outside a page an icon draws itself', () => {
  const html = renderToStaticMarkup(<Icon name="check" />);
  expect(html).toContain('<path d="M20 6 9 17l-5-5"');
  expect(html).toContain('aria-hidden="true"');
});

test('an icon that a menu misspelt does not break the page', () => {
  expect(toIconName('house')).toBe('house');
  expect(toIconName('no-such-icon')).toBe('circle');
  expect(toIconName('constructor')).toBe('circle');
});
