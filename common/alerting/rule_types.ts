/** Names that the server registers rule types under and the browser their forms. */
export const anomaliesRuleTypeId = 'anomalyForest.anomalies';
export const healthRuleTypeId = 'anomalyForest.health';
