import React, { useState } from 'react';
import { EuiSideNav } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import { useLink } from '../components/use_link';
import { navigationEntries } from './paths';

/** The app's side navigation; folds into one line on narrow screens. */
export function Navigation(): React.ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const link = useLink();
  return (
    <EuiSideNav
      heading={i18n.translate('anomalyForest.application.navigation.anomalyForestTitle', {
        defaultMessage: 'Anomaly Forest',
      })}
      headingProps={{ size: 'xs' }}
      mobileBreakpoints={['xs', 's', 'm']}
      mobileTitle={i18n.translate('anomalyForest.application.navigation.anomalyForestTitle', {
        defaultMessage: 'Anomaly Forest',
      })}
      isOpenOnMobile={isOpen}
      toggleOpenOnMobile={() => setOpen(!isOpen)}
      aria-label={i18n.translate('anomalyForest.application.navigation.anomalyForestAriaLabel', {
        defaultMessage: 'Anomaly Forest',
      })}
      items={[
        {
          id: 'pages',
          name: '',
          items: navigationEntries.map(({ id, path, name }) => ({
            id: path,
            name,
            ...link(path),
            isSelected: pathname === path || pathname.startsWith(`${path}/`),
            'data-test-subj': `nav-${id}`,
          })),
        },
      ]}
    />
  );
}
