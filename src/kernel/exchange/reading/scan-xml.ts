import type { Readable } from 'node:stream';
import { Parser } from 'saxen';
import { SheetError } from '../sheet-error.ts';

export type Attributes = Record<string, string>;

/** What a part's reader is told; names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: () => Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads one XML part as it is unpacked, never the whole part at once. Throws `SheetError`: `sheet_doctype` on any
 * `<!DOCTYPE>` or `<!ENTITY>` (no sheet needs one; it is how XML reads other files), `sheet_damaged` on what is no XML in UTF-8.
 */
export async function scanXml(part: Readable, listener: XmlListener): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new Parser();
  parser.on('error', () => {
    throw new SheetError('sheet_damaged');
  });
  parser.on('attention', () => {
    throw new SheetError('sheet_doctype');
  });
  const { open, close, text } = listener;
  parser.on('openTag', (name, attributes, _decode, selfClosing) => {
    const local = localName(name);
    open?.call(listener, local, attributes);
    if (selfClosing) close?.call(listener, local);
  });
  parser.on('closeTag', (name) => {
    close?.call(listener, localName(name));
  });
  if (text) {
    parser.on('text', (value) => text.call(listener, decodeXml(value)));
    parser.on('cdata', (value) => text.call(listener, value));
  }
  for await (const chunk of part) parser.write(decode(decoder, chunk as Buffer));
  parser.write(decode(decoder, undefined));
  parser.end();
}

/** Entities of XML and character references; an unknown entity stays as it is. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, hex, decimal, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(decoder: TextDecoder, chunk: Buffer | undefined): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new SheetError('sheet_damaged');
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
