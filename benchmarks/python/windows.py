"""What scikit-learn's forest finds among windows, for each seed.

In:  {"file": path of float64 rows, "columns": n, "labels": path of float64 0 or 1,
      "classes": {name: path of float64 0 or 1}, "share": 0.01, "trees": n, "sample_size": n, "seeds": [...]}
Out: {"precision": [...], "recall": [...], "roc_auc": [...], "average_precision": [...],
      "hit_rate": {name: [...]}}, each a list by seed; precision and recall of the top `share` of the rows.
"""
import json
import sys

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score

task = json.load(sys.stdin)
rows = np.fromfile(task["file"]).reshape(-1, task["columns"])
labels = np.fromfile(task["labels"])
classes = {name: np.fromfile(file) for name, file in task["classes"].items()}
most = int(np.ceil(task["share"] * len(rows)))
answer = {"precision": [], "recall": [], "roc_auc": [], "average_precision": [],
          "hit_rate": {name: [] for name in classes}}
for seed in task["seeds"]:
    forest = IsolationForest(
        n_estimators=task["trees"], max_samples=task["sample_size"], random_state=seed
    )
    scores = -forest.fit(rows).score_samples(rows)
    top = np.argsort(-scores, kind="stable")[:most]
    answer["precision"].append(float(labels[top].sum() / most))
    answer["recall"].append(float(labels[top].sum() / labels.sum()))
    answer["roc_auc"].append(roc_auc_score(labels, scores))
    answer["average_precision"].append(average_precision_score(labels, scores))
    for name, of in classes.items():
        answer["hit_rate"][name].append(float(of[top].sum() / of.sum()))
json.dump(answer, sys.stdout)
