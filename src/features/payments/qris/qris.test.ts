import fc from 'fast-check';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checksum } from './checksum.ts';
import { parseQris, writeQris } from './parse-qris.ts';
import { QrisError } from './qris-error.ts';
import { qrisSvg } from './qris-svg.ts';
import { readTlv, type TlvField, writeTlv } from './tlv.ts';
import { qrisWithAmount } from './with-amount.ts';

/** Q1: a shop's static code, as published in the README of a converter, and what it must become for Rp10.000. */
const shop =
  '00020101021126570011ID.DANA.WWW011893600915302259148102090225914810303UMI51440014ID.CO.QRIS.WWW0215ID10200176114730303UMI5204581253033605802ID5922Warung Sayur Bu Sugeng6010Kab. Demak610559567630458C7';
const shopFor10000 =
  '00020101021226570011ID.DANA.WWW011893600915302259148102090225914810303UMI51440014ID.CO.QRIS.WWW0215ID10200176114730303UMI520458125303360540510000' +
  '5802ID5922Warung Sayur Bu Sugeng6010Kab. Demak6105595676304460E';
/** Q2: a gateway's published dynamic code with cents, and the Cambodian sample of another library. */
const gateway =
  '00020101021226610016ID.CO.SHOPEE.WWW01189360091800216005230208216005230303UME51440014ID.CO.QRIS.WWW0215ID10243228429300303UME5204792953033605409100003.005802ID5907Pakasir6012KAB. KEBUMEN61055439262230519SP25RZRATEQI2HQ65Q46304A079';
const cambodian =
  '00020101021252044131153137210116372101160123456789ABCDE6010Phnom Penh5913Merchant Shop5802KH540510.005303840622501081234567802090124444446304A0BA';
/** Q3: shipped as the default of a public app, with a wrong checksum (right: 29F5). */
const broken =
  '00020101021226660014ID.CO.QRIS.WWW01189360050300000768120215ID10202214433220303UMI51440014ID.CO.QRIS.WWW0215ID10202214433220303UMI5204599953033605802ID5911MAJU JAYA6005DEPOK61051642462070703A016304D9C2';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof QrisError) return error.code;
    throw error;
  }
  return 'no refusal';
}

describe('the checksum', () => {
  it('is that of the published check value', () => {
    expect(checksum('123456789')).toBe('29B1');
  });

  it('keeps its leading zeros', () => {
    const zeros = Array.from({ length: 2000 }, (_, index) => checksum(String(index)));
    expect(zeros.filter((crc) => crc.startsWith('0')).length).toBeGreaterThan(50);
    expect(zeros.every((crc) => /^[0-9A-F]{4}$/.test(crc))).toBe(true);
  });

  it('counts the bytes of a name that is not plain Latin (sample of the EMVCo specification)', () => {
    const sample =
      '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A';
    expect(checksum(sample.slice(0, -4))).toBe('A13A');
    expect(readTlv(sample).find(({ tag }) => tag === '64')?.value).toBe('0002ZH0104最佳运输0202北京');
  });
});

describe('a QRIS', () => {
  it('tells the treasurer whose code it is', () => {
    expect(parseQris(shop)).toMatchObject({
      kind: 'static',
      merchantName: 'Warung Sayur Bu Sugeng',
      merchantCity: 'Kab. Demak',
      nmid: 'ID1020017611473',
      amount: undefined,
    });
    expect(parseQris(`  ${shop}\n`).merchantName).toBe('Warung Sayur Bu Sugeng');
    expect(parseQris(gateway)).toMatchObject({ kind: 'dynamic', merchantName: 'Pakasir', amount: 100_003 });
  });

  it('is refused when its checksum is wrong, however well it looks', () => {
    expect(codeOf(() => parseQris(broken))).toBe('qris_checksum_wrong');
    expect(codeOf(() => qrisWithAmount(broken, 10_000))).toBe('qris_checksum_wrong');
    // With the right checksum the length of the shop's name (11 for 9 letters) still gives it away.
    expect(checksum(broken.slice(0, -4))).toBe('29F5');
    expect(codeOf(() => parseQris(broken.replace(/D9C2$/, '29F5')))).toBe('qris_malformed');
  });

  it('is refused when it is of another country, though whole', () => {
    expect(codeOf(() => parseQris(cambodian))).toBe('qris_not_indonesian');
  });

  it('is refused when any single character was mistyped or lost', () => {
    for (let index = 0; index < shop.length; index += 1) {
      for (const letter of ['0', '7', 'X']) {
        if (shop[index] === letter) continue;
        const changed = shop.slice(0, index) + letter + shop.slice(index + 1);
        expect(
          codeOf(() => parseQris(changed)),
          changed,
        ).toMatch(/^qris_/);
      }
      expect(codeOf(() => parseQris(shop.slice(0, index) + shop.slice(index + 1)))).toMatch(/^qris_/);
    }
  });

  it.each([
    ['nothing', ''],
    ['a web address', 'https://contoh.id/bayar'],
    ['a code cut short', shop.slice(0, 120)],
    ['a tag that stands twice', writeQris([...parseQris(shop).fields, { tag: '58', value: 'ID' }])],
    ['no merchant name', writeQris(parseQris(shop).fields.filter(({ tag }) => tag !== '59'))],
    ['no start tag', writeQris(parseQris(shop).fields.filter(({ tag }) => tag !== '00'))],
    ['a text of 20,000 characters', shop.repeat(100)],
  ])('is refused when it is %s', (_what, text) => {
    expect(codeOf(() => parseQris(text))).toBe('qris_malformed');
  });
});

