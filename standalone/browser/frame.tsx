import React, { useCallback, useState } from 'react';
import {
  EuiBreadcrumbs,
  EuiButtonEmpty,
  EuiHeader,
  EuiHeaderSection,
  EuiHeaderSectionItem,
  EuiHeaderSectionItemButton,
  EuiIcon,
  EuiProvider,
} from '@elastic/eui';
import { App } from '../../public/application/app';
import type { Crumb, Services } from '../../public/services';
import { rememberColorMode, showColorMode, type ColorMode } from './color_mode';
import type { Followed } from './followed';
import { Toasts, type ToastStore } from './toasts';
import { useFollowed } from './use_followed';

/** EUI's own grey has a contrast of 4.49 on panels in dark mode; 4.5 is what WCAG 2 asks for. */
const readableTheme = { colors: { DARK: { subduedText: '#8b8f99' } } };

function Header(props: {
  services: Services;
  crumbs: Followed<readonly Crumb[]>;
  mode: ColorMode;
  onToggle: () => void;
}): React.ReactElement {
  const { history } = props.services;
  const crumbs = useFollowed(props.crumbs);
  const goTo = (path: string) => (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(path);
  };
  const other = props.mode === 'dark' ? 'light' : 'dark';
  return (
    <EuiHeader position="fixed">
      <EuiHeaderSection grow>
        <EuiHeaderSectionItem>
          <EuiButtonEmpty color="text" iconType="outlierDetectionJob" href="/" onClick={goTo('/')}>
            <strong>Anomaly Forest</strong>
          </EuiButtonEmpty>
        </EuiHeaderSectionItem>
        <EuiHeaderSectionItem>
          {/* Not the header's own ones: their blue on blue has a contrast of 4.2. */}
          <EuiBreadcrumbs
            aria-label="Breadcrumbs"
            truncate={false}
            breadcrumbs={crumbs.map(({ path, text }) =>
              path === undefined
                ? { text }
                : { text, href: path, onClick: goTo(path), color: 'primary' },
            )}
            data-test-subj="breadcrumbs"
          />
        </EuiHeaderSectionItem>
      </EuiHeaderSection>
      <EuiHeaderSection side="right">
        <EuiHeaderSectionItem>
          <EuiHeaderSectionItemButton
            aria-label={`Use ${other} mode`}
            title={`Use ${other} mode`}
            onClick={props.onToggle}
            data-test-subj="toggleColorMode"
          >
            <EuiIcon type={props.mode === 'dark' ? 'sun' : 'moon'} />
          </EuiHeaderSectionItemButton>
        </EuiHeaderSectionItem>
      </EuiHeaderSection>
    </EuiHeader>
  );
}

/** What Kibana has around a page: header, theme, messages. */
export function Frame(props: {
  services: Services;
  toasts: ToastStore;
  crumbs: Followed<readonly Crumb[]>;
  initialMode: ColorMode;
}): React.ReactElement {
  const [mode, setMode] = useState(props.initialMode);
  const toggle = useCallback(() => {
    const next = mode === 'dark' ? 'light' : 'dark';
    rememberColorMode(next);
    void showColorMode(next).then(() => setMode(next));
  }, [mode]);
  return (
    <EuiProvider colorMode={mode} modify={readableTheme}>
      <Header services={props.services} crumbs={props.crumbs} mode={mode} onToggle={toggle} />
      {/* The header lies over the page. */}
      <div style={{ paddingTop: 'var(--euiFixedHeadersOffset, 0px)' }}>
        <App services={props.services} />
      </div>
      <Toasts store={props.toasts} />
    </EuiProvider>
  );
}
