import React, { createContext, useContext } from 'react';
import type { Services } from './services';

const Context = createContext<Services | null>(null);

export function ServicesProvider(props: {
  services: Services;
  children: React.ReactNode;
}): React.ReactElement {
  return <Context.Provider value={props.services}>{props.children}</Context.Provider>;
}

/** The services of the page around. @throws when used outside `ServicesProvider`. */
export function useServices(): Services {
  const services = useContext(Context);
  if (services === null) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}