describe('a bill as QRIS', () => {
  it('carries the amount in its place, with the checksum made anew', () => {
    expect(qrisWithAmount(shop, 10_000)).toBe(shopFor10000);
    expect(parseQris(shopFor10000)).toMatchObject({ kind: 'dynamic', amount: 10_000 });
  });

  it('replaces the amount of a code that had one', () => {
    const paid = qrisWithAmount(gateway, 25_000);
    expect(parseQris(paid).amount).toBe(25_000);
    expect(paid.match(/5405/g)).toHaveLength(1);
    expect(qrisWithAmount(qrisWithAmount(shop, 1), 10_000)).toBe(shopFor10000);
  });

  it('keeps a shop whose name and reference look like other fields', () => {
    const tricky = parseQris(shop).fields.map((field) =>
      field.tag === '59' ? { tag: '59', value: 'TOKO 010211 5802ID 6304' } : field,
    );
    const withReference = [...tricky, { tag: '62', value: '011154051000058' }];
    const dynamic = parseQris(qrisWithAmount(writeQris(withReference), 77_000));
    expect(dynamic.merchantName).toBe('TOKO 010211 5802ID 6304');
    expect(dynamic.amount).toBe(77_000);
    expect(dynamic.fields.filter(({ tag }) => tag === '62')).toEqual(withReference.slice(-1));
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_000_000_000])(
    'refuses Rp%d',
    (rupiah) => {
      expect(codeOf(() => qrisWithAmount(shop, rupiah))).toBe('qris_amount_invalid');
    },
  );

  it('comes back the same from 10,000 shops and amounts, with nothing but start and amount changed', () => {
    const value = fc.string({ minLength: 1, maxLength: 25 }).map((text) => text.toWellFormed());
    const shops = fc.record({
      account: value,
      name: value,
      city: value,
      extra: fc.option(value),
      tip: fc.boolean(),
      rupiah: fc.integer({ min: 1, max: 9_999_999_999_999 }),
    });
    fc.assert(
      fc.property(shops, ({ account, name, city, extra, tip, rupiah }) => {
        const fields: TlvField[] = [
          { tag: '00', value: '01' },
          { tag: '01', value: '11' },
          { tag: '26', value: account },
          {
            tag: '51',
            value: writeTlv([
              { tag: '00', value: 'ID.CO.QRIS.WWW' },
              { tag: '02', value: 'ID1234567890123' },
            ]),
          },
          { tag: '52', value: '8398' },
          { tag: '53', value: '360' },
          ...(tip ? [{ tag: '55', value: '01' }] : []),
          { tag: '58', value: 'ID' },
          { tag: '59', value: name },
          { tag: '60', value: city },
          ...(extra === null ? [] : [{ tag: '62', value: extra }]),
        ];
        const before = parseQris(writeQris(fields));
        const after = parseQris(qrisWithAmount(writeQris(fields), rupiah));
        expect(before.kind).toBe('static');
        expect(after).toMatchObject({ kind: 'dynamic', amount: rupiah, merchantName: name });
        const rest = (all: readonly TlvField[]) => all.filter(({ tag }) => tag !== '01' && tag !== '54');
        expect(rest(after.fields)).toEqual(rest(before.fields));
        expect(after.fields.map(({ tag }) => tag)).toEqual(after.fields.map(({ tag }) => tag).sort());
      }),
      { numRuns: 10_000 },
    );
  });

  it('can be read from its picture by a camera', async () => {
    const { data, info } = await sharp(Buffer.from(qrisSvg(shopFor10000)), { density: 300 })
      .flatten({ background: '#fff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(shopFor10000);
  });
});
