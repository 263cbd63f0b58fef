import type { ReactNode } from 'react';
import { EMBLEMS, type TenantKind } from './emblem.tsx';
import { Selvedge } from './selvedge.tsx';

export interface MemberCardProps {
  house: { name: string; kind: TenantKind; logoUrl?: string };
  /** "Kartu tanda anggota". */
  title: string;
  name: string;
  /** The line below the name: "Kampus" and which. */
  line?: { label: string; value: string };
  numberLabel: string;
  number: string;
  photoUrl?: string;
  /** Shown instead of a photo. */
  photo?: ReactNode;
  /** The code that leads to the page of verification. */
  qr: ReactNode;
  /** What the back says about the code and what to do with a card one finds. */
  backNotes: string[];
  since: string;
  checkAddress: string;
}

/** A person's card, both sides, in the size of paper. The two stand in a `member-card-desk`. */
export function MemberCard(props: MemberCardProps) {
  const {
    house,
    title,
    name,
    line,
    numberLabel,
    number,
    photoUrl,
    photo,
    qr,
    backNotes,
    since,
    checkAddress,
  } = props;
  return (
    <>
      <article className="member-card member-card-front" aria-label="Kartu anggota, sisi depan">
        <i className="motif" />
        <header className="member-card-head">
          {house.logoUrl ? (
            <img className="member-card-emblem" src={house.logoUrl} alt="" />
          ) : (
            <svg className="member-card-emblem" viewBox="0 0 40 40" aria-hidden="true">
              {EMBLEMS[house.kind]}
            </svg>
          )}
          <div>
            <b>{house.name}</b>
            <span>{title}</span>
          </div>
        </header>
        <div className="member-card-body">
          {photoUrl ? <img className="member-card-photo" src={photoUrl} alt={`Foto ${name}`} /> : photo}
          <dl>
            <div>
              <dt>Nama</dt>
              <dd className="member-card-name">{name}</dd>
            </div>
            {line && (
              <div>
                <dt>{line.label}</dt>
                <dd>{line.value}</dd>
              </div>
            )}
            <div>
              <dt>{numberLabel}</dt>
              <dd className="member-card-number">{number}</dd>
            </div>
          </dl>
        </div>
      </article>
      <article className="member-card member-card-back" aria-label="Kartu anggota, sisi belakang">
        <Selvedge />
        <div className="member-card-check">
          {qr}
          <div>
            <b>Pindai untuk memeriksa kartu</b>
            {backNotes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </div>
        </div>
        <footer>
          <span>{since}</span>
          <span>{checkAddress}</span>
        </footer>
      </article>
    </>
  );
}
