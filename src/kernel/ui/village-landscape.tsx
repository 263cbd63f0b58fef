const TREES = [
  [80, 226, 26],
  [118, 232, 20],
  [520, 226, 22],
  [556, 222, 30],
  [600, 228, 20],
  [700, 224, 24],
  [960, 208, 26],
  [1250, 210, 30],
  [1290, 214, 22],
  [1390, 204, 28],
] as const;
const NEAR_HOUSES = [
  [830, 238, 0.8],
  [1000, 236, 1],
  [1190, 240, 0.72],
] as const;
const FAR_HOUSES = [
  [250, 246, 0.62],
  [660, 248, 0.56],
  [1330, 246, 0.6],
] as const;

/** Houses on stilts by the river, with the sun behind them: the landscape of a village's hero. */
export function VillageLandscape() {
  return (
    <svg
      className="absolute inset-x-0 bottom-0 h-[19rem] w-full lg:h-[27rem]"
      viewBox="0 0 1440 460"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <circle cx="1080" cy="170" r="92" fill="var(--kunyit)" />
      <path d="M0 250c120-34 220-40 330-22s210 16 330-8 230-34 360-14 260 22 420-16v200H0z" fill="#2b6b45" />
      <g fill="#20573a" stroke="#20573a" strokeWidth="6">
        {TREES.map(([x, y, r]) => (
          <g key={x}>
            <circle cx={x} cy={y} r={r} stroke="none" />
            <path d={`M${x} ${y}v46`} />
          </g>
        ))}
      </g>
      <path d="M0 282h1440v20H0z" fill="#174a30" />
      <Houses places={NEAR_HOUSES} colour="#f3faf2" />
      <Houses places={FAR_HOUSES} colour="#bcd9c3" opacity={0.9} />
      <g fill="#0f3f2a">
        <rect x="1024" y="240" width="20" height="22" />
        <rect x="1062" y="240" width="14" height="14" />
        <rect x="850" y="242" width="16" height="17" />
        <rect x="1210" y="243" width="14" height="15" />
      </g>
      <path d="M0 290h1440v180H0z" fill="#0b3121" />
      <path
        d="M40 318h120M220 318h46M420 312h160M700 320h80M930 312h180M1180 320h60M1300 314h110M120 346h70M330 350h150M600 344h70M780 352h190M1090 346h80M1240 354h130"
        fill="none"
        stroke="#3f8158"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M1010 306h150M1050 320h80"
        stroke="var(--kunyit)"
        strokeWidth="4"
        strokeLinecap="round"
        opacity=".8"
      />
      <g transform="translate(800 330)">
        <path d="M-6 0c40 20 150 20 196-4-18 26-44 32-92 32S14 24-6 0z" fill="#f3faf2" />
        <g transform="translate(0 7)">
          <circle cx="110" cy="-18" r="9" fill="#f3faf2" />
          <path d="M94 10c0-26 32-26 32 0zM91 -19l19-12 19 12z" fill="var(--kunyit)" />
        </g>
        <path d="M124 -8l44 40" stroke="#f3faf2" strokeWidth="3.5" />
      </g>
    </svg>
  );
}

interface HousesProps {
  places: readonly (readonly [x: number, y: number, scale: number])[];
  colour: string;
  opacity?: number;
}

function Houses({ places, colour, opacity }: HousesProps) {
  return (
    <g fill={colour} color={colour} opacity={opacity}>
      {places.map(([x, y, scale]) => (
        <g key={x} transform={`translate(${x} ${y}) scale(${scale})`}>
          <path d="M0 0L34 -64 68 0z" />
          <path d="M-26 0L8 -26H60L94 0z" />
          <rect x="-14" y="0" width="96" height="26" />
          <path d="M-8 26v26M14 26v26M34 26v26M54 26v26M76 26v26" stroke="currentColor" strokeWidth="5" />
        </g>
      ))}
    </g>
  );
}
