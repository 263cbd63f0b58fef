import { file, type Route } from '#kernel/http';
import { notFound } from '#kernel/work';
import { houseKindOf } from './houses.ts';
import { themeStyle, themeUrl } from './theme-style.ts';

/** The colours of an organisation. No inline style is allowed by the content policy, so they are a file. */
export const themeRoutes: Route[] = [
  file.get(
    '/theme/:file',
    { access: { public: 'its colours stand on every page' }, summary: 'The colours of the organisation' },
    (ctx) => {
      const brand = /^([0-9a-f]{6})-[0-9a-f]{8}\.css$/.exec(ctx.params.file ?? '')?.[1];
      const kind = houseKindOf(ctx.tenant.kind);
      const style = brand && themeStyle(kind, `#${brand}`);
      if (!style) throw notFound();
      // An address of an older derivation still answers, but is not kept.
      const isCurrent = themeUrl(kind, `#${brand}`) === `/theme/${ctx.params.file}`;
      return new Response(style, {
        headers: {
          'content-type': 'text/css; charset=utf-8',
          'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      });
    },
  ),
];
