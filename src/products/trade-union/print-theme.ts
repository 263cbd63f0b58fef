import type { PrintTheme } from '#kernel/print';

/** The union's colours on paper: crimson on ink plum, with the tumpal motif. */
export const unionPrintTheme: PrintTheme = {
  cloth: '#2a1524',
  clothContent: '#fdf3f6',
  clothMuted: '#dcbac6',
  primary: '#8c1236',
  soft: '#faecf0',
  softContent: '#73102e',
  ink: '#1e1a20',
  muted: '#605963',
  line: '#e6e0e3',
  motif: 'tumpal',
};

/** The union's emblem on its own ground, for documents. */
export const unionEmblem = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="11" fill="#8c1236"/>' +
    '<path d="M5 32L14 12l6 12 6-12 9 20z" fill="#fdf3f6"/><circle cx="20" cy="10" r="3" fill="#e3a72f"/></svg>',
);
