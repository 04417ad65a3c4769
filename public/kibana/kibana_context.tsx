import React, { useEffect, useState } from 'react';
import createCache from '@emotion/cache';
import { EuiProvider } from '@elastic/eui';
import type { CoreStart } from './contracts';

/** Kibana keeps a place for styles in front of its own style sheets, which may then override them. */
const place = document.querySelector<HTMLElement>('meta[name="emotion"]');
const cache = createCache({ key: 'css', ...(place ? { container: place } : {}) });

function useDarkMode({ theme$ }: CoreStart['theme']): boolean {
  const [darkMode, setDarkMode] = useState(false);
  useEffect(() => {
    const subscription = theme$.subscribe((theme) => setDarkMode(theme.darkMode));
    return () => subscription.unsubscribe();
  }, [theme$]);
  return darkMode;
}

function OldKibanaContext(props: {
  core: CoreStart;
  children: React.ReactNode;
}): React.ReactElement {
  const { Context } = props.core.i18n;
  const darkMode = useDarkMode(props.core.theme);
  return (
    <Context>
      <EuiProvider
        cache={cache}
        colorMode={darkMode ? 'dark' : 'light'}
        globalStyles={false}
        utilityClasses={false}
      >
        {props.children}
      </EuiProvider>
    </Context>
  );
}

/** The page with Kibana's theme, language and styles around it, in whichever way this Kibana has. */
export function inKibanaContext(core: CoreStart, page: React.ReactElement): React.ReactElement {
  if (core.rendering?.addContext) return core.rendering.addContext(page);
  return <OldKibanaContext core={core}>{page}</OldKibanaContext>;
}
