"""scikit-learn's isolation forest, to be measured in turn with ours.

A line of JSON on standard input is a question, {"do": name, ...}; a line of JSON on standard output is
its answer, {"failure": text} when it failed. Tables come in files of little-endian doubles, row by row.
"""
import json
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score

rows = None
forest = None


def versions():
    return {"python": sys.version.split()[0], "scikit_learn": sklearn.__version__, "numpy": np.__version__}


def load(file, columns):
    global rows
    rows = np.fromfile(file, dtype="<f8").reshape(-1, columns)
    return len(rows)


def make_forest(trees, sample_size, seed):
    return IsolationForest(n_estimators=trees, max_samples=sample_size, random_state=seed)


def fit(first, trees, sample_size, seed):
    """Seconds of processor time to fit on the first rows."""
    global forest
    training = rows[:first]
    forest = make_forest(trees, sample_size, seed)
    start = time.process_time()
    forest.fit(training)
    return time.process_time() - start


def score(first, times):
    """Seconds of processor time to score the first rows so many times."""
    batch = np.ascontiguousarray(rows[:first])
    start = time.process_time()
    for _ in range(times):
        forest.score_samples(batch)
    return time.process_time() - start


def compare(labels, scores, trees, sample_size, seeds):
    """ROC-AUC and average precision by seed: of the given scores, and of forests fitted here."""
    truth = np.fromfile(labels, dtype="<f8")
    ours = np.fromfile(scores, dtype="<f8").reshape(len(seeds), -1)
    theirs = []
    for seed in seeds:
        fitted = make_forest(trees, min(sample_size, len(rows)), seed).fit(rows)
        theirs.append(-fitted.score_samples(rows))

    def measures(of):
        return {
            "roc_auc": [roc_auc_score(truth, one) for one in of],
            "average_precision": [average_precision_score(truth, one) for one in of],
        }

    return {"ours": measures(ours), "theirs": measures(theirs)}


questions = {"versions": versions, "load": load, "fit": fit, "score": score, "compare": compare}

for line in sys.stdin:
    question = json.loads(line)
    try:
        answer = questions[question.pop("do")](**question)
    except Exception as error:
        answer = {"failure": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
