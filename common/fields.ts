/** Field of a result that holds the event time: a date, whatever the source calls it. */
export const resultTimeField = '@timestamp';

/**
 * Every field that a result document adds to its source document: Elasticsearch type, unit or
 * range, and meaning. The index templates are tested against this table.
 */
interface ResultField {
  type: 'boolean' | 'double' | 'float' | 'integer' | 'keyword';
  /** Unit or range; '' where there is none. */
  unit: string;
  meaning: string;
}

/**
 * `ml_score` and `ml.threshold` are `double`: the model answers in double precision, and a score
 * rounded to `float` in the index could fall on the other side of the threshold it is compared with.
 */
export const resultFields = {
  ml_score: {
    type: 'double',
    unit: '0..1',
    meaning: 'Isolation forest score (Liu et al. 2008); higher = more anomalous, 0.5 is ordinary',
  },
  ml_anomaly: {
    type: 'boolean',
    unit: '',
    meaning: 'By the policy of the detector: score at or over the threshold, a rule, or both',
  },
  'ml.severity': {
    type: 'keyword',
    unit: '',
    meaning: 'none, low, medium, high or critical: the worse of percentile and rules',
  },
  'ml.percentile': {
    type: 'float',
    unit: '0..100',
    meaning: 'Share of the training scores below this one, in percent',
  },
  'ml.threshold': {
    type: 'double',
    unit: '0..1',
    meaning: 'Score from which on a row is an anomaly',
  },
  'ml.status': {
    type: 'keyword',
    unit: '',
    meaning: 'scored, imputed, out_of_range, unseen_category or skipped',
  },
  'ml.skip_reason': {
    type: 'keyword',
    unit: '',
    meaning: 'Error code that says why a row was skipped',
  },
  'ml.skip_field': { type: 'keyword', unit: '', meaning: 'Field that the skip reason is about' },
  'ml.imputed': {
    type: 'keyword',
    unit: '',
    meaning: 'Features that had no value, for which what is typical stood in',
  },
  'ml.out_of_range': {
    type: 'keyword',
    unit: '',
    meaning: 'Features whose value lies beyond what training saw',
  },
  'ml.unseen': {
    type: 'keyword',
    unit: '',
    meaning: 'Features whose category training never saw',
  },
  'ml.reasons.feature': { type: 'keyword', unit: '', meaning: 'Feature that a contribution is of' },
  'ml.reasons.value': {
    type: 'double',
    unit: "the field's own",
    meaning: 'Value in this row, of a number',
  },
  'ml.reasons.typical': {
    type: 'double',
    unit: "the field's own",
    meaning: 'Training median, of a number',
  },
  'ml.reasons.value_text': {
    type: 'keyword',
    unit: '',
    meaning: 'Value in this row, of a keyword, an address or a date',
  },
  'ml.reasons.typical_text': {
    type: 'keyword',
    unit: '',
    meaning: 'What is typical among the training rows, in the same form',
  },
  'ml.reasons.contribution': {
    type: 'float',
    unit: '-1..1',
    meaning: 'Share of the score; positive = towards anomalous. They add up to score minus base',
  },
  'ml.rules': { type: 'keyword', unit: '', meaning: 'Names of the rules that matched' },
  'ml.rule_reasons': {
    type: 'keyword',
    unit: '',
    meaning: 'What each of these rules counted, in one sentence',
  },
  'ml.techniques': {
    type: 'keyword',
    unit: '',
    meaning: 'MITRE ATT&CK techniques that these rules stand for',
  },
  'ml.suppressed_rules': {
    type: 'keyword',
    unit: '',
    meaning: 'Rules that matched and were suppressed',
  },
  'ml.rare': {
    type: 'keyword',
    unit: '',
    meaning: 'Features of an anomaly whose category training saw next to never',
  },
  'ml.contributors': {
    type: 'keyword',
    unit: '',
    meaning: 'forest, rules, rarity: what an anomaly is one by',
  },
  'ml.detector_id': { type: 'keyword', unit: '', meaning: 'Detector that judged' },
  'ml.model_id': { type: 'keyword', unit: '', meaning: 'Model that scored' },
  'ml.model_version': { type: 'integer', unit: '1..', meaning: 'Version of that model' },
  'ml.model_sha256': {
    type: 'keyword',
    unit: '',
    meaning: 'SHA-256 of the ONNX bytes of that model',
  },
  'ml.challenger.model_version': {
    type: 'integer',
    unit: '1..',
    meaning: 'Version of the challenger, where its verdict is not that of the model that scored',
  },
  'ml.challenger.ml_score': { type: 'double', unit: '0..1', meaning: "The challenger's score" },
  'ml.challenger.ml_anomaly': {
    type: 'boolean',
    unit: '',
    meaning: "The challenger's verdict, by its own threshold",
  },
  'ml.source.index': { type: 'keyword', unit: '', meaning: 'Index of the source document' },
  'ml.source.id': { type: 'keyword', unit: '', meaning: 'Id of the source document' },
} as const satisfies Record<string, ResultField>;
