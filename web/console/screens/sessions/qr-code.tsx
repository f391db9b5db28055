import { useMemo, type ReactNode } from 'react';
import { qrModules } from './qr-modules.js';

/** The text as a QR code, or nothing when it is too long for one. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const modules = useMemo(() => qrModules(text), [text]);
  if (modules === null) return null;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${modules.length} ${modules.length}`}>
      <path fill="currentColor" shapeRendering="crispEdges" d={dark.join('')} />
    </svg>
  );
}
