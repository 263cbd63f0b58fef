import type { ReactNode } from 'react';

export interface LetterProps {
  /** The lines above the name of the house, its name, and its address. */
  head: { lines: string[]; name: string; address: string; emblem?: ReactNode };
  title: string;
  number: string;
  /** Paragraphs and tables. */
  children: ReactNode;
  place: string;
  signer: { office: string; name: string; mark?: ReactNode };
  /** QR and the readable way to check; left out while the letter is not signed. */
  check?: ReactNode;
}

/** A letter on A4: the preview on the screen is the drawing of the paper. Put it in a `paper-preview`. */
export function Letter({ head, title, number, children, place, signer, check }: LetterProps) {
  return (
    <article className="letter" lang="id">
      <div className="letter-selvedge" aria-hidden="true">
        <i className="motif" />
      </div>
      <header className="letter-head">
        {head.emblem}
        <div>
          {head.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="letter-house">{head.name}</p>
          <p className="letter-address">{head.address}</p>
        </div>
      </header>
      <h2 className="letter-title">{title}</h2>
      <p className="letter-number">Nomor: {number}</p>
      <div className="letter-body">{children}</div>
      <footer className="letter-foot">
        <div className="letter-check">{check}</div>
        <div className="letter-sign">
          <p>{place}</p>
          <p>{signer.office}</p>
          <div className="letter-mark">{signer.mark ?? <span>Belum ditandatangani</span>}</div>
          <p>
            <b>{signer.name}</b>
          </p>
        </div>
      </footer>
    </article>
  );
}
