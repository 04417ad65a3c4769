"""Model bundles of Anomaly Forest, made of scikit-learn's IsolationForest and read in Python.

A bundle is one zip file: ``model.onnx``, ``manifest.json`` and ``test_vectors.json``; its form is
described in docs/models.md. From the command line::

    python anomaly_forest_bundle.py export FOREST.joblib ROWS.csv BUNDLE.afmodel
    python anomaly_forest_bundle.py check BUNDLE.afmodel

Loading a pickle runs the code in it: export only forests that you trust.
"""

import argparse
import datetime
import hashlib
import json
import math
import sys
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FORMAT = "anomaly-forest-model"
FORMAT_VERSION = 1
SAMPLE_SIZE_KEY = "anomaly_forest.sample_size"
#: Greatest difference of a score that a check lets pass.
TOLERANCE = 1e-9
#: scikit-learn flags scores above its offset, Anomaly Forest scores from its threshold on. The
#: margin is far above the rounding of a score (2e-16) and far below what sets two rows apart.
THRESHOLD_MARGIN = 1e-12
#: Levels of ``score_quantiles``: dense where verdicts fall.
QUANTILE_LEVELS = (
    [i / 100 for i in range(99)] + [0.99 + i / 1000 for i in range(10)] + [0.9995, 0.9999, 1.0]
)
SEVERITY_LEVELS = {"low": 0.85, "medium": 0.95, "high": 0.99, "critical": 0.999}


class NotSupported(ValueError):
    """The forest cannot be written as a bundle; the message says why."""


def average_path_length(n):
    """c(n) of Liu et al. 2008, equation 1: 0 for n <= 1, 1 for n = 2."""
    if n <= 1:
        return 0.0
    if n == 2:
        return 1.0
    return 2.0 * (math.log(n - 1.0) + np.euler_gamma) - 2.0 * (n - 1.0) / n


def _assert_supported(forest, feature_names):
    if not hasattr(forest, "estimators_"):
        raise NotSupported("The forest is not fitted: call fit first.")
    if forest.max_samples_ < 2:
        raise NotSupported("A forest of one row a tree (max_samples=1) has no path lengths.")
    if len(forest.estimators_) > 1000:
        raise NotSupported(f"The forest has {len(forest.estimators_)} trees; 1,000 are the most.")
    if forest.max_samples_ > 65_536:
        raise NotSupported(f"max_samples is {forest.max_samples_}; 65,536 are the most.")
    if len(feature_names) != forest.n_features_in_:
        raise NotSupported(
            f"The forest has {forest.n_features_in_} columns, and {len(feature_names)} names came."
        )


class _Tables:
    """The trees as the operator TreeEnsemble counts them: nodes and leaves apart, depth first."""

    def __init__(self, forest):
        self.roots, self.features, self.splits = [], [], []
        self.true_ids, self.true_leafs, self.false_ids, self.false_leafs = [], [], [], []
        self.weights = []
        scale = len(forest.estimators_) * average_path_length(forest.max_samples_)
        self._leaf_scale = -math.log(2) / scale
        # With max_features below 1 a tree knows columns by their place among those it was given.
        for estimator, columns in zip(forest.estimators_, forest.estimators_features_):
            self._tree, self._columns = estimator.tree_, columns
            self._add(0, 0, True)

    def _add_leaf(self, node, depth):
        rows = int(self._tree.n_node_samples[node])
        self.weights.append(self._leaf_scale * (depth + average_path_length(rows)))
        return len(self.weights) - 1

    def _push(self, feature, split, ends, leafs):
        self.features.append(feature)
        self.splits.append(split)
        self.true_ids.append(ends[0])
        self.false_ids.append(ends[1])
        self.true_leafs.append(leafs[0])
        self.false_leafs.append(leafs[1])
        return len(self.features) - 1

    def _add(self, node, depth, is_root=False):
        tree = self._tree
        left, right = int(tree.children_left[node]), int(tree.children_right[node])
        if is_root:
            self.roots.append(len(self.features))
        if left == -1:
            # The operator knows no tree without a node: a test whose ends are the one leaf stands in.
            leaf = self._add_leaf(node, depth)
            return self._push(0, 0.0, (leaf, leaf), (1, 1))
        is_leaf = [int(tree.children_left[child] == -1) for child in (left, right)]
        column = int(self._columns[tree.feature[node]])
        here = self._push(column, float(tree.threshold[node]), (0, 0), is_leaf)
        ends = [
            self._add_leaf(child, depth + 1) if leaf else self._add(child, depth + 1)
            for child, leaf in zip((left, right), is_leaf)
        ]
        self.true_ids[here], self.false_ids[here] = ends
        return here


