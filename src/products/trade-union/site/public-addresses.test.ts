import { afterAll, describe, expect, it } from 'vitest';
import { openSite } from './open-site.ts';

const { test, guest } = await openSite();
afterAll(() => test.close());

describe('the public addresses of the requirement', () => {
  it.each([
    ...[
      '/',
      '/sejarah',
      '/manifesto',
      '/visimisi',
      '/ad-art',
      '/pengurus',
      '/publikasi',
      '/regulasi',
      '/news',
    ],
    ...['/contact', '/privasi', '/subscribe'],
  ])('a visitor opens %s', async (url) => {
    const answer = await guest.get(url);
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<h1/g)).toHaveLength(1);
    expect(answer.text).toContain('rel="canonical"');
    expect(answer.text).toContain('property="og:title"');
  });

  it('the map of the site lists them, the robots file names the map, and RSS is well-formed', async () => {
    const map = await guest.get('/sitemap.xml');
    expect(map.headers['content-type']).toContain('application/xml');
    for (const path of ['/sejarah', '/ad-art', '/publikasi', '/news', '/pengurus', '/contact'])
      expect(map.text).toContain(`${path}</loc>`);
    expect(map.text).not.toContain('/member/info');
    expect((await guest.get('/robots.txt')).text).toContain('/sitemap.xml');
    const feed = await guest.get('/news/rss.xml');
    expect(feed.headers['content-type']).toContain('rss');
    expect(feed.text).toMatch(/^<\?xml[\s\S]*<\/rss>$/);
  });

  it('each page tells search engines what it is, in data that cannot end its element', async () => {
    const { text } = await guest.get('/');
    const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, block] of blocks)
      expect(JSON.parse(block!)).toHaveProperty('@context', 'https://schema.org');
  });
});
