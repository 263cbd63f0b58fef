import { execFileSync } from 'node:child_process';
import { Secret, TOTP } from 'otpauth';
import fs from 'node:fs';
const [port, data, who, out, ...urls] = process.argv.slice(2);
const lines = JSON.parse(execFileSync(process.execPath, ['scripts/balai.mjs', 'demo', 'accounts'], { env: { ...process.env, BALAI_DATA: data }, maxBuffer: 1e7 }).toString());
const [slug, role] = who.split('/');
const acc = lines.find((l) => l.tenant === slug && (l.role === role || l.identifier === role));
import http from 'node:http';
const jar = new Map();
function req(method, path, body) { return new Promise((res, rej) => { const r = http.request({ host: '127.0.0.1', port, method, path, headers: { host: `${slug}.localhost:${port}`, origin: `http://${slug}.localhost:${port}`, cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '), ...(body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {}) } }, (m) => { const p = []; m.on('data', (d) => p.push(d)); m.on('end', () => { for (const c of m.headers['set-cookie'] ?? []) { const [kv] = c.split(';'); const i = kv.indexOf('='); jar.set(kv.slice(0, i), kv.slice(i + 1)); } res({ status: m.statusCode, headers: m.headers, body: Buffer.concat(p) }); }); }); r.on('error', rej); if (body) r.write(body); r.end(); }); }
const csrf = (t) => /name="_csrf" value="([^"]+)"/.exec(t)?.[1];
let page = await req('GET', '/login');
let a = await req('POST', '/login', new URLSearchParams({ _csrf: csrf(page.body.toString()), identifier: acc.identifier, password: acc.password }).toString());
if (acc.totpSecret) { const loc = a.headers.location ?? '/login'; page = a.status < 300 ? a : await req('GET', loc); const t = page.body.toString(); const action = /<form[^>]*action="([^"]*)"[^>]*method="post"/.exec(t)?.[1] ?? loc; const name = /name="(otp|code)"/.exec(t)?.[1] ?? 'code'; const hidden = Object.fromEntries([...t.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, k, v]) => [k, v])); a = await req('POST', action, new URLSearchParams({ ...hidden, _csrf: csrf(t), [name]: new TOTP({ secret: Secret.fromBase32(acc.totpSecret) }).generate() }).toString()); }
console.log('signed in', a.status, a.headers.location);
fs.mkdirSync(out, { recursive: true });
for (const u of urls) { const r = await req('GET', u); const name = u.replace(/[^a-z0-9]+/gi, '_').slice(0, 80) + (r.headers['content-type']?.includes('pdf') ? '.pdf' : '.html'); fs.writeFileSync(`${out}/${name}`, r.body); console.log(r.status, u, r.headers['content-type'], r.body.length); }
