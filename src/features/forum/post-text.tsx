import { Fragment, type ReactNode } from 'react';

/**
 * The words of a post: paragraphs, `> ` quotes and web addresses. Everything else is text; nothing a person types
 * becomes markup.
 */
export function PostText({ children }: { children: string }) {
  return (
    <div className="grid gap-3 break-words">
      {blocksOf(children).map(({ key, isQuote, lines }) =>
        isQuote ? (
          <blockquote key={key} className="border-l-3 border-base-300 pl-3 text-muted">
            <Lines lines={lines} />
          </blockquote>
        ) : (
          <p key={key}>
            <Lines lines={lines} />
          </p>
        ),
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return lines.map(({ key, text }, index) => (
    <Fragment key={key}>
      {index > 0 && <br />}
      {linked(text)}
    </Fragment>
  ));
}

const ADDRESS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/;

function linked(text: string): ReactNode[] {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never move
      <a key={index} className="link" href={part} rel="noopener nofollow ugc" target="_blank">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

interface Line {
  key: string;
  text: string;
}

interface Block {
  key: string;
  isQuote: boolean;
  lines: Line[];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trimEnd();
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const isQuote = line.startsWith('>');
    const words = { key: String(index), text: isQuote ? line.replace(/^>\s?/, '') : line };
    const last = blocks.at(-1);
    if (isOpen && last?.isQuote === isQuote) last.lines.push(words);
    else blocks.push({ key: String(index), isQuote, lines: [words] });
    isOpen = true;
  }
  return blocks;
}

/** The first words of a post as the start of an answer to it. */
export function quoteOf(authorName: string, body: string): string {
  const own = body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('>'))
    .join('\n');
  const short = own.length > 400 ? `${own.slice(0, 400).trimEnd()}…` : own;
  return `> ${authorName} menulis:\n${short
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;
}
