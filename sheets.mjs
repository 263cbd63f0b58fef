// usage: node sheets.mjs <port> <dataDir> <slug/role> <outdir> [scheme] [width] : contact sheets of all menu pages
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { Secret, TOTP } from 'otpauth';
import fs from 'node:fs';
const [port, data, who, out, scheme = 'dark', width = '1440', ...extra] = process.argv.slice(2);
const lines = JSON.parse(execFileSync(process.execPath, ['scripts/balai.mjs', 'demo', 'accounts'], { env: { ...process.env, BALAI_DATA: data }, maxBuffer: 1e7 }).toString());
const [slug, role] = who.split('/');
const acc = lines.find((l) => l.tenant === slug && (l.role === role || l.identifier === role));
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
fs.mkdirSync(out, { recursive: true });
const W = Number(width);
const ctx = await b.newContext({ viewport: { width: W, height: W < 800 ? 1100 : 900 }, colorScheme: scheme });
const p = await ctx.newPage();
const base = `http://${slug}.localhost:${port}`;
if (acc) {
  await p.goto(base + '/login');
  await p.fill('[name=identifier]', acc.identifier); await p.fill('[name=password]', acc.password);
  await p.click('button[type=submit]'); await p.waitForLoadState();
  const otp = p.locator('[name=otp],[name=code]');
  if (acc.totpSecret && await otp.count()) { await otp.first().fill(new TOTP({ secret: Secret.fromBase32(acc.totpSecret) }).generate()); await p.click('button[type=submit]'); await p.waitForLoadState(); }
}
let urls = extra;
if (!urls.length) urls = await p.evaluate(() => [...new Set([...document.querySelectorAll('nav a[href^="/"], aside a[href^="/"], footer a[href^="/"]')].map((a) => a.getAttribute('href')))]);
urls = urls.filter((u) => !/logout|\.pdf|\.xlsx|unduh|export|api/.test(u));
const shots = [];
for (const u of urls) {
  const errors = []; p.removeAllListeners('console'); p.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  let r; try { r = await p.goto(base + u); } catch (e) { console.log('ERR', u, e.message.split('\n')[0]); continue; }
  await p.waitForTimeout(150);
  const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (r.status() !== 200 || over > 0 || errors.length) console.log(r.status(), u, 'overflow', over, errors[0] ?? '');
  shots.push([u, (await p.screenshot()).toString('base64')]);
}
const per = W < 800 ? 8 : 6, cols = W < 800 ? 4 : 2;
for (let i = 0; i < shots.length; i += per) {
  const q = await b.newPage({ viewport: { width: W < 800 ? 1480 : 1640, height: 1000 } });
  await q.setContent(`<body style="margin:4px;display:grid;grid-template-columns:repeat(${cols},1fr);gap:6px;font:14px sans-serif;background:#888">${shots.slice(i, i + per).map(([u, d]) => `<div>${u}<br><img style="width:100%" src="data:image/png;base64,${d}"></div>`).join('')}`);
  await q.waitForTimeout(200);
  await q.screenshot({ path: `${out}/${role.replace(/\W/g, '_')}-${scheme}-${W}-${String(i / per).padStart(2, '0')}.png`, fullPage: true });
  await q.close();
}
console.log(shots.length, 'pages');
await b.close();
