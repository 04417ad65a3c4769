import React, { useEffect } from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiPageTemplate, useIsWithinBreakpoints } from '@elastic/eui';
import type { Crumb } from '../services';
import { useServices } from '../services_context';

/** A page's frame: its title, what can be done on the right, its content. */
export function Page(props: {
  title: string;
  /** The pages above this one, outermost first. */
  above?: readonly Crumb[];
  description?: React.ReactNode;
  /** The most wanted first: it stands outermost. */
  actions?: React.ReactNode[];
  /** The actions take a line of their own on narrow screens. */
  wideActions?: boolean;
  children: React.ReactNode;
}): React.ReactElement {
  const { setPage } = useServices();
  const { above, actions = [], description, title } = props;
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const below = narrow && props.wideActions === true;
  const crumbs = JSON.stringify([...(above ?? []), { text: title }]);
  useEffect(() => setPage(JSON.parse(crumbs) as Crumb[]), [setPage, crumbs]);
  return (
    <>
      <EuiPageTemplate.Header
        pageTitle={title}
        paddingSize="m"
        {...(description ? { description } : {})}
        rightSideItems={below ? [] : actions}
      >
        {below ? (
          <EuiFlexGroup gutterSize="s" wrap responsive={false} alignItems="center">
            {actions.map((action, i) => (
              <EuiFlexItem grow={false} key={i}>
                {action}
              </EuiFlexItem>
            ))}
          </EuiFlexGroup>
        ) : null}
      </EuiPageTemplate.Header>
      <EuiPageTemplate.Section paddingSize="m" grow>
        {props.children}
      </EuiPageTemplate.Section>
    </>
  );
}
