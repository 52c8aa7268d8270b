'use client';

import { useEffect, useState } from 'react';

/**
 * A picture that is replaced as its address changes. The next one is loaded out of sight first, so the old one stays
 * until it is there and nothing flickers. Nothing is drawn while there is no picture.
 */
export function LiveImage({ src, alt, className }: { src: string | null; alt: string; className?: string }) {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!src) return setShown(null);
    const image = new Image();
    image.onload = () => setShown(src);
    image.src = src;
    return () => {
      image.onload = null;
    };
  }, [src]);
  if (!shown) return null;
  // biome-ignore lint/performance/noImgElement: the pictures come from our own media server in their final size.
  return <img src={shown} alt={alt} className={className} />;
}
