import React from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiIcon,
  EuiText,
  transparentize,
  useEuiTheme,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useHiddenSides } from '../hooks/use_hidden_sides';

const texts = {
  hint: i18n.translate('anomalyForest.components.wideTable.scrollSidewaysText', {
    defaultMessage: 'Scroll sideways for more columns',
  }),
  label: i18n.translate('anomalyForest.components.wideTable.tableLabel', {
    defaultMessage: 'Table, scrolls sideways',
  }),
};

/** Pixels. */
const shadowWidth = 20;

/** Shades the side on which a table goes on. */
function Shadow({ side }: { side: 'left' | 'right' }): React.ReactElement {
  const { colorMode, euiTheme } = useEuiTheme();
  const shade = colorMode === 'DARK' ? euiTheme.colors.mediumShade : euiTheme.colors.darkShade;
  const from = transparentize(shade, colorMode === 'DARK' ? 0.5 : 0.25);
  return (
    <div
      aria-hidden
      style={{
        position: 'absolute',
        insetBlock: 0,
        [side]: 0,
        width: shadowWidth,
        pointerEvents: 'none',
        background: `linear-gradient(to ${side}, ${transparentize(shade, 0)}, ${from})`,
      }}
      data-test-subj={`more-${side}`}
    />
  );
}

/**
 * A table that needs a width: on narrower screens it is scrolled sideways instead of squeezed, and shows
 * on which side it goes on.
 */
export function WideTable(props: {
  /** Pixels. */
  minWidth: number;
  children: React.ReactNode;
}): React.ReactElement {
  const [box, hidden] = useHiddenSides();
  const scrolls = hidden.left || hidden.right;
  return (
    <>
      {scrolls ? (
        <EuiFlexGroup
          gutterSize="xs"
          justifyContent="flexEnd"
          alignItems="center"
          responsive={false}
          data-test-subj="scrollsSideways"
        >
          <EuiFlexItem grow={false}>
            <EuiText size="xs" color="subdued">
              {texts.hint}
            </EuiText>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiIcon type="sortRight" size="s" color="subdued" aria-hidden />
          </EuiFlexItem>
        </EuiFlexGroup>
      ) : null}
      <div style={{ position: 'relative' }}>
        <div
          ref={box}
          style={{ overflowX: 'auto' }}
          // The keyboard scrolls what has the focus.
          {...(scrolls ? { tabIndex: 0, role: 'region' } : {})}
          aria-label={scrolls ? texts.label : undefined}
        >
          <div style={{ minWidth: props.minWidth }}>{props.children}</div>
        </div>
        {hidden.left ? <Shadow side="left" /> : null}
        {hidden.right ? <Shadow side="right" /> : null}
      </div>
    </>
  );
}
