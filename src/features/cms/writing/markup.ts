import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import TurndownService from 'turndown';

/** What a text holds at most, in characters; about forty printed pages. */
export const MAX_WRITING = 90_000;

const LOCAL_PICTURE = /^\/media\/[0-9a-f]{8}-[0-9a-f-]{27}(\/small)?$/;

/** The rich text editor of the console reads and writes exactly this markup (CommonMark without HTML). */
const markup = new MarkdownIt('commonmark', { html: false });
/** For text that came with HTML in it, pasted or sent by another system. */
const mixed = new MarkdownIt('commonmark', { html: true });

/** A tag, not an address in angle brackets. */
const TAG = /<\/?[a-z][a-z0-9-]*(\s[^>]*)?\/?>|<!--|<!doctype/i;

const back = new TurndownService({
  headingStyle: 'atx',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  hr: '---',
});

/**
 * A text as it is stored: markup alone. HTML in it becomes markup, and what is not allowed (script, style, handlers,
 * frames, pictures from elsewhere) is gone.
 */
export function cleanMarkup(typed: string): string {
  const text = typed
    .replace(/\r\n?/g, '\n')
    // Control characters nobody sees; tabs and line ends stay.
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return TAG.test(text) ? back.turndown(sanitise(mixed.render(text))).trim() : text;
}

/** The HTML of a text: from markup, then through the sanitiser, whatever the markup said. */
export function renderMarkup(text: string): string {
  return anchorHeadings(sanitise(markup.render(text)));
}

/** The words of a text without its markup, for a description or a search result. */
export function plainWords(html: string, length: number): string {
  const words = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} })
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= length) return words;
  const cut = words.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`;
}

/** The headings of the second level with their anchors, for a list of contents. */
export function headingsOf(html: string): { id: string; words: string }[] {
  return [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map(([, id = '', inner = '']) => ({
    id,
    words: plainWords(inner, 200),
  }));
}

function sanitise(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'a', 'img', 'br', 'hr'],
      ...['code', 'pre'],
    ],
    allowedAttributes: {
      a: ['href', 'rel'],
      img: ['src', 'alt', 'loading', 'decoding'],
      ol: ['start'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      b: 'strong',
      i: 'em',
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: { href, ...(/^https?:/i.test(href) ? { rel: 'noopener' } : {}) },
      }),
      img: (tagName, { src = '', alt = '' }) => ({
        tagName,
        attribs: { src, alt, loading: 'lazy', decoding: 'async' },
      }),
    },
    // Pictures come from the organisation's own library: nothing tells another server who reads this page.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !LOCAL_PICTURE.test(attribs.src ?? ''),
  });
}

/** Gives each heading of the second level an address on its page; two of the same words get two. */
function anchorHeadings(html: string): string {
  const taken = new Map<string, number>();
  return html.replace(/<h2>(.*?)<\/h2>/g, (_, inner: string) => {
    const base = slugOf(plainWords(inner, 60)) || 'bagian';
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return `<h2 id="${count === 1 ? base : `${base}-${count}`}">${inner}</h2>`;
  });
}

/** Words as part of an address: "Rapat Kerja 2026" becomes `rapat-kerja-2026`. */
export function slugOf(words: string, length = 80): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, length)
    .replace(/-+$/, '');
}
