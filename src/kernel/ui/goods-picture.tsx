import type { ReactNode } from 'react';

/** What a thing in a catalogue looks like when it has no photo. */
export type GoodsKind = 'sack' | 'bottle' | 'tray' | 'jar' | 'cloth' | 'bag' | 'service';

/** A drawing for a thing without a photo: own drawings, of one hand. */
export function GoodsPicture({ kind }: { kind: GoodsKind }) {
  return (
    <svg viewBox="0 0 120 124" className="max-h-52 w-full bg-soft" aria-hidden="true">
      {DRAWINGS[kind]}
    </svg>
  );
}

const DRAWINGS: Record<GoodsKind, ReactNode> = {
  sack: (
    <>
      <path d="M38 28h44l8 12-4 62a8 8 0 0 1-8 7H42a8 8 0 0 1-8-7l-4-62z" fill="#f6ead8" />
      <path d="M38 28h44l8 12H30z" fill="#e5cfa8" />
      <circle cx="60" cy="72" r="18" fill="var(--kain)" />
      <path
        d="M60 60c5 5 5 9 0 14-5-5-5-9 0-14zm-8 10c6 0 8 3 8 9-6 0-8-3-8-9zm16 0c-6 0-8 3-8 9 6 0 8-3 8-9z"
        fill="#fff7ef"
      />
    </>
  ),
  bottle: (
    <>
      <rect x="50" y="16" width="20" height="12" rx="3" fill="#7c4a12" />
      <path
        d="M48 30h24c0 12 14 14 14 30v42a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8V60c0-16 14-18 14-30z"
        fill="#efc65c"
      />
      <rect x="34" y="66" width="52" height="28" fill="#fff7ef" />
      <path d="M60 70c6 7 8 10 8 13a8 8 0 0 1-16 0c0-3 2-6 8-13z" fill="#c98a12" />
    </>
  ),
  tray: (
    <>
      <path d="M22 74h76l-8 30H30z" fill="#b88a5a" />
      <path
        d="M38 44c9 0 15 15 15 24H23c0-9 6-24 15-24zM82 44c9 0 15 15 15 24H67c0-9 6-24 15-24z"
        fill="#eccaa5"
      />
      <path d="M60 38c10 0 16 18 16 30H44c0-12 6-30 16-30z" fill="#f6ead8" />
      <path d="M22 74l8-8h60l8 8z" fill="#8f6638" />
    </>
  ),
  jar: (
    <>
      <path d="M30 60a30 12 0 0 1 60 0v36a30 12 0 0 1-60 0z" fill="#8a4b20" />
      <ellipse cx="60" cy="60" rx="30" ry="12" fill="#b06a35" />
      <path d="M40 44a20 8 0 0 1 40 0v10a20 8 0 0 1-40 0z" fill="#9c5727" />
      <ellipse cx="60" cy="44" rx="20" ry="8" fill="#c47f47" />
    </>
  ),
  cloth: (
    <>
      <rect x="24" y="34" width="72" height="76" rx="6" fill="#5b2a6b" />
      <path
        d="M24 52l12 8 12-8 12 8 12-8 12 8 12-8M24 92l12-8 12 8 12-8 12 8 12-8 12 8"
        fill="none"
        stroke="#f0c24b"
        strokeWidth="3"
      />
      <g fill="#f6a6b8">
        <circle cx="36" cy="72" r="5" />
        <circle cx="60" cy="72" r="5" />
        <circle cx="84" cy="72" r="5" />
      </g>
      <path d="M24 34h72v10H24z" fill="#451d53" />
    </>
  ),
  bag: (
    <>
      <path d="M36 22h48v8l8 8v66a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6V38l8-8z" fill="#dfeadb" />
      <path d="M28 58h64v32H28z" fill="#2c7a45" />
      <path
        d="M60 86V68m0 8c0-8 6-12 14-12 0 8-6 12-14 12zm0-4c0-7-5-11-13-11 0 7 5 11 13 11z"
        fill="#bfe3b0"
        stroke="#bfe3b0"
        strokeWidth="2"
      />
    </>
  ),
  service: (
    <>
      <rect x="26" y="52" width="68" height="50" rx="8" fill="#a9743f" />
      <path d="M26 72h68" stroke="#7c4a12" strokeWidth="5" />
      <path d="M46 52v-8a6 6 0 0 1 6-6h16a6 6 0 0 1 6 6v8" fill="none" stroke="#7c4a12" strokeWidth="6" />
      <rect x="53" y="66" width="14" height="12" rx="3" fill="#efc65c" />
    </>
  ),
};
