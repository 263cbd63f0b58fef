import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from '../../scripts/build.mjs';
import { GALLERY } from '../../src/web/layouts/gallery.tsx';
import { type PageAssets, readPageAssets, renderDocument } from '../../src/web/layouts/index.ts';

const CLIENT = path.resolve(import.meta.dirname, '../../.build/client');
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** As the site sends it: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'";

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
}

export interface GalleryServer {
  url: string;
  close: () => void;
  /** Bodies of forms that were posted, with the path before each. */
  posted: string[];
}

/** Builds style and script, and serves every page of the gallery at /<slug>?mode=light|dark|auto. */
export async function startGallery(): Promise<GalleryServer> {
  await build({ only: 'client', quiet: true });
  const assets = readPageAssets(path.join(CLIENT, 'manifest.json'));
  // Read once, as the site does: another process may build while this one serves.
  const files = new Map(
    readdirSync(path.join(CLIENT, 'assets')).map((name) => [
      `/assets/${name}`,
      readFileSync(path.join(CLIENT, 'assets', name)),
    ]),
  );
  const posted: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery');
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      posted.push(`${url.pathname} ${Buffer.concat(chunks).toString('utf8')}`);
      // Long enough that a second press falls into it.
      await new Promise((done) => setTimeout(done, 300));
      response.writeHead(303, { location: request.headers.referer ?? '/' }).end();
      return;
    }
    const answer = answerFor(url, assets, files);
    response
      .writeHead(answer.status, { 'content-type': answer.type, 'content-security-policy': POLICY })
      .end(answer.body);
  });
  await listen(server);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
    posted,
  };
}

function answerFor(url: URL, assets: PageAssets, files: Map<string, Buffer>): Answer {
  const file = files.get(url.pathname);
  if (file)
    return { status: 200, type: TYPES[path.extname(url.pathname)] ?? 'application/octet-stream', body: file };
  const page = GALLERY.find(({ slug }) => `/${slug}` === url.pathname);
  if (!page) return { status: 404, type: 'text/plain', body: 'no such page' };
  const mode = (url.searchParams.get('mode') ?? 'auto') as 'auto' | 'light' | 'dark';
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderDocument(page.render({ assets, mode })),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((done) => server.listen(0, () => done()));
}
