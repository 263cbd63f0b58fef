import { type MailTemplate, splitBlanks } from './define-mail.ts';
import { MailError } from './mail-error.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** In whose name the mail speaks. */
export interface MailHouse {
  organisation: string;
  /** Postal address or whatever else stands below the name. */
  address?: string;
  /** Colour of the button, `#rrggbb`, dark enough for white words. */
  accent?: string;
  /** Why the person gets this mail: "karena Anda anggota serikat ini". */
  reason?: string;
  /** Page on which the person stops this kind of mail. */
  unsubscribeUrl?: string;
}

/**
 * Fills a template. What is filled in is text and stays text: it is escaped, stripped of control and direction marks,
 * and cannot become a heading, a button or a second mail.
 * @throws MailError `mail_variable_missing`, `mail_header_refused`, `mail_link_refused`
 */
export function renderMail<Name extends string>(
  template: MailTemplate<Name>,
  values: Readonly<Record<Name, string>>,
  house: MailHouse,
): RenderedMail {
  const read = (name: string): string => {
    const value = (values as Readonly<Record<string, string | undefined>>)[name];
    if (value === undefined) throw new MailError('mail_variable_missing', `${template.key}: ${name}`);
    return value;
  };
  const subject = fillHeader(template, read);
  const blocks = readBlocks(template.body).map((block) => fillBlock(block, read, template.key));
  const footer = footerLines(house);
  return {
    subject,
    text: `${blocks.map(blockAsText).join('\n\n')}\n\n-- \n${footer.join('\n')}\n`,
    html: asHtml(subject, blocks, house),
  };
}

/** Only web addresses, whole and without a password in them. @throws MailError `mail_link_refused` */
export function checkLink(link: string, detail: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.username || url.password || /[\s\p{Cc}<>"]/u.test(link)) {
    throw new MailError('mail_link_refused', detail);
  }
  return link;
}

type Block =
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'list'; lines: string[] }
  | { kind: 'button'; words: string; link: string };

function readBlocks(body: string): Block[] {
  return body
    .replace(/\r\n/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const button = /^\[([^\]\n]+)\]\((\{\{[^{}]+\}\})\)$/.exec(part);
      if (button) return { kind: 'button', words: button[1] ?? '', link: button[2] ?? '' };
      const lines = part.split('\n').map((line) => line.trim());
      const isList = lines.every((line) => line.startsWith('- '));
      return {
        kind: isList ? 'list' : 'paragraph',
        lines: isList ? lines.map((line) => line.slice(2)) : lines,
      };
    });
}

// The template is taken apart before anything is filled in, so no value can end a block or start one.
function fillBlock(block: Block, read: (name: string) => string, key: string): Block {
  const fill = (text: string) =>
    splitBlanks(text)
      .map(({ words, name }) => words ?? cleanValue(read(name ?? '')))
      .join('');
  if (block.kind !== 'button') return { ...block, lines: block.lines.map(fill) };
  const [name = ''] = splitBlanks(block.link).flatMap((part) => part.name ?? []);
  return { kind: 'button', words: fill(block.words), link: checkLink(read(name), `${key}: ${name}`) };
}

function fillHeader(template: MailTemplate, read: (name: string) => string): string {
  return splitBlanks(template.subject)
    .map(({ words, name }) => {
      if (words !== undefined) return words;
      const value = read(name ?? '');
      if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(value)) {
        throw new MailError('mail_header_refused', `${template.key}: ${name}`);
      }
      return cleanValue(value);
    })
    .join('')
    .trim();
}

function cleanValue(value: string): string {
  return value
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

function blockAsText(block: Block): string {
  if (block.kind === 'button') return `${block.words}:\n${block.link}`;
  if (block.kind === 'list')
    return block.lines.map((line) => `- ${line.replaceAll('\n', '\n  ')}`).join('\n');
  return block.lines.join('\n');
}

function footerLines(house: MailHouse): string[] {
  return [
    house.organisation,
    ...(house.address ? [house.address] : []),
    ...(house.reason ? [`Anda menerima surel ini ${house.reason}.`] : []),
    ...(house.unsubscribeUrl
      ? [`Berhenti menerima surel seperti ini: ${checkLink(house.unsubscribeUrl, 'unsubscribe')}`]
      : []),
  ];
}

function asHtml(subject: string, blocks: readonly Block[], house: MailHouse): string {
  const accent = /^#[0-9a-f]{6}$/i.test(house.accent ?? '') ? house.accent : '#1b5e8c';
  const body = blocks.map((block) => blockAsHtml(block, accent ?? '')).join('\n');
  const stop = house.unsubscribeUrl
    ? `<br><a href="${escapeHtml(checkLink(house.unsubscribeUrl, 'unsubscribe'))}" style="color:#4a453f">Berhenti menerima surel seperti ini</a>`
    : '';
  const small = [
    house.organisation,
    house.address,
    house.reason && `Anda menerima surel ini ${house.reason}.`,
  ]
    .filter((line) => line)
    .map((line) => escapeHtml(line ?? ''))
    .join('<br>');
  return `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1c1a17;font:16px/1.6 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:34rem;margin:0 auto">
${body}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d8d3cc;font-size:14px;color:#4a453f">${small}${stop}</p>
</div>
</body>
</html>
`;
}

function blockAsHtml(block: Block, accent: string): string {
  if (block.kind === 'button') {
    const link = escapeHtml(block.link);
    return (
      `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:${accent};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(block.words)}</a></p>\n` +
      `<p style="margin:0 0 16px;font-size:14px;color:#4a453f">Bila tombol tidak dapat ditekan, salin alamat ini: <br><a href="${link}" style="color:#4a453f;word-break:break-all">${link}</a></p>`
    );
  }
  if (block.kind === 'list') {
    const items = block.lines.map((line) => `<li>${asLines(line)}</li>`).join('');
    return `<ul style="margin:0 0 16px;padding-left:20px">${items}</ul>`;
  }
  return `<p style="margin:0 0 16px">${block.lines.map(asLines).join('<br>')}</p>`;
}

function asLines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
