import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { FileError } from './file-error.ts';
import { makeThumbnail, normaliseImage } from './image.ts';
import { inspectUpload } from './inspect-upload.ts';
import { describeMediaTypes, documentTypes, type MediaType, sheetTypes } from './media-types.ts';

const everything: MediaType[] = [...documentTypes, ...sheetTypes];
const maxBytes = 5 * 1024 * 1024;

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const zip = Buffer.from(zipSync({ 'a.txt': Buffer.from('isi') }));
let jpeg = Buffer.alloc(0);
let png = Buffer.alloc(0);
let xlsx = Buffer.alloc(0);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-inspect-'));
  const pixels = randomBytes(200 * 100 * 3);
  const picture = sharp(pixels, { raw: { width: 200, height: 100, channels: 3 } });
  jpeg = await picture.clone().jpeg().toBuffer();
  png = await picture.clone().png().toBuffer();
  const sheet = await writeXlsxFile([[{ value: 'Nama' }], [{ value: 'Siti' }]]);
  xlsx = Buffer.from(await sheet.toBuffer());
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function refusalOf(source: Buffer, accept: readonly MediaType[] = everything) {
  const inMemory = await inspectUpload(source, { accept, maxBytes, field: 'bukti' }).catch((error) => error);
  const path = join(folder, `${randomBytes(4).toString('hex')}.jpg`);
  await writeFile(path, source);
  const onDisk = await inspectUpload(path, { accept, maxBytes, field: 'bukti' }).catch((error) => error);
  expect(onDisk.code, 'the same answer for a path as for bytes').toBe(inMemory.code);
  return inMemory instanceof FileError ? inMemory : undefined;
}

/** A PNG whose header promises a size, whatever follows. */
function pngOfSize(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(typed), 4);
    return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an upload', () => {
  it('is what its content says, whatever it was called', async () => {
    expect(await inspectUpload(jpeg, { accept: everything, maxBytes })).toEqual({
      mediaType: 'image/jpeg',
      extension: 'jpg',
      size: jpeg.length,
      image: { width: 200, height: 100 },
    });
    expect((await inspectUpload(png, { accept: everything, maxBytes })).extension).toBe('png');
    expect((await inspectUpload(pdf, { accept: everything, maxBytes })).extension).toBe('pdf');
    expect((await inspectUpload(xlsx, { accept: everything, maxBytes })).extension).toBe('xlsx');
    const csv = Buffer.from('\ufeffNama;NIK\r\nSiti;6304\r\n');
    expect((await inspectUpload(csv, { accept: everything, maxBytes })).extension).toBe('csv');
  });

  it.each([
    ['a web page called .jpg', () => Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    [
      'an SVG after an XML line',
      () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['a zip called .pdf', () => zip],
    ['a Windows program called .pdf', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    [
      'a Linux program',
      () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]),
    ],
    ['a shell script', () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['random bytes', () => Buffer.concat([Buffer.from([0]), randomBytes(500)])],
  ])('is refused when it is %s, and the person is told what would be taken', async (_what, make) => {
    const refusal = await refusalOf(make());
    expect(refusal).toMatchObject({ code: 'file_type_refused', status: 422 });
    expect(refusal?.fields.bukti).toContain('JPG, PNG, WebP, PDF, Excel (XLSX), atau CSV');
  });

  it('is refused when it is of a kind that this field does not take', async () => {
    expect(await refusalOf(xlsx, documentTypes)).toMatchObject({ code: 'file_type_refused' });
    expect(await refusalOf(pdf, sheetTypes)).toMatchObject({ code: 'file_type_refused' });
    expect(describeMediaTypes(sheetTypes)).toBe('Excel (XLSX) atau CSV');
  });

  it.each([
    ['a photo with an archive behind it', () => Buffer.concat([jpeg, zip])],
    ['a PDF with an archive behind it', () => Buffer.concat([pdf, zip])],
    ['a PDF that starts late', () => Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), pdf])],
    ['a photo with a page behind it', () => Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])],
    [
      'a page with the first bytes of a photo',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html><body>')]),
    ],
    ['a photo with PHP in it', () => Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]);')])],
  ])('is refused when it is two things at once: %s', async (_what, make) => {
    expect(await refusalOf(make())).toMatchObject({ code: 'file_disguised', status: 422 });
  });

  it('is not refused for a few chance bytes that an archive or a page also has', async () => {
    const chance = Buffer.concat([
      pdf.subarray(0, -6),
      Buffer.from('PK\x05\x06 and more\n%%EOF\n', 'latin1'),
    ]);
    expect(await refusalOf(chance)).toBeUndefined();
    expect(await refusalOf(Buffer.concat([jpeg, Buffer.from('\x01<svg\x02<HTML\x03')]))).toBeUndefined();
  });

  it('is refused when it is empty or too large, with the size that is allowed', async () => {
    expect(await refusalOf(Buffer.alloc(0))).toMatchObject({ code: 'file_empty', status: 422 });
    const large = await refusalOf(Buffer.concat([pdf, Buffer.alloc(maxBytes)]));
    expect(large).toMatchObject({
      code: 'file_too_large',
      status: 413,
      message: expect.stringContaining('5 MB'),
    });
  });

  it('is refused when it is a picture of 50,000 x 50,000 pixels, before any of it is unpacked', async () => {
    const start = performance.now();
    expect(await refusalOf(pngOfSize(50_000, 50_000))).toMatchObject({
      code: 'image_too_many_pixels',
      status: 422,
    });
    expect(performance.now() - start).toBeLessThan(1000);
    await expect(normaliseImage(pngOfSize(50_000, 50_000))).rejects.toMatchObject({
      code: 'image_too_many_pixels',
    });
  });

  it('is refused when its picture cannot be opened', async () => {
    expect(await refusalOf(jpeg.subarray(0, 30))).toMatchObject({ code: 'image_unreadable' });
  });
});

