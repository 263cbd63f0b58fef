export interface QrImageProps {
  /** One row a string, '1' for a dark square; as a QR library gives it. */
  modules: readonly (readonly boolean[])[];
  /** What the code leads to. */
  label: string;
  className?: string;
}

/** A QR code as sharp squares with its quiet zone, dark on white in every theme. */
export function QrImage({ modules, label, className = '' }: QrImageProps) {
  const size = modules.length;
  const path = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      className={`qr-paper ${className}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#1c1a17" />
    </svg>
  );
}
