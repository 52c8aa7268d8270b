'use client';

import { useEffect, useState } from 'react';

type Props = {
  src: string | null;
  alt: string;
  className?: string | undefined;
  /** Nothing on the page is more important: fetched at once, and before everything else. */
  first?: boolean;
};

/**
 * A picture that is replaced as its address changes. The next one is loaded out of sight first, so the old one stays
 * until it is there and nothing flickers. The first one is asked for only as it comes near, and given up when it goes.
 * Nothing is drawn while there is no picture.
 */
export function LiveImage({ src, alt, className, first = false }: Props) {
  const [shown, setShown] = useState(src);
  useEffect(() => {
    if (!src || src === shown) return setShown(src);
    const image = new Image();
    image.onload = () => setShown(src);
    image.src = src;
    return () => {
      image.onload = null;
    };
  }, [src, shown]);
  if (!shown) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the pictures come from our own media server in their final size.
    <img
      src={shown}
      alt={alt}
      className={className}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      onError={() => setShown(null)}
    />
  );
}
