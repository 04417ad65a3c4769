import React from 'react';
import { EuiSpacer, EuiTab, EuiTabs } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { useLink } from './use_link';

export interface LinkTab {
  id: string;
  name: string;
  content: () => React.ReactNode;
}

/** Tabs whose choice the address holds, as `tab`; the first is open where it names none. */
export function LinkTabs({ tabs }: { tabs: readonly LinkTab[] }): React.ReactElement {
  const { pathname, search } = useLocation();
  const link = useLink();
  const params = new URLSearchParams(search);
  const open = tabs.find(({ id }) => id === params.get('tab')) ?? tabs[0];
  const addressOf = (id: string) => {
    const next = new URLSearchParams(search);
    next.set('tab', id);
    return `${pathname}?${next.toString()}`;
  };
  return (
    <>
      <EuiTabs>
        {tabs.map(({ id, name }) => (
          <EuiTab
            key={id}
            isSelected={id === open?.id}
            {...link(addressOf(id))}
            data-test-subj={`tab-${id}`}
          >
            {name}
          </EuiTab>
        ))}
      </EuiTabs>
      <EuiSpacer size="m" />
      {open?.content()}
    </>
  );
}
