import sharp from 'sharp';
import type { Books } from './books.ts';
import { insist, TortureClient, type Traffic } from './traffic.ts';

const PASSWORD = 'kopi-hangat-di-beranda-7';

/** One candidate after another registers, signs in and sends the proof of payment, until it is over. */
export async function registerForever(
  traffic: Traffic,
  books: Books,
  port: number,
  lane: number,
): Promise<void> {
  for (let turn = 0; !traffic.isOver; turn += 1) {
    const network = lane * 65_536 + turn;
    const email = `calon.${lane}.${turn}@uji.ac.id`;
    const done = await insist(traffic, () =>
      register(new TortureClient(traffic, port, network), books, email),
    );
    if (!done) continue;
    const web = await insist(traffic, () => signIn(new TortureClient(traffic, port, network), email));
    if (!web) continue;
    const proof = await drawProof(network);
    await insist(traffic, () => sendProof(web, books, email, proof));
  }
}

async function register(client: TortureClient, books: Books, email: string): Promise<boolean> {
  // A visitor's form token comes with the page.
  await client.get('/register');
  const answer = await client.postJson('/api/v1/registrations', {
    email,
    password: PASSWORD,
    fullName: `Calon ${email.split('@')[0]!.replaceAll('.', ' ')}`,
    phone: `0812${String(Math.abs(hash(email)) % 100_000_000).padStart(8, '0')}`,
    universityName: 'Universitas Uji',
    campusRegionCode: '63',
    faculty: 'Teknik',
    academicRank: 'Lektor',
    employmentStatus: 'PNS',
    golongan: 'III/c',
    terms: true,
    privacy: true,
  });
  if (answer.status === 201) {
    const { id, billId } = answer.json as { id: string; billId: string };
    books.registered.set(email, { memberId: id, billId });
    return true;
  }
  // An earlier try stood although nobody was told.
  if ((answer.status === 422 || answer.status === 409) && answer.text.includes('sudah terdaftar')) {
    books.registeredUnanswered.add(email);
    return true;
  }
  throw new Error(`Registering answered ${answer.status}: ${answer.text.slice(0, 300)}`);
}

async function signIn(client: TortureClient, email: string): Promise<TortureClient> {
  const answer = await client.post('/login', { identifier: email, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`Signing in as ${email} answered ${answer.status}`);
  return client;
}

async function sendProof(
  client: TortureClient,
  books: Books,
  email: string,
  proof: Buffer,
): Promise<boolean> {
  const answer = await client.postFiles('/register/payment', {
    method: 'transfer',
    paidOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    proof: { name: 'bukti.jpg', type: 'image/jpeg', content: proof },
  });
  // An earlier try stood although nobody was told, and a treasurer has posted it meanwhile.
  const isPaid = answer.status === 200 && answer.text.includes('sudah lunas');
  if (answer.status !== 303 && !isPaid)
    throw new Error(`Sending a proof answered ${answer.status}: ${mainOf(answer.text)}`);
  books.proofs.add(email);
  return true;
}

/** A picture of its own, as a phone would send it. */
function drawProof(seed: number): Promise<Buffer> {
  return sharp({
    create: {
      width: 320,
      height: 480,
      channels: 3,
      background: { r: seed % 256, g: (seed >> 8) % 256, b: 90 },
    },
  })
    .jpeg()
    .toBuffer();
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}

function mainOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
