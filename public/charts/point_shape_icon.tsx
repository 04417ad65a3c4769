import React from 'react';

const paths = {
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  square: 'M3 3h10v10H3Z',
  triangle: 'M8 1.5 15 14H1Z',
  diamond: 'M8 .5 15.5 8 8 15.5.5 8Z',
} as const;

export type IconShape = keyof typeof paths;

/** A shape as the charts draw it; decorative, since a word always stands beside it. */
export function PointShapeIcon(props: {
  shape: IconShape;
  color: string;
  size?: number;
  isHollow?: boolean;
}): React.ReactElement {
  const { color, isHollow = false, shape, size = 12 } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <path
        d={paths[shape]}
        fill={isHollow ? 'none' : color}
        stroke={color}
        strokeWidth={isHollow ? 2 : 0}
      />
    </svg>
  );
}
