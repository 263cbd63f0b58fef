/** Where a province stands on the tile map of the country, and its two letters (ISO 3166-2:ID). */
export interface ProvinceTile {
  code: string;
  short: string;
  column: number;
  row: number;
}

/**
 * The country as tiles, drawn by us: neighbours stand beside one another as far as a grid allows, islands stay apart. A point
 * is water; each province stands once.
 */
const MAP = `
AC .. .. .. .. .. .. KU .. .. .. .. .. .. ..
.. SU RI KR .. .. KB KI .. GO SA MU .. .. ..
.. SB JA .. BB .. KT KS SR ST .. MA PD PB PA
.. .. BE SS .. .. .. .. SN SG .. .. .. PT PE
.. .. .. LA .. .. .. .. .. .. .. .. .. .. PS
.. .. .. BT JK JB JT JI BA NB NT .. .. .. ..
.. .. .. .. .. .. YO .. .. .. .. .. .. .. ..`;

const CODES: Readonly<Record<string, string>> = {
  ...{ AC: '11', SU: '12', SB: '13', RI: '14', JA: '15', SS: '16', BE: '17', LA: '18', BB: '19', KR: '21' },
  ...{ JK: '31', JB: '32', JT: '33', YO: '34', JI: '35', BT: '36', BA: '51', NB: '52', NT: '53' },
  ...{ KB: '61', KT: '62', KS: '63', KI: '64', KU: '65', SA: '71', ST: '72', SN: '73', SG: '74', GO: '75' },
  ...{ SR: '76', MA: '81', MU: '82', PA: '91', PB: '92', PS: '93', PT: '94', PE: '95', PD: '96' },
};

/** All 38 provinces with their places on the map. */
export function listProvinceTiles(): ProvinceTile[] {
  return MAP.trim()
    .split('\n')
    .flatMap((line, row) =>
      line.split(' ').flatMap((short, column) => {
        const code = CODES[short];
        return code ? [{ code, short, column, row }] : [];
      }),
    );
}