describe('a photo from a phone', () => {
  it('loses the place it was taken at, the device and its comments, and is turned upright', async () => {
    const fromPhone = await sharp(jpeg)
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'TELEPON-RAHASIA', ImageDescription: 'rumah saya' },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '3/1 19/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '114/1 35/1 0/1',
        },
      })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(
      (await sharp(fromPhone).metadata()).exif,
      'the photo does carry what is to be removed',
    ).toBeDefined();
    expect(fromPhone.includes('TELEPON-RAHASIA')).toBe(true);

    const image = await normaliseImage(fromPhone, { maxEdge: 50 });
    expect(image).toMatchObject({ mediaType: 'image/jpeg', extension: 'jpg', width: 25, height: 50 });
    const metadata = await sharp(image.content).metadata();
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(image.content.includes('TELEPON-RAHASIA')).toBe(false);
    expect(image.content.includes('GPS')).toBe(false);
  });

  it('loses whatever was hidden behind its end', async () => {
    const image = await normaliseImage(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>'), zip]));
    expect(image.content.includes('<script')).toBe(false);
    expect(image.content.includes('PK\x03\x04')).toBe(false);
  });

  it('is not made larger than it is, and stays a PNG with clear ground when it was one', async () => {
    const seal = await sharp({
      create: { width: 60, height: 40, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const image = await normaliseImage(seal);
    expect(image).toMatchObject({ mediaType: 'image/png', width: 60, height: 40 });
    expect((await sharp(image.content).metadata()).hasAlpha).toBe(true);
    const photo = await normaliseImage(seal, { format: 'jpeg' });
    const { data } = await sharp(photo.content).raw().toBuffer({ resolveWithObject: true });
    expect([data[0], data[1], data[2]]).toEqual([255, 255, 255]);
  });

  it('gets a small copy of exactly the size that lists need', async () => {
    expect(await makeThumbnail(png, { width: 48, height: 64 })).toMatchObject({
      width: 48,
      height: 64,
      extension: 'jpg',
    });
  });

  it.each([
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
    ['a text', () => Buffer.from('bukan gambar')],
    ['a photo cut in half', () => jpeg.subarray(0, jpeg.length / 2)],
  ])('is refused when it is %s', async (_what, make) => {
    await expect(normaliseImage(make())).rejects.toMatchObject({ code: 'image_unreadable', status: 422 });
  });
});
