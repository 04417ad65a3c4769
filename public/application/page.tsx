import React, { useEffect } from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiPageTemplate,
  EuiSpacer,
  EuiText,
  useIsWithinBreakpoints,
} from '@elastic/eui';
import type { Crumb } from '../services';
import { useServices } from '../services_context';

function Actions({ actions }: { actions: React.ReactNode[] }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="s" wrap responsive={false} alignItems="center">
      {actions.map((action, i) => (
        <EuiFlexItem grow={false} key={i}>
          {action}
        </EuiFlexItem>
      ))}
    </EuiFlexGroup>
  );
}

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
        rightSideItems={below ? [] : actions}
        rightSideGroupProps={{ gutterSize: 's' }}
        // What stands below the title has the whole width then: actions beside it would squeeze it.
        {...(description ? { alignItems: 'top' as const } : {})}
      >
        {description || below ? (
          <>
            {description ? (
              <EuiText>
                <p>{description}</p>
              </EuiText>
            ) : null}
            {description && below ? <EuiSpacer size="m" /> : null}
            {below ? <Actions actions={actions} /> : null}
          </>
        ) : null}
      </EuiPageTemplate.Header>
      <EuiPageTemplate.Section paddingSize="m" grow>
        {props.children}
      </EuiPageTemplate.Section>
    </>
  );
}
