import { useEffect, useRef, useState, type ReactNode } from 'react';
import { params } from './params.ts';

/**
 * With `?virtual=1`: children far outside the window are removed and leave a frame of their height; they come back as
 * new nodes. Without it, just the children in the frame.
 */
export function Virtual({ children, pinned }: { children: ReactNode; pinned: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  const hidden = params.virtual && !pinned && height !== undefined;
  useEffect(() => {
    const element = frame.current;
    if (!params.virtual || element === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => setHeight(entry?.isIntersecting === false && element.offsetHeight > 0 ? element.offsetHeight : undefined),
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className="frame" style={hidden ? { height } : undefined}>
      {hidden ? null : children}
    </div>
  );
}
