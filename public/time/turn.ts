import { createContext, useContext } from 'react';

/** How often somebody, or the clock, has asked for a newer answer to what is on show. */
const TurnContext = createContext(0);

/** Around what is to be asked anew with each turn. */
export const Turn = TurnContext.Provider;

/** Part of a request's key: a range of fixed times does not change by itself, what lies in it does. */
export const useTurn = (): number => useContext(TurnContext);