def to_onnx(forest, columns):
    """The forest as bytes of ONNX: rows in double, rounded to float32 as scikit-learn does.

    The answer of the graph is ``-forest.score_samples(rows)``, as double [rows, 1].
    """
    tables = _Tables(forest)
    doubles = lambda values, name: numpy_helper.from_array(np.array(values, np.float64), name)
    trees = helper.make_node(
        "TreeEnsemble",
        ["rows_rounded"],
        ["exponent"],
        domain="ai.onnx.ml",
        aggregate_function=1,
        post_transform=0,
        n_targets=1,
        tree_roots=tables.roots,
        nodes_featureids=tables.features,
        nodes_splits=doubles(tables.splits, ""),
        nodes_modes=numpy_helper.from_array(np.zeros(len(tables.features), np.uint8), ""),
        nodes_truenodeids=tables.true_ids,
        nodes_trueleafs=tables.true_leafs,
        nodes_falsenodeids=tables.false_ids,
        nodes_falseleafs=tables.false_leafs,
        leaf_targetids=[0] * len(tables.weights),
        leaf_weights=doubles(tables.weights, ""),
    )
    matrix = lambda name, width: helper.make_tensor_value_info(
        name, TensorProto.DOUBLE, ["rows", width]
    )
    graph = helper.make_graph(
        [
            helper.make_node("Cast", ["rows"], ["rows_float32"], to=TensorProto.FLOAT),
            helper.make_node("Cast", ["rows_float32"], ["rows_rounded"], to=TensorProto.DOUBLE),
            trees,
            helper.make_node("Exp", ["exponent"], ["ml_score"]),
        ],
        "isolation_forest",
        [matrix("rows", columns)],
        [matrix("ml_score", 1)],
    )
    model = helper.make_model(
        graph,
        producer_name="anomaly-forest-python",
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("ai.onnx.ml", 5)],
        ir_version=9,
    )
    helper.set_model_props(model, {SAMPLE_SIZE_KEY: str(forest.max_samples_)})
    return model.SerializeToString(deterministic=True)


