import { useEffect, useRef, useState } from 'react';

/** Where a box that scrolls sideways has more than it shows. */
export interface HiddenSides {
  left: boolean;
  right: boolean;
}

const nothingHidden: HiddenSides = { left: false, right: false };

/** @returns a reference for the box, and what it hides as of now; follows its width and its content's */
export function useHiddenSides(): [React.RefObject<HTMLDivElement>, HiddenSides] {
  const box = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(nothingHidden);
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = current;
      // Positions are fractions of a pixel on some screens.
      const left = scrollLeft > 1;
      const right = scrollLeft + clientWidth < scrollWidth - 1;
      setHidden((old) => (old.left === left && old.right === right ? old : { left, right }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    current.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, []);
  return [box, hidden];
}
