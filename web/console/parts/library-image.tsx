import { useEffect, useState, type ReactNode } from 'react';
import { stoa } from '../stoa.js';

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
  readonly width: number;
  readonly height: number;
  readonly variants: readonly { readonly url: string; readonly width: number }[];
}

/** The bytes of an image of the library as an address of this page: images of drafts are not for everybody. */
export async function loadImage(id: string, file: string): Promise<string> {
  const bytes = await stoa.getMediumFile({ id, file }, { parseAs: 'blob' });
  return URL.createObjectURL(bytes);
}

/** An image of the library, in the smallest form that is wide enough. Its place is there before it is. */
export function LibraryImage({ of, wide }: { of: Shown; wide: number }): ReactNode {
  const [address, setAddress] = useState<string | null>(null);
  const file = fileOf(of, wide);
  useEffect(() => {
    let made: string | null = null;
    let isOver = false;
    void loadImage(of.id, file).then(
      (url) => {
        made = url;
        if (isOver) URL.revokeObjectURL(url);
        else setAddress(url);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [of.id, file]);
  if (address === null) return <span className="library-image waiting-image" aria-hidden="true" />;
  return <img className="library-image" src={address} alt={of.alt ?? ''} />;
}

function fileOf({ url, variants }: Shown, wide: number): string {
  const enough = variants.filter(({ width }) => width >= wide).sort((a, b) => a.width - b.width)[0];
  return (enough?.url ?? url).split('/').at(-1) ?? '';
}
