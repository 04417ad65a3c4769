"""ROC-AUC of scikit-learn's forest on the rows that come on standard input.

In:  {"files": {name: {"rows": [[...]], "labels": [...]}}, "train_rows": n, "seeds": [...]}
Out: {name: [ROC-AUC for each seed]}
"""
import json
import sys

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

task = json.load(sys.stdin)
train_rows = task["train_rows"]
answer = {}
for name, data in task["files"].items():
    rows = np.array(data["rows"])
    labels = np.array(data["labels"])
    answer[name] = []
    for seed in task["seeds"]:
        forest = IsolationForest(n_estimators=100, max_samples=256, random_state=seed)
        forest.fit(rows[:train_rows])
        scores = -forest.score_samples(rows[train_rows:])
        answer[name].append(roc_auc_score(labels[train_rows:], scores))
json.dump(answer, sys.stdout)
