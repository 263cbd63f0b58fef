import type { ReactNode } from 'react';

/**
 * The small markup of public texts: `## ` is a heading, lines with `- ` or `1. ` are a list, an empty line parts
 * paragraphs. Everything else is text and stays text.
 */
export function SiteText({ children }: { children: string }) {
  const blocks = children
    .replace(/\r\n/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return blocks.map((block) => <Block key={block} text={block} />);
}

function Block({ text }: { text: string }): ReactNode {
  const heading = /^(#{2,3}) (.+)$/.exec(text);
  if (heading) {
    const [, marks = '', words = ''] = heading;
    return marks === '##' ? (
      <h2 className="mt-8 mb-2 text-xl first:mt-0">{words}</h2>
    ) : (
      <h3 className="mt-6 mb-1 text-lg font-bold">{words}</h3>
    );
  }
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.every((line) => /^- /.test(line))) {
    return (
      <ul className="my-3 grid list-disc gap-1.5 pl-6">
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    );
  }
  if (lines.every((line) => /^\d{1,2}\. /.test(line))) {
    return (
      <ol className="my-3 grid list-decimal gap-1.5 pl-6">
        {lines.map((line) => (
          <li key={line}>{line.replace(/^\d{1,2}\. /, '')}</li>
        ))}
      </ol>
    );
  }
  return <p className="my-3">{lines.join(' ')}</p>;
}