def draw_test_rows(forest, rows, count=200, seed=0):
    """Rows to hold an import against: training rows, rows on a threshold, rows far outside."""
    random = np.random.default_rng(seed)
    drawn = rows[random.integers(0, len(rows), count)].astype(np.float64)
    for row in drawn[: count // 2]:
        tree = random.integers(len(forest.estimators_))
        inner = np.flatnonzero(forest.estimators_[tree].tree_.children_left != -1)
        if len(inner) == 0:
            continue
        node = random.choice(inner)
        column = forest.estimators_features_[tree][forest.estimators_[tree].tree_.feature[node]]
        row[column] = forest.estimators_[tree].tree_.threshold[node]
    spans = rows.max(axis=0) - rows.min(axis=0)
    for row in drawn[count // 2 : count // 2 + count // 20]:
        column = random.integers(rows.shape[1])
        row[column] += random.choice([-10, 10]) * (spans[column] + 1)
    return drawn


def _scores(forest, rows):
    return -forest.score_samples(rows)


def _manifest(forest, rows, feature_names, details):
    scores = _scores(forest, rows)
    medians, low, high = np.median(rows, axis=0), rows.min(axis=0), rows.max(axis=0)
    units = details.get("units") or {}
    missing = details.get("missing", "median")
    features = [
        {
            "type": "number",
            "unit": units.get(name),
            "trained": {
                "field": name,
                "missing": missing,
                "median": float(medians[i]),
                "min": float(low[i]),
                "max": float(high[i]),
            },
        }
        for i, name in enumerate(feature_names)
    ]
    seed = forest.random_state
    is_seed = isinstance(seed, (int, np.integer)) and 0 <= seed < 2**32
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "created_at": details.get("created_at")
        or datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds"),
        "made_by": "scikit-learn",
        "features": features,
        "trees": len(forest.estimators_),
        "sample_size": int(forest.max_samples_),
        "seed": int(seed) if is_seed else None,
        "threshold": min(1.0, float(-forest.offset_) + THRESHOLD_MARGIN),
        "severity_scores": {
            name: float(np.quantile(scores, level)) for name, level in SEVERITY_LEVELS.items()
        },
        "score_quantiles": [float(np.quantile(scores, level)) for level in QUANTILE_LEVELS],
        "training": {
            "rows": len(rows),
            "rows_left_out": 0,
            "left_out_reasons": {},
            "from": None,
            "to": None,
            "query": details.get("query") or "",
            "constant_features": [
                name for i, name in enumerate(feature_names) if low[i] == high[i]
            ],
        },
        "versions": _versions(),
    }


def _versions():
    import sklearn

    return {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "onnx": onnx.__version__}


def _sha256(data):
    return hashlib.sha256(data).hexdigest()


def _json(value):
    return json.dumps(value, allow_nan=False, indent=1).encode()


def write_bundle(forest, path, feature_names, rows, **details):
    """Writes a bundle of a fitted ``sklearn.ensemble.IsolationForest`` to ``path``.

    :param feature_names: a name per column, as the fields are called in Elasticsearch
    :param rows: the training rows, or a fair sample of them [rows, columns], finite: medians,
        ranges and the quantiles of the scores come from them
    :param details: ``test_rows`` [rows, columns] to hold an import against (drawn when left out),
        ``units`` {name: unit}, ``missing`` "median" or "skip", ``query`` (where the rows came
        from), ``created_at`` (ISO 8601), ``onnx_model`` (bytes of skl2onnx's graph of the same
        forest, to be taken instead of the compact one)
    :raises NotSupported: with the reason
    """
    rows = np.ascontiguousarray(rows, dtype=np.float64)
    feature_names = [str(name) for name in feature_names]
    _assert_supported(forest, feature_names)
    if rows.ndim != 2 or rows.shape[1] != len(feature_names) or len(rows) == 0:
        raise NotSupported(f"rows must be [rows, {len(feature_names)}], and are {rows.shape}.")
    if len(rows) > 1_000_000:
        raise NotSupported(f"{len(rows)} rows came; 1,000,000 are the most: give a fair sample.")
    if not np.isfinite(rows).all():
        raise NotSupported("rows must be finite: fill in or leave out what is missing first.")
    if details.get("missing", "median") not in ("median", "skip"):
        raise NotSupported('missing must be "median" or "skip".')
    test_rows = details.get("test_rows")
    test_rows = draw_test_rows(forest, rows) if test_rows is None else np.asarray(test_rows, float)
    model = details.get("onnx_model") or to_onnx(forest, len(feature_names))
    vectors = _json(
        {
            "rows": test_rows.tolist(),
            "scores": _scores(forest, test_rows).tolist(),
            "anomalous": (forest.predict(test_rows) == -1).tolist(),
        }
    )
    manifest = _manifest(forest, rows, feature_names, details)
    manifest["model"] = {"sha256": _sha256(model), "bytes": len(model)}
    manifest["test_vectors"] = {"sha256": _sha256(vectors), "count": len(test_rows)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in (
            ("manifest.json", _json(manifest)),
            ("model.onnx", model),
            ("test_vectors.json", vectors),
        ):
            # A fixed time: the same forest and rows give the same bytes.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 12, 0, 0))
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, data)
    return manifest


def read_bundle(path):
    """Manifest, bytes of the ONNX, and test vectors of a bundle, their checksums checked."""
    with zipfile.ZipFile(path) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
        if manifest.get("format") != FORMAT or manifest.get("format_version") != FORMAT_VERSION:
            raise ValueError(f"{path} is no bundle of format {FORMAT} {FORMAT_VERSION}.")
        model, vectors = bundle.read("model.onnx"), bundle.read("test_vectors.json")
    for name, data in (("model", model), ("test_vectors", vectors)):
        if _sha256(data) != manifest[name]["sha256"]:
            raise ValueError(f"{path}: {name} does not have the checksum of the manifest.")
    return manifest, model, json.loads(vectors)


def score(model, rows):
    """Scores of rows [rows, columns] by onnxruntime on one thread, 0..1, higher = more anomalous."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"]
    )
    if [one.name for one in session.get_inputs()] != ["rows"]:
        raise ValueError("The bundle holds skl2onnx's graph: that is turned into ours on import.")
    rows = np.asarray(rows, np.float64)
    return session.run(["ml_score"], {"rows": rows})[0][:, 0]


def check_bundle(path):
    """Scores a bundle's test vectors with onnxruntime.

    :return: greatest difference from the expected scores, rows whose bits differ, rows whose
        verdict differs, and whether all is within the tolerance
    """
    import onnxruntime

    manifest, model, vectors = read_bundle(path)
    expected = np.array(vectors["scores"])
    scores = score(model, vectors["rows"])
    flipped = (scores >= manifest["threshold"]) != np.array(vectors["anomalous"])
    difference = float(np.abs(scores - expected).max())
    return {
        "vectors": len(expected),
        "max_difference": difference,
        "other_bits": int((scores.view(np.int64) != expected.view(np.int64)).sum()),
        "labels_flipped": int(flipped.sum()),
        "passed": bool(difference <= TOLERANCE and not flipped.any()),
        "onnxruntime": onnxruntime.__version__,
    }


def _read_rows(path):
    """Numbers and column names of a CSV file with a header line."""
    with open(path, encoding="utf-8") as file:
        names = [name.strip().strip('"') for name in file.readline().strip().split(",")]
    return names, np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)


def _export(arguments):
    import joblib

    forest = joblib.load(arguments.forest)
    names, rows = _read_rows(arguments.rows)
    onnx_model = None
    if arguments.onnx:
        with open(arguments.onnx, "rb") as file:
            onnx_model = file.read()
    manifest = write_bundle(
        forest, arguments.bundle, names, rows, onnx_model=onnx_model, missing=arguments.missing
    )
    print(json.dumps({"bundle": arguments.bundle, **manifest["model"]}))
    return 0


def _check(arguments):
    result = check_bundle(arguments.bundle)
    print(json.dumps(result))
    return 0 if result["passed"] else 1


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    export = commands.add_parser("export", help="write a bundle of a fitted IsolationForest")
    export.add_argument("forest", help="joblib or pickle file of the forest")
    export.add_argument("rows", help="CSV file with a header: the training rows, or a sample")
    export.add_argument("bundle", help="file to write, .afmodel")
    export.add_argument("--onnx", help="take skl2onnx's graph of the same forest instead")
    export.add_argument("--missing", choices=["median", "skip"], default="median")
    export.set_defaults(run=_export)
    check = commands.add_parser("check", help="score a bundle's test vectors with onnxruntime")
    check.add_argument("bundle")
    check.set_defaults(run=_check)
    arguments = parser.parse_args(argv)
    try:
        return arguments.run(arguments)
    except (ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
