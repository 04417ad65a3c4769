import React, { createContext, useContext } from 'react';
import { useLabels, type Labels } from '../../hooks/use_labels';

const LabelsContext = createContext<Labels | null>(null);

/** Labels that were read already, for what stands within. */
export const LabelsShown = LabelsContext.Provider;

/** Reads the labels of a detector once, for its table and its details. */
export function LabelsOf(props: {
  detectorId: string;
  children: React.ReactNode;
}): React.ReactElement {
  const labels = useLabels(props.detectorId);
  return <LabelsContext.Provider value={labels}>{props.children}</LabelsContext.Provider>;
}

/** The labels of the detector on show; null outside of `LabelsOf`. */
export const useLabelsOnShow = (): Labels | null => useContext(LabelsContext);
